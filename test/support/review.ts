import type { Listing, ListingInput } from '../../src/domain/listing.ts';
import { fillAll } from '../../src/domain/submission/steps.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { RunningApp } from './app.ts';
import { details } from './listings.ts';

/** What a group has sent and no editor has seen: a new listing, or a change to one. `times` away from a second look. */
export async function sendIn(app: RunningApp, given: Partial<ListingInput>, { listing = null, secondLook = false }: { listing?: Listing | null; secondLook?: boolean } = {}): Promise<Submission> {
  const { submissions, audit, clock } = app.context;
  const proposed = details(listing ? { ...listing.details, ...given } : given);
  const email = `${proposed.name.replace(/\W+/g, '-').toLowerCase()}@example.org`;
  const answers = { ...fillAll(proposed), 'your-email': [email], 'your-role': ['secretary'] };
  const begun = await submissions.start({ listingId: listing?.id ?? null, baseRevision: listing?.revision ?? 0, answers, email });
  // Which approvals are looked at again hangs on the id, which is random.
  if ((parseInt(begun.id.slice(-6), 16) % 10 === 0) !== secondLook) return sendIn(app, given, { listing, secondLook });
  await audit.add({ role: 'group', email: null }, 'sent a new listing', `submission ${begun.id}`, proposed.name);
  return (await submissions.save(begun.id, begun.version, { status: 'waiting', details: proposed, sentAt: clock().toISOString() }))!;
}

/** A listing that is public. */
export async function publish(app: RunningApp, given: Partial<ListingInput>): Promise<Listing> {
  const [listing] = await app.context.listings.saveAll([{ status: 'published', details: details(given), reason: 'written' }]);
  await app.context.sync();
  return listing!;
}
