import { setImmediate } from 'node:timers/promises';
import { dateText } from '../domain/date-text.ts';
import { isOver } from '../domain/lifetime.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Clock } from '../domain/ports.ts';
import { dueStages, overdueOn, stageKey, type ReviewFacts, type ReviewStage } from '../domain/review.ts';
import type { Atomically, OwnedListing, OwnerStore, Stores } from '../domain/stores.ts';
import { writeReviewMail } from './write-review-mail.ts';

export type ReviewDeps = { owners: OwnerStore; atomically: Atomically; addresses: Addresses; clock: Clock };

const BATCH = 50;

/**
 * Asks owners whether their listing is still right, each question once, and the editors where none answered for a year.
 * Safe at any time and any number of times: a mail and the note that it went are kept together. Answers with how many went.
 */
export async function sendReviewMails(deps: ReviewDeps): Promise<number> {
  const today = londonWallClock(deps.clock()).date;
  let sent = 0;
  for (let after: { listingId: string; email: string } | null = null; ; ) {
    const batch = await deps.owners.listAll(after, BATCH);
    for (const owned of batch) sent += await review(deps, owned, today);
    if (batch.length < BATCH) return sent;
    // The store answers at once; without this nobody else would be served until the last batch.
    await setImmediate();
    after = batch.at(-1)!.owner;
  }
}

async function review({ atomically, addresses }: ReviewDeps, owned: OwnedListing, today: string): Promise<number> {
  const facts = factsOf(owned);
  const [stages, overdue] = [dueStages(facts, today), overdueOn(facts, today)];
  if ((stages.length === 0 && !overdue) || isOver(owned.listing.details, today)) return 0;
  return atomically(async (stores) => {
    const tasks = await stores.tasks.listFor(owned.listing.id);
    if (tasks.some(({ kind, closedAt }) => kind === 'closing' && !closedAt)) return 0;
    // Opened once for this year of silence: what an editor has settled does not come back.
    const isOpened = tasks.some(({ kind, openedAt }) => kind === 'overdue' && londonDay(openedAt) >= overdue!);
    if (overdue && !isOpened) {
      const note = `Nobody has confirmed it since ${dateText(facts.confirmedOn)}. Its owner was asked by mail.`;
      await stores.tasks.open(owned.listing.id, 'overdue', note);
    }
    return ask(stores, addresses, owned, stages);
  });
}

async function ask({ owners, links, mail }: Stores, addresses: Addresses, { owner, listing }: OwnedListing, stages: ReviewStage[]): Promise<number> {
  if (owner.bouncedAt) return 0;
  const fresh: ReviewStage[] = [];
  for (const stage of stages) if (await owners.noteReviewMail(listing.id, owner.email, stageKey(stage))) fresh.push(stage);
  // One mail, also when two questions fall on one day: whoever answers one answers both.
  const [first] = fresh;
  if (!first) return 0;
  const href = addresses.my(await links.create('owner', listing.id, owner.email));
  await mail.add([writeReviewMail(listing, owner.email, first, href)]);
  return 1;
}

function factsOf({ owner, listing, confirmedOn }: OwnedListing): ReviewFacts {
  return { confirmedOn, fundedUntil: listing.details.fundedUntil, ownerSince: londonDay(owner.since) };
}

function londonDay(instant: string): string {
  return londonWallClock(new Date(instant)).date;
}
