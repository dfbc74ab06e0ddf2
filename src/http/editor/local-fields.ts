import { NATIONS } from '../../domain/area-served.ts';
import { NATION_LABELS } from '../../domain/labels.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { Field } from '../fields.ts';
import { COUNCIL_SERVICES, teamsIn } from './local-answers.ts';

const COUNCIL_HEADINGS: Record<(typeof COUNCIL_SERVICES)[number], string> = {
  homelessness: 'The council: homelessness',
  adult: 'The council: adult social care',
  children: 'The council: children’s social care',
};
/** A blank one for the next team, after those there are. */
const SPARE_TEAMS = 1;

/** The questions about this place, with what was answered and what is wrong with that. */
export function localFields(answers: Answers, errors: Record<string, string>): { heading: string; fields: Field[] }[] {
  const value = (name: string) => answers[name]?.[0] ?? '';
  const field = (kind: 'text' | 'tel' | 'number', name: string, label: string, hint?: string): Field => ({
    kind, name, label, hint, value: value(name), error: errors[name], autocomplete: 'off',
  });
  const list = (name: string, label: string, hint: string): Field => ({
    kind: 'textarea', name, label, hint, rows: 4, value: value(name), error: errors[name],
  });
  const nation: Field = {
    kind: 'select', name: 'nation', label: 'Nation', value: value('nation'), error: errors.nation,
    hint: 'Urgent help shows its numbers first until a caller’s own place is known.',
    options: [{ value: '', label: 'Choose' }, ...NATIONS.map((known) => ({ value: known, label: NATION_LABELS[known] }))],
  };
  return [
    {
      heading: 'The area and the practice',
      fields: [
        field('text', 'areaName', 'Name of the area'),
        nation,
        field('text', 'duty-step', 'How staff reach the duty clinician', 'As you would tell a new receptionist, in one sentence.'),
        field('tel', 'duty-number', 'Their number, if there is one'),
      ],
    },
    {
      heading: 'The editors',
      fields: [
        field(
          'number', 'answer-days', 'Within how many working days do you answer?',
          'Groups are told this when they send something in. If it is empty they are told five.',
        ),
      ],
    },
    ...COUNCIL_SERVICES.map((service) => ({
      heading: COUNCIL_HEADINGS[service],
      fields: [
        field('text', `${service}-name`, 'Name of the team'),
        field('tel', `${service}-number`, 'Number'),
        field('text', `${service}-hours`, 'When it is answered'),
        field('tel', `${service}-late-number`, 'Number out of hours'),
        field('text', `${service}-late-hours`, 'When that is answered'),
      ],
    })),
    ...teamsShown(answers).map((at) => ({
      heading: value(`team-${at}-name`) || 'Another link-worker team',
      fields: [
        field('text', `team-${at}-name`, 'Name of the team'),
        field('tel', `team-${at}-number`, 'Number'),
        field('text', `team-${at}-hours`, 'When it is answered'),
        field('text', `team-${at}-wait`, 'How long people wait'),
        list(`team-${at}-practices`, 'Practices it serves', 'One on each line.'),
        list(`team-${at}-takes`, 'Whom and what it takes', 'One on each line.'),
        list(
          `team-${at}-not`, 'What it does not take',
          'One on each line, with where that goes instead: “A care assessment: adult social care”.',
        ),
      ],
    })),
  ];
}

function teamsShown(answers: Answers): number[] {
  const known = teamsIn(answers);
  const next = (known.at(-1) ?? -1) + 1;
  return [...known, ...Array.from({ length: SPARE_TEAMS }, (_, spare) => next + spare)];
}
