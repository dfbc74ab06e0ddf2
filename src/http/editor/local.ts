import { Router, type Response } from 'express';
import { NATIONS } from '../../domain/area-served.ts';
import { NATION_LABELS } from '../../domain/labels.ts';
import { actorOf } from '../../domain/person.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { AuditTrail } from '../../domain/stores.ts';
import { localSettingsSchema, type LocalSettings } from '../../domain/urgent/local-settings.ts';
import { errorsOf, type Field } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { editorPage } from './page.ts';

export type LocalRouteDeps = {
  settings: { findLocal(): Promise<LocalSettings | null>; saveLocal(settings: LocalSettings): Promise<void> };
  audit: AuditTrail;
};

const COUNCIL = { homelessness: 'Homelessness', adult: 'Adult social care', children: 'Children’s social care' } as const;
const SERVICES = Object.keys(COUNCIL) as (keyof typeof COUNCIL)[];
/** A blank one for the next team, after those there are. */
const SPARE_TEAMS = 1;

/** `/editor/local`: the steps and numbers of this place, that stand in urgent help and beside the results. */
export function localRoutes(deps: LocalRouteDeps & Renderer): Router {
  const router = Router();
  const show = (res: Response, answers: Answers, errors: Record<string, string>, isSaved: boolean) => {
    const groups = groupsOf(answers, errors);
    if (Object.keys(errors).length > 0) res.status(422);
    return deps.renderPage(res, 'editor/local', editorPage(res, 'local', 'This place'), { groups, errors: groups.flatMap(({ fields }) => errorsOf(fields)), isSaved });
  };

  router.get('/editor/local', async (req, res) => show(res, answersFrom(await deps.settings.findLocal()), {}, req.query.saved !== undefined));

  router.post('/editor/local', async (req, res) => {
    const answers = answersOf(req);
    const read = localSettingsSchema.safeParse(settingsFrom(answers));
    if (!read.success) return show(res, answers, Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => [fieldAt(path, answers), message])), false);
    await deps.settings.saveLocal(read.data);
    await deps.audit.add(actorOf(signInOf(res).person), 'set', 'this place');
    res.redirect(303, `${paths.editor('local')}?saved`);
  });

  return router;
}

/** The settings as the form shows them: a list is one line for each, what a team does not take is "what: where instead". */
function answersFrom(settings: LocalSettings | null): Answers {
  const pairs: [string, string | null | undefined][] = [['areaName', settings?.areaName], ['nation', settings?.nation], ['answer-days', settings && String(settings.answerWithinDays)], ['duty-step', settings?.dutyClinician?.step], ['duty-number', settings?.dutyClinician?.number]];
  for (const service of SERVICES) {
    const line = settings?.council[service];
    pairs.push([`${service}-name`, line?.name], [`${service}-number`, line?.number], [`${service}-hours`, line?.hours], [`${service}-late-number`, line?.outOfHours?.number], [`${service}-late-hours`, line?.outOfHours?.hours]);
  }
  (settings?.linkWorkerTeams ?? []).forEach((team, at) => {
    const doesNotTake = team.doesNotTake.map(({ what, instead }) => `${what}: ${instead}`);
    pairs.push(
      [`team-${at}-name`, team.name], [`team-${at}-number`, team.number], [`team-${at}-hours`, team.hours], [`team-${at}-wait`, team.wait],
      [`team-${at}-practices`, team.practices.join('\n')], [`team-${at}-takes`, team.takes.join('\n')], [`team-${at}-not`, doesNotTake.join('\n')],
    );
  });
  return Object.fromEntries(pairs.map(([name, value]) => [name, [value ?? '']]));
}

function settingsFrom(answers: Answers): unknown {
  const text = (name: string) => answers[name]?.[0]?.trim() ?? '';
  const lines = (name: string) => text(name).split('\n').map((line) => line.trim()).filter(Boolean);
  const dutyLine = (service: string) => {
    const name = text(`${service}-name`);
    if (name === '') return null;
    const late = { number: text(`${service}-late-number`) || null, hours: text(`${service}-late-hours`) };
    return { name, number: text(`${service}-number`) || null, hours: text(`${service}-hours`), outOfHours: late.number ? late : null };
  };
  return {
    areaName: text('areaName'),
    nation: text('nation') || null,
    answerWithinDays: text('answer-days') ? Number(text('answer-days')) : undefined,
    dutyClinician: text('duty-step') ? { step: text('duty-step'), number: text('duty-number') || null } : null,
    council: Object.fromEntries(SERVICES.map((service) => [service, dutyLine(service)])),
    linkWorkerTeams: teamsIn(answers).filter((at) => text(`team-${at}-name`)).map((at) => ({
      name: text(`team-${at}-name`), number: text(`team-${at}-number`), hours: text(`team-${at}-hours`), wait: text(`team-${at}-wait`) || null,
      practices: lines(`team-${at}-practices`), takes: lines(`team-${at}-takes`),
      doesNotTake: lines(`team-${at}-not`).map((line) => ({ what: line.split(':')[0]!.trim(), instead: line.split(':').slice(1).join(':').trim() })),
    })),
  };
}

function teamsIn(answers: Answers): number[] {
  return Object.keys(answers).flatMap((name) => /^team-(\d{1,2})-name$/.exec(name)?.[1] ?? []).map(Number).toSorted((a, b) => a - b);
}

/** Which field of the form a part of the settings came from. */
function fieldAt(path: PropertyKey[], answers: Answers): string {
  const [first, second, third, fourth] = path.map(String);
  if (first === 'dutyClinician') return `duty-${second}`;
  if (first === 'council') return third === 'outOfHours' ? `${second}-late-${fourth}` : `${second}-${third}`;
  if (first === 'answerWithinDays') return 'answer-days';
  if (first === 'nation') return 'nation';
  if (first !== 'linkWorkerTeams') return 'areaName';
  const at = teamsIn(answers).filter((team) => answers[`team-${team}-name`]?.[0]?.trim())[Number(second)];
  return `team-${at}-${third === 'doesNotTake' ? 'not' : third}`;
}

function groupsOf(answers: Answers, errors: Record<string, string>): { heading: string; fields: Field[] }[] {
  const field = (kind: 'text' | 'tel' | 'number', name: string, label: string, hint?: string): Field => ({ kind, name, label, hint, value: answers[name]?.[0] ?? '', error: errors[name], autocomplete: 'off' });
  const list = (name: string, label: string, hint: string): Field => ({ kind: 'textarea', name, label, hint, rows: 4, value: answers[name]?.[0] ?? '', error: errors[name] });
  const nation: Field = {
    kind: 'select', name: 'nation', label: 'Nation', hint: 'Urgent help shows its numbers first until a caller’s own place is known.',
    value: answers.nation?.[0] ?? '', error: errors.nation, options: [{ value: '', label: 'Choose' }, ...NATIONS.map((value) => ({ value, label: NATION_LABELS[value] }))],
  };
  const known = teamsIn(answers);
  const next = (known.at(-1) ?? -1) + 1;
  const teams = [...known, ...Array.from({ length: SPARE_TEAMS }, (_, spare) => next + spare)];
  return [
    { heading: 'The area and the practice', fields: [field('text', 'areaName', 'Name of the area'), nation, field('text', 'duty-step', 'How staff reach the duty clinician', 'As you would tell a new receptionist, in one sentence.'), field('tel', 'duty-number', 'Their number, if there is one')] },
    { heading: 'The editors', fields: [field('number', 'answer-days', 'Within how many working days do you answer?', 'Groups are told this when they send something in. If it is empty they are told five.')] },
    ...SERVICES.map((service) => ({
      heading: `The council: ${COUNCIL[service].toLowerCase()}`,
      fields: [
        field('text', `${service}-name`, 'Name of the team'), field('tel', `${service}-number`, 'Number'), field('text', `${service}-hours`, 'When it is answered'),
        field('tel', `${service}-late-number`, 'Number out of hours'), field('text', `${service}-late-hours`, 'When that is answered'),
      ],
    })),
    ...teams.map((at) => ({
      heading: answers[`team-${at}-name`]?.[0] || 'Another link-worker team',
      fields: [
        field('text', `team-${at}-name`, 'Name of the team'), field('tel', `team-${at}-number`, 'Number'), field('text', `team-${at}-hours`, 'When it is answered'), field('text', `team-${at}-wait`, 'How long people wait'),
        list(`team-${at}-practices`, 'Practices it serves', 'One on each line.'), list(`team-${at}-takes`, 'Whom and what it takes', 'One on each line.'),
        list(`team-${at}-not`, 'What it does not take', 'One on each line, with where that goes instead: “A care assessment: adult social care”.'),
      ],
    })),
  ];
}
