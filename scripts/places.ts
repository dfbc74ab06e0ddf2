import { SingleBar } from 'cli-progress';
import { readConfig } from '../src/config.ts';
import { loadPlacesFile } from '../src/context.ts';
import { stop } from '../src/stop.ts';

type Progress = { fractionRead: number; lines: number };

const LINES_BETWEEN_REPORTS = 500_000;
const NAMES = { postcodes: 'postcodes', 'place-names': 'place names', authorities: 'names of authorities' };

const [source] = process.argv.slice(2);
const settings = readConfig(process.env);
if (!source) stop('Say which file to load: npm run places -- FILE (ONSPD or NSPL postcodes, or place names; plain or .gz).');
if ('wrong' in settings) stop(settings.wrong.join('\n'));

const startedAt = performance.now();
const progress = process.stderr.isTTY ? progressBar() : progressLines();
const answer = await loadPlacesFile(settings.config, source, progress.show);
progress.stop();
if (answer.kind === 'refused') stop(answer.sentence);

const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const left = [
  answer.withoutLocation ? `${count(answer.withoutLocation)} without a location were left out` : '',
  answer.unreadable ? `${count(answer.unreadable)} lines could not be read` : '',
].filter(Boolean);
console.log([`Loaded ${count(answer.rows)} ${NAMES[answer.what]} in ${seconds} seconds`, ...left].join('; ') + '.');

function progressBar() {
  const bar = new SingleBar({ format: 'Loading places {bar} {percentage}% | {lines} lines | {duration_formatted}', stream: process.stderr });
  bar.start(100, 0, { lines: 0 });
  return {
    show: ({ fractionRead, lines }: Progress) => bar.update(Math.floor(fractionRead * 100), { lines: count(lines) }),
    stop: () => bar.stop(),
  };
}

function progressLines() {
  let next = LINES_BETWEEN_REPORTS;
  return {
    show: ({ fractionRead, lines }: Progress) => {
      if (lines < next) return;
      next += LINES_BETWEEN_REPORTS;
      console.error(`${Math.floor(fractionRead * 100)}%: ${count(lines)} lines`);
    },
    stop: () => {},
  };
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
