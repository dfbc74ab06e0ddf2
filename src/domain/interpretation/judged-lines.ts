import { z } from 'zod';
import type { Weekday } from '../session.ts';
import type { LineRead, ReadLine } from '../line-read.ts';

/** What a line should be understood to say. `panel_if_null` tells how wrong urgent help is where none is expected. */
export const judgedLineSchema = z.looseObject({
  id: z.string(),
  query: z.string(),
  expected_needs: z.array(z.string()),
  acceptable_needs: z.array(z.string()).default([]),
  expected_urgent: z.string().nullable().default(null),
  also_acceptable_urgent: z.array(z.string()).default([]),
  panel_if_null: z.enum(['wrong', 'tolerable']).nullable().default(null),
  area: z.string().nullish(),
});
export type JudgedLine = z.infer<typeof judgedLineSchema>;

/** Counts of lines, each with how many lines it could have been. */
type Share = { count: number; of: number };
export type Judgement = {
  lines: number;
  needsFound: Share;
  /** Every need is heard, or offered beside those that are. */
  needsOffered: Share;
  firstNeedRight: Share;
  strayNeeds: Share;
  urgentRecall: Share;
  wrongPanels: Share;
  placeFound: Share;
  failures: { id: string; query: string; failed: string }[];
};

/** Any Wednesday would do: no judged line depends on the day. */
const TODAY: Weekday = 'we';

/** Tries every line and says how often needs, urgent help and places were understood, and where not. */
export function judgeLines(lines: JudgedLine[], read: ReadLine): Judgement {
  const tried = lines.map((line): Tried => ({ line, ...read(line.query, TODAY) }));
  const share = (within: (line: JudgedLine) => boolean, failed: (tried: Tried) => string[]) => {
    const among = tried.filter(({ line }) => within(line));
    return { count: among.filter((one) => failed(one).length === 0).length, of: among.length };
  };
  const hasNeeds = ({ expected_needs: needs }: JudgedLine) => needs.length > 0;
  const stray = share(() => true, strays);
  const wrong = share((line) => line.expected_urgent === null && line.panel_if_null === 'wrong', wrongPanels);
  return {
    lines: lines.length,
    needsFound: share(hasNeeds, missed),
    needsOffered: share(hasNeeds, (one) => missed({ ...one, said: { ...one.said, needs: [...one.said.needs, ...one.said.perhaps] } })),
    firstNeedRight: share(hasNeeds, firstWrong),
    strayNeeds: { count: stray.of - stray.count, of: stray.of },
    urgentRecall: share((line) => line.expected_urgent !== null, missedUrgent),
    wrongPanels: { count: wrong.of - wrong.count, of: wrong.of },
    placeFound: share((line) => Boolean(line.area), missedPlace),
    failures: tried.flatMap((one) =>
      [...missed(one), ...firstWrong(one), ...strays(one), ...missedUrgent(one), ...wrongPanels(one), ...missedPlace(one)].map((failed) => ({
        id: one.line.id,
        query: one.line.query,
        failed,
      })),
    ),
  };
}

type Tried = { line: JudgedLine } & LineRead;

function missed({ line, said }: Tried): string[] {
  return line.expected_needs.filter((need) => !said.needs.some((found) => found.need === need)).map((need) => `missed ${need}`);
}

function firstWrong({ line, said }: Tried): string[] {
  const first = said.needs[0]?.need ?? 'nothing';
  return line.expected_needs.length === 0 || line.expected_needs.includes(first) ? [] : [`first was ${first}`];
}

function strays({ line, said }: Tried): string[] {
  const fair = [...line.expected_needs, ...line.acceptable_needs];
  return said.needs.filter(({ need }) => !fair.includes(need)).map(({ need, words }) => `stray ${need} (${words.join(' ')})`);
}

function missedUrgent({ line, urgent }: Tried): string[] {
  const right = [line.expected_urgent, ...line.also_acceptable_urgent];
  return line.expected_urgent === null || urgent.some(({ id }) => right.includes(id)) ? [] : [`missed urgent ${line.expected_urgent}`];
}

function wrongPanels({ line, urgent }: Tried): string[] {
  if (line.expected_urgent !== null || line.panel_if_null !== 'wrong') return [];
  return urgent.filter(({ as, id }) => as === 'panel' && !line.also_acceptable_urgent.includes(id)).map(({ id }) => `wrong panel ${id}`);
}

function missedPlace({ line, said }: Tried): string[] {
  if (!line.area) return [];
  const [wanted, found] = [line.area.toLowerCase(), said.place?.typed.toLowerCase()];
  return found && (found.includes(wanted) || wanted.includes(found)) ? [] : [`missed place ${line.area}`];
}

/** A judged line that is understood otherwise than before: its needs, in order, and whether that is nearer to what was meant. */
export type Moved = { query: string; before: string[]; after: string[]; verdict: 'better' | 'worse' | 'other' };

/** What a change of the vocabulary would do to lines whose meaning is known. */
export function movedLines(lines: JudgedLine[], before: ReadLine, after: ReadLine): Moved[] {
  return lines.flatMap((line) => {
    const [was, is] = [before, after].map((read) => read(line.query, TODAY).said.needs.map(({ need }) => need)) as [string[], string[]];
    if (was.join() === is.join()) return [];
    const gain = rightness(is, line) - rightness(was, line);
    return [{ query: line.query, before: was, after: is, verdict: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'other' }];
  });
}

/** The lines that some words can have a part in: those with the beginning of one of them, however it ends or is spelt on. */
export function linesWith(lines: JudgedLine[], words: string): JudgedLine[] {
  const beginnings = words.toLowerCase().split(/\s+/).map((word) => word.slice(0, BEGINNING));
  return lines.filter(({ query }) => beginnings.some((beginning) => query.toLowerCase().includes(beginning)));
}
const BEGINNING = 3;

/** Needs found, less strays, and a little for the right one standing first. */
function rightness(needs: string[], { expected_needs: expected, acceptable_needs: acceptable }: JudgedLine): number {
  const found = expected.filter((need) => needs.includes(need)).length;
  const stray = needs.filter((need) => !expected.includes(need) && !acceptable.includes(need)).length;
  return found - stray + (needs[0] && expected.includes(needs[0]) ? 0.5 : 0);
}
