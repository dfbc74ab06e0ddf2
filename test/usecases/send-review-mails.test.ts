import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Atomically } from '../../src/domain/stores.ts';
import { confirmListing } from '../../src/usecases/confirm-listing.ts';
import { sayClosed } from '../../src/usecases/say-closed.ts';
import { sendReviewMails } from '../../src/usecases/send-review-mails.ts';
import { openStores, type TestStores } from '../support/stores.ts';
import { weekly } from '../support/listings.ts';

let stores: TestStores;
beforeEach(async () => {
  stores = await openStores('2026-01-04T12:00:00Z');
});
afterEach(() => stores.close());

const subjects = async () => (await stores.waitingMail()).map(({ subject }) => subject);
/** What waits is taken as sent. */
const empty = async () => {
  for (const { id } of await stores.mail.listDue(1000)) await stores.mail.markSent(id);
};
async function owned(name: string, given = {}, email = 'pat@example.org') {
  const listing = await stores.save({ name, ...given });
  await stores.owners.add(listing.id, email);
  return listing;
}

describe('over the months', () => {
  test('an owner is asked three times and no more, then the editors once', async () => {
    const { id } = await owned('Choir');
    const heard: string[] = [];
    for (let day = 0; day < 500; day += 1) {
      stores.later(1);
      await sendReviewMails(stores);
      await sendReviewMails(stores);
      for (const subject of await subjects()) heard.push(`${stores.clock().toISOString().slice(0, 10)} ${subject}`);
      await empty();
    }
    expect(heard).toEqual(['2026-11-04 Is Choir still right?', '2026-12-04 Once more: is Choir still right?', '2027-01-04 Choir has not been confirmed for a year']);
    expect(await stores.tasks.listFor(id)).toMatchObject([{ kind: 'overdue', openedAt: '2027-01-05T12:00:00.000Z', note: 'Nobody has confirmed it since 4 January 2026. Its owner was asked by mail.' }]);
  });

  test('who answers is left alone for ten months more', async () => {
    const { id } = await owned('Choir');
    stores.setNow('2026-11-04T09:00:00Z');
    expect(await sendReviewMails(stores)).toBe(1);
    await confirmListing(stores, id);
    await empty();
    stores.setNow('2027-09-03T09:00:00Z');
    expect(await sendReviewMails(stores)).toBe(0);
    stores.setNow('2027-09-04T09:00:00Z');
    expect(await sendReviewMails(stores)).toBe(1);
  });

  test('the months count from the last check, or else from the day it became public and not from its last change', async () => {
    const { id } = await owned('Choir', { check: { on: '2025-06-01', how: 'phoned', role: 'editor' } });
    const never = await owned('Band');
    stores.setNow('2026-03-01T09:00:00Z');
    await stores.save({ name: 'Band', summary: 'Brass.' }, 'published', never.id);
    stores.setNow('2026-04-01T09:00:00Z');
    await sendReviewMails(stores);
    expect(await subjects()).toEqual(['Is Choir still right?']);
    await confirmListing(stores, id);
    stores.setNow('2026-11-04T09:00:00Z');
    await sendReviewMails(stores);
    expect(await subjects()).toEqual(['Is Choir still right?', 'Is Band still right?']);
  });

  test('what an editor settled does not come back, until another year of silence', async () => {
    const { id } = await owned('Choir');
    stores.setNow('2027-02-01T09:00:00Z');
    await sendReviewMails(stores);
    const [task] = await stores.tasks.listFor(id);
    await stores.tasks.close(task!.id, 'Nothing wrong.');
    stores.later(100);
    await sendReviewMails(stores);
    expect(await stores.tasks.listFor(id)).toHaveLength(1);
  });

  test('a program that did not run for months asks the last question alone', async () => {
    await owned('Choir');
    stores.setNow('2027-06-01T09:00:00Z');
    await sendReviewMails(stores);
    expect(await subjects()).toEqual(['Choir has not been confirmed for a year']);
  });
});

describe('nobody is asked', () => {
  beforeEach(() => void stores.setNow('2025-12-01T12:00:00Z'));
  const after = async (days: number) => {
    stores.later(days);
    return sendReviewMails(stores);
  };

  test('about a listing that has closed, or whose owner says that it has', async () => {
    const [closed, closing] = [await owned('Closed'), await owned('Closing')];
    await stores.save({ name: 'Closed' }, 'closed', closed.id);
    await sayClosed(stores, closing.id, '');
    expect(await after(400)).toBe(0);
    expect((await stores.tasks.listFor(closing.id)).map(({ kind }) => kind)).toEqual(['closing']);
  });

  test('about an event that is over', async () => {
    await owned('Fair', { kind: 'event', sessions: [{ ...weekly('sa', '10:00', '16:00'), freq: 'once', byday: [], dtstart: '2025-12-06' }] });
    expect(await after(400)).toBe(0);
  });

  test('at an address whose mail comes back', async () => {
    await owned('Choir');
    await stores.owners.markBounced('pat@example.org');
    expect(await after(310)).toBe(0);
  });
});

test('before the money ends an owner is asked once, in one mail with what else is due', async () => {
  await owned('Choir', { fundedUntil: '2026-11-30' });
  stores.setNow('2026-11-05T09:00:00Z');
  expect([await sendReviewMails(stores), await sendReviewMails(stores)]).toEqual([1, 0]);
  expect(await subjects()).toEqual(['Does Choir go on after 30 November 2026?']);
});

test('each of many owners of many listings is asked, in batches', async () => {
  for (let number = 0; number < 220; number += 1) await owned(`Group ${number}`);
  for (const { owner } of await stores.owners.listAll(null, 3)) await stores.owners.add(owner.listingId, 'second@example.org');
  stores.setNow('2026-11-04T09:00:00Z');
  expect(await sendReviewMails(stores)).toBe(223);
  expect((await subjects()).length).toBe(223);
});

test('killed at any instant and started again, everybody is asked exactly once', async () => {
  for (let number = 0; number < 12; number += 1) await owned(`Group ${number}`, {}, `owner${number}@example.org`);
  stores.setNow('2026-11-04T09:00:00Z');
  const killed = (work: number): Atomically => {
    let left = work;
    return async (inside) => {
      if (left-- > 0) return stores.atomically(inside);
      // In the middle: what was written of this one is not kept.
      return stores.atomically(async (within) => {
        await inside(within);
        throw new Error('killed');
      });
    };
  };
  for (let turn = 0; turn < 14; turn += 1) await sendReviewMails({ ...stores, atomically: killed(turn % 4) }).catch(() => undefined);
  await sendReviewMails(stores);
  expect((await stores.waitingMail()).map(({ to }) => to).toSorted()).toEqual(Array.from({ length: 12 }, (_, number) => `owner${number}@example.org`).toSorted());
});
