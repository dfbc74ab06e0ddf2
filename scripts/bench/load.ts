import type { Agent } from 'node:http';
import { startProgress } from './progress.ts';
import type { Query } from './queries.ts';
import { openConnections, type Answer } from './requests.ts';
import { median, quantile } from './statistics.ts';

const DESKS = 64;
const AT_ONCE = [16, 64];
const BURST_MS = 3000;
const BURSTS = 3;

/** Something that answers one of its queries, by position. `isWhole` tells an answer from half of one. */
export type Target = { name: string; queries: Query[]; ask: (query: Query, agent: Agent) => Promise<Answer>; isWhole: (answer: Answer) => boolean };

/** Targets that are asked the same; the first is what the others are measured by. */
export type Contest = [Target, ...Target[]];

export type Figures = {
  target: string;
  atOnce: number;
  perSecond: number | null;
  p50: number;
  p95: number;
  /** Against the first target: of the medians, of the 95th percentiles, and the middle one of the queries' own ratios. */
  ratioP50: number;
  ratioP95: number;
  ratioByQuery: number;
  errors: number;
  requests: number;
  /** The median of each query, in milliseconds. */
  byQuery: number[];
};

type Sample = { query: number; ms: number; failed: boolean };

/** One query at a time, then many at once; the targets take turns so that whatever else the machine does hits all alike. */
export async function runLoad(contests: Contest[], rounds: number): Promise<Figures[]> {
  const agents = openConnections(DESKS);
  const figures: Figures[] = [];
  const bar = startProgress('Asking', contests.length * (rounds + AT_ONCE.length * BURSTS * 3));
  let done = 0;
  for (const targets of contests) {
    await oneAtATime(targets, agents, 1);
    const samples = await oneAtATime(targets, agents, rounds, () => bar.to((done += 1)));
    figures.push(...summaries(targets, samples, 1, null));
    for (const atOnce of AT_ONCE) {
      const bursts: Sample[][] = targets.map(() => []);
      const elapsedMs = targets.map(() => 0);
      for (let burst = 0; burst < BURSTS; burst += 1) {
        for (const [position, target] of targets.entries()) {
          const startedAt = performance.now();
          bursts[position]!.push(...(await manyAtOnce(target, agents.slice(0, atOnce), BURST_MS)));
          elapsedMs[position]! += performance.now() - startedAt;
        }
        bar.to((done += 3));
      }
      figures.push(...summaries(targets, bursts, atOnce, elapsedMs));
    }
  }
  bar.end();
  for (const agent of agents) agent.destroy();
  return figures;
}

async function oneAtATime(targets: Target[], agents: Agent[], rounds: number, onRound?: () => void): Promise<Sample[][]> {
  const samples: Sample[][] = targets.map(() => []);
  let asked = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const query of targets[0]!.queries.keys()) {
      for (const step of targets.keys()) {
        const position = (round + query + step) % targets.length;
        samples[position]!.push(await sample(targets[position]!, query, agents[(asked += 1) % agents.length]!));
      }
    }
    onRound?.();
  }
  return samples;
}

/** Each connection asks again as soon as it has its answer. */
async function manyAtOnce(target: Target, agents: Agent[], forMs: number): Promise<Sample[]> {
  const until = performance.now() + forMs;
  const samples: Sample[] = [];
  let next = 0;
  await Promise.all(
    agents.map(async (agent) => {
      while (performance.now() < until) samples.push(await sample(target, (next += 1) % target.queries.length, agent));
    }),
  );
  return samples;
}

async function sample(target: Target, query: number, agent: Agent): Promise<Sample> {
  const answer = await target.ask(target.queries[query]!, agent);
  return { query, ms: answer.ms, failed: !target.isWhole(answer) };
}

function summaries(targets: Target[], samples: Sample[][], atOnce: number, elapsedMs: number[] | null): Figures[] {
  const [base, ...others] = targets.map((target, position): Figures => {
    const all = samples[position]!;
    const good = all.filter(({ failed }) => !failed);
    const ms = good.map((each) => each.ms);
    return {
      target: target.name,
      atOnce,
      perSecond: elapsedMs && (good.length / elapsedMs[position]!) * 1000,
      p50: median(ms),
      p95: quantile(ms, 0.95),
      ratioP50: 1,
      ratioP95: 1,
      ratioByQuery: 1,
      errors: all.length - good.length,
      requests: all.length,
      byQuery: [...target.queries.keys()].map((query) => median(good.filter((each) => each.query === query).map((each) => each.ms))),
    };
  });
  const compared = others.map((figures) => ({
    ...figures,
    ratioP50: figures.p50 / base!.p50,
    ratioP95: figures.p95 / base!.p95,
    ratioByQuery: median(figures.byQuery.map((ms, query) => ms / base!.byQuery[query]!)),
  }));
  return [base!, ...compared];
}
