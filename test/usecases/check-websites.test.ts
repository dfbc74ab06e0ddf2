import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebAnswer } from '../../src/domain/web-check.ts';
import { checkWebsites } from '../../src/usecases/check-websites.ts';
import { openStores, type TestStores } from '../support/stores.ts';

let stores: TestStores;
let asked: string[];
const broken = new Set<string>();
beforeEach(async () => {
  stores = await openStores('2026-11-24T12:00:00Z');
  asked = [];
  broken.clear();
});
afterEach(() => stores.close());

const running = new AbortController().signal;
const check = (signal = running) =>
  checkWebsites({ ...stores, webProbe: async (url): Promise<WebAnswer> => {
    asked.push(url);
    return broken.has(url) ? { answers: false, why: 'does not answer' } : { answers: true };
  } }, signal);
const page = (number: number) => `https://group${number}.example.org/`;
const openTasks = async (id: string) => (await stores.tasks.listFor(id)).filter(({ closedAt }) => !closedAt);

test('at most twenty are asked for within an hour, however often it is run, and each of them once in thirty days', async () => {
  for (let number = 0; number < 50; number += 1) await stores.save({ name: `Group ${number}`, website: page(number) });
  expect([await check(), await check(), await check()]).toEqual([20, 0, 0]);
  stores.later(1 / 24);
  expect(await check()).toBe(20);
  stores.later(1);
  expect([await check(), await check()]).toEqual([10, 0]);
  expect(new Set(asked).size).toBe(50);
  stores.later(27);
  expect(await check()).toBe(0);
  stores.later(3);
  expect(await check()).toBe(20);
});

test('one that fails on two days becomes a task, which an answer closes', async () => {
  const { id } = await stores.save({ name: 'Choir', website: page(1) });
  broken.add(page(1));
  await check();
  stores.later(0.9);
  expect(await check()).toBe(0);
  expect(await openTasks(id)).toEqual([]);
  stores.later(0.2);
  await check();
  expect(await openTasks(id)).toMatchObject([{ kind: 'broken-link', note: 'https://group1.example.org/ does not answer. It failed first on 24 November 2026.' }]);
  stores.later(7);
  await check();
  expect(await openTasks(id)).toHaveLength(1);
  broken.clear();
  stores.later(7);
  await check();
  expect(await stores.tasks.listFor(id)).toMatchObject([{ kind: 'broken-link', outcome: 'It answers again.' }]);
});

test('one bad day is forgiven', async () => {
  const { id } = await stores.save({ name: 'Choir', website: page(1) });
  broken.add(page(1));
  await check();
  broken.clear();
  stores.later(2);
  await check();
  stores.later(30);
  broken.add(page(1));
  await check();
  expect(await stores.tasks.listFor(id)).toEqual([]);
});

test('an address that was put right is asked for at once, and begins anew', async () => {
  const { id } = await stores.save({ name: 'Choir', website: page(1) });
  broken.add(page(1)).add(page(2));
  await check();
  await stores.save({ name: 'Choir', website: page(2) }, 'published', id);
  stores.later(1.5);
  await check();
  expect(asked).toEqual([page(1), page(2)]);
  expect(await stores.tasks.listFor(id)).toEqual([]);
});

test('nobody is asked about drafts, closed or invented listings, or where it is switched off', async () => {
  await stores.save({ name: 'Draft', website: page(1) }, 'draft');
  await stores.save({ name: 'Closed', website: page(2) }, 'closed');
  await stores.save({ name: 'Invented', website: page(3), source: { name: 'demonstration', id: '1' } });
  await stores.save({ name: 'No page' });
  expect(await check()).toBe(0);
  await stores.save({ name: 'Choir', website: page(4) });
  expect(await checkWebsites({ ...stores, webProbe: null }, running)).toBe(0);
});

test('when the program ends meanwhile, what was asked for is kept and the answer that never came is not', async () => {
  for (let number = 0; number < 5; number += 1) await stores.save({ name: `Group ${number}`, website: page(number) });
  const ending = new AbortController();
  const done = await checkWebsites({ ...stores, webProbe: async () => {
    asked.push('one');
    if (asked.length === 3) ending.abort();
    return { answers: false, why: 'does not answer' };
  } }, ending.signal);
  expect([done, asked.length, await check()]).toEqual([2, 3, 3]);
});
