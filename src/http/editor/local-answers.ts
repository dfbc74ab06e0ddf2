import type { Answers } from '../../domain/submission/submission.ts';
import type { LocalSettings } from '../../domain/urgent/local-settings.ts';

/** What urgent help may send a caller to the council for. */
export const COUNCIL_SERVICES = ['homelessness', 'adult', 'children'] as const;

/** The settings as the form shows them: a list is one line for each, what a team does not take is "what: where instead". */
export function answersFrom(settings: LocalSettings | null): Answers {
  const pairs: [string, string | null | undefined][] = [
    ['areaName', settings?.areaName],
    ['nation', settings?.nation],
    ['answer-days', settings && String(settings.answerWithinDays)],
    ['duty-step', settings?.dutyClinician?.step],
    ['duty-number', settings?.dutyClinician?.number],
  ];
  for (const service of COUNCIL_SERVICES) {
    const line = settings?.council[service];
    pairs.push(
      [`${service}-name`, line?.name],
      [`${service}-number`, line?.number],
      [`${service}-hours`, line?.hours],
      [`${service}-late-number`, line?.outOfHours?.number],
      [`${service}-late-hours`, line?.outOfHours?.hours],
    );
  }
  (settings?.linkWorkerTeams ?? []).forEach((team, at) => {
    const doesNotTake = team.doesNotTake.map(({ what, instead }) => `${what}: ${instead}`);
    pairs.push(
      [`team-${at}-name`, team.name],
      [`team-${at}-number`, team.number],
      [`team-${at}-hours`, team.hours],
      [`team-${at}-wait`, team.wait],
      [`team-${at}-practices`, team.practices.join('\n')],
      [`team-${at}-takes`, team.takes.join('\n')],
      [`team-${at}-not`, doesNotTake.join('\n')],
    );
  });
  return Object.fromEntries(pairs.map(([name, value]) => [name, [value ?? '']]));
}

/** The settings that the form says, for `localSettingsSchema` to judge. */
export function settingsFrom(answers: Answers): unknown {
  const text = (name: string) => answers[name]?.[0]?.trim() ?? '';
  const lines = (name: string) => text(name).split('\n').map((line) => line.trim()).filter(Boolean);
  const dutyLine = (service: string) => {
    const name = text(`${service}-name`);
    if (name === '') return null;
    const late = { number: text(`${service}-late-number`) || null, hours: text(`${service}-late-hours`) };
    return { name, number: text(`${service}-number`) || null, hours: text(`${service}-hours`), outOfHours: late.number ? late : null };
  };
  const team = (at: number) => ({
    name: text(`team-${at}-name`),
    number: text(`team-${at}-number`),
    hours: text(`team-${at}-hours`),
    wait: text(`team-${at}-wait`) || null,
    practices: lines(`team-${at}-practices`),
    takes: lines(`team-${at}-takes`),
    doesNotTake: lines(`team-${at}-not`).map(notTaken),
  });
  return {
    areaName: text('areaName'),
    nation: text('nation') || null,
    answerWithinDays: text('answer-days') ? Number(text('answer-days')) : undefined,
    dutyClinician: text('duty-step') ? { step: text('duty-step'), number: text('duty-number') || null } : null,
    council: Object.fromEntries(COUNCIL_SERVICES.map((service) => [service, dutyLine(service)])),
    linkWorkerTeams: namedTeamsIn(answers).map(team),
  };
}

function notTaken(line: string): { what: string; instead: string } {
  const [what = '', ...instead] = line.split(':');
  return { what: what.trim(), instead: instead.join(':').trim() };
}

/** What is wrong by the field of the form it came from; of several things wrong with one, the first. */
export function errorsFrom(issues: { path: PropertyKey[]; message: string }[], answers: Answers): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [fieldAt(path, answers), message]));
}

function fieldAt(path: PropertyKey[], answers: Answers): string {
  const [first, second, third, fourth] = path.map(String);
  if (first === 'dutyClinician') return `duty-${second}`;
  if (first === 'council') return third === 'outOfHours' ? `${second}-late-${fourth}` : `${second}-${third}`;
  if (first === 'answerWithinDays') return 'answer-days';
  if (first === 'nation') return 'nation';
  if (first !== 'linkWorkerTeams') return 'areaName';
  const at = namedTeamsIn(answers)[Number(second)];
  return `team-${at}-${third === 'doesNotTake' ? 'not' : third}`;
}

/** The numbers that the teams of the form have in the names of their fields. */
export function teamsIn(answers: Answers): number[] {
  return Object.keys(answers).flatMap((name) => /^team-(\d{1,2})-name$/.exec(name)?.[1] ?? []).map(Number).toSorted((a, b) => a - b);
}

/** A team without a name is none. */
function namedTeamsIn(answers: Answers): number[] {
  return teamsIn(answers).filter((at) => answers[`team-${at}-name`]?.[0]?.trim());
}
