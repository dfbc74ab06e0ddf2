import { londonWallClock } from '../domain/london-time.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import { inOwnWords, isSameOrganisation } from '../domain/organisation.ts';
import type { PlaceAnswer } from '../domain/place.ts';
import type { Clock, ListingStore, Places } from '../domain/ports.ts';
import type { RevisionStore } from '../domain/stores.ts';
import type { Problem, ReadContext, Step } from '../domain/submission/answers.ts';
import { BLANK, missingFrom, readAll } from '../domain/submission/steps.ts';
import type { Answers, Submission } from '../domain/submission/submission.ts';
import { placesIn } from '../domain/submission/where.ts';

export type ReadDeps = {
  places: Places;
  listings: Pick<ListingStore, 'findOrganisationNamed'>;
  revisions: RevisionStore;
  vocabulary: Vocabulary;
  clock: Clock;
};

export type SubmissionReading = {
  /** What the form was filled from: what was sent before, with what an editor put right; else the listing as it then was, or a blank. */
  base: ListingDetails;
  /** What it proposes, as far as it can be read. */
  details: ListingDetails;
  /** What has to be put right before it can be sent, and where. */
  missing: (Problem & { step: Step })[];
  context: ReadContext;
};

/** More names than anybody lists by hand are not looked up, and stay as they were written. */
const MOST_LOOKED_UP = 40;

/** What a submission says, with its places looked up. */
export async function readSubmission(deps: ReadDeps, { answers, details, listingId, baseRevision }: Submission): Promise<SubmissionReading> {
  const begun = details || listingId === null ? null : await deps.revisions.find(listingId, baseRevision);
  const reading = await readAnswers(deps, answers, details ?? begun?.details ?? BLANK);
  return { ...reading, details: await withOwnWords(deps, reading) };
}

/** What was read, with what another organisation that is known says of itself, in place of what was left as it was of the one before. */
export async function withOwnWords(
  { listings }: Pick<ReadDeps, 'listings'>,
  { base, details }: Pick<SubmissionReading, 'base' | 'details'>,
): Promise<ListingDetails> {
  // A new listing has none before it.
  if (base.organisation.name === '' || isSameOrganisation(base.organisation, details.organisation)) return details;
  const known = await listings.findOrganisationNamed(details.organisation.name);
  return known ? { ...details, organisation: inOwnWords(details.organisation, base.organisation, known) } : details;
}

/** What answers say of a listing, with their places looked up. */
export async function readAnswers(
  { places, vocabulary, clock }: Omit<ReadDeps, 'revisions' | 'listings'>,
  answers: Answers,
  base: ListingDetails,
): Promise<SubmissionReading> {
  const context: ReadContext = { vocabulary, today: londonWallClock(clock()).date, places: await lookUp(places, placesIn(answers)) };
  return { base, details: readAll(answers, base, context).details, missing: missingFrom(answers, base, context), context };
}

/** What each name of a place is, by the name as it was typed. */
export async function lookUp(places: Places, names: string[]): Promise<ReadContext['places']> {
  const looked: [string, PlaceAnswer][] = [];
  for (const typed of names.slice(0, MOST_LOOKED_UP)) looked.push([typed, await places.find(typed)]);
  return new Map(looked);
}
