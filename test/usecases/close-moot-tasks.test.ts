import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TaskKind } from '../../src/domain/task.ts';
import { closeMootTasks } from '../../src/usecases/close-moot-tasks.ts';
import { openStores, type TestStores } from '../support/stores.ts';

let stores: TestStores;
beforeEach(async () => {
  stores = await openStores('2026-11-24T12:00:00Z');
});
afterEach(() => stores.close());

/** What becomes of a task of a kind: null while it stays open. */
async function outcomeOf(kind: TaskKind, ...saved: Parameters<TestStores['save']>): Promise<string | null> {
  const { id } = await stores.save(...saved);
  await stores.tasks.open(id, kind, 'Something.');
  await closeMootTasks(stores);
  const [task] = await stores.tasks.listFor(id);
  return task!.closedAt && task!.outcome;
}
const checked = (on: string) => ({ check: { on, how: 'phoned' as const, role: 'editor' } });

test('an overdue listing that was checked since need not be rung', async () => {
  expect(await outcomeOf('overdue', checked('2026-11-20'))).toBe('It has been checked since.');
  expect(await outcomeOf('overdue', checked('2025-01-01'))).toBeNull();
  expect(await outcomeOf('overdue', {})).toBeNull();
});

test('of a listing that is not public any more only who it belongs to, and what people reported, is still to be seen to', async () => {
  for (const kind of ['overdue', 'broken-link', 'closing'] as const) expect(await outcomeOf(kind, {}, 'closed')).toBe('It is not public any more.');
  for (const kind of ['problem', 'claim'] as const) expect(await outcomeOf(kind, {}, 'closed')).toBeNull();
});

test('a web page that was taken off, and an address that is no contact any more, are settled', async () => {
  expect(await outcomeOf('broken-link', {})).toBe('It has no web page any more.');
  expect(await outcomeOf('broken-link', { website: 'https://choir.example.org/' })).toBeNull();
  expect(await outcomeOf('dead-mail', {})).toBe('No mail to its contacts comes back any more.');
  const { id } = await stores.save();
  await stores.owners.add(id, 'gone@example.org');
  await stores.owners.markBounced('gone@example.org');
  await stores.tasks.open(id, 'dead-mail', 'It came back.');
  expect(await closeMootTasks(stores)).toBe(0);
});
