import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createReaders } from '../src/readers.ts';
import { judgedLineSchema, judgeLines, type Judgement } from '../src/domain/interpretation/judged-lines.ts';
import { stop } from '../src/stop.ts';

const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!file) stop('Say which judged lines: npm run evaluate -- FILE.json [--json]');
const read = z.array(judgedLineSchema).safeParse(parsed(file));
if (!read.success) stop(`${file} is not a list of judged lines:\n${z.prettifyError(read.error)}`);

const judgement = judgeLines(read.data, createReaders().readWith([]));
console.log(process.argv.includes('--json') ? JSON.stringify(asJson(judgement), null, 2) : asText(judgement));

function asJson({ lines, needsFound, needsOffered, firstNeedRight, strayNeeds, urgentRecall, wrongPanels, placeFound, failures }: Judgement) {
  const share = ({ count, of }: Judgement['needsFound']) => (of === 0 ? null : count / of);
  return {
    lines,
    needs_found: share(needsFound),
    needs_found_or_offered: share(needsOffered),
    first_need_right: share(firstNeedRight),
    stray_needs: share(strayNeeds),
    urgent_recall: share(urgentRecall),
    wrong_panels: share(wrongPanels),
    place_found: share(placeFound),
    failures,
  };
}

function asText(judged: Judgement): string {
  const row = (label: string, { count, of }: Judgement['needsFound']) => {
    const share = of > 0 ? ` (${((100 * count) / of).toFixed(1)} %)` : '';
    return `${label.padEnd(18)}${String(count).padStart(5)} of ${of}${share}`;
  };
  return [
    `${judged.lines} lines`,
    row('needs found', judged.needsFound),
    row('… or offered', judged.needsOffered),
    row('first need right', judged.firstNeedRight),
    row('stray needs', judged.strayNeeds),
    row('urgent recall', judged.urgentRecall),
    row('wrong panels', judged.wrongPanels),
    row('place found', judged.placeFound),
    '',
    ...judged.failures.map(({ id, query, failed }) => `${id}  ${failed}: ${query}`),
  ].join('\n');
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return stop(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
