import { SingleBar } from 'cli-progress';

export type Progress = { to: (done: number) => void; end: () => void };

/** A bar on standard error for something long; where that is no terminal, one line when it begins. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) {
    console.error(label);
    return { to: () => {}, end: () => {} };
  }
  const bar = new SingleBar({ format: `${label} {bar} {percentage}% | {duration_formatted}`, stream: process.stderr });
  bar.start(total, 0);
  return {
    to: (done) => bar.update(done),
    end: () => {
      bar.update(total);
      bar.stop();
    },
  };
}
