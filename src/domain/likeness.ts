import type { ListingDetails } from './listing.ts';
import { isSameOrganisation } from './organisation.ts';
import { distanceMetres } from './place.ts';
import { foldName } from './slug.ts';
import type { Venue } from './venue.ts';

/** Words that half of all groups have in their name, and that tell none from another. */
const COMMON = new Set('a an and at the of for in on to with group club service centre project community local support'.split(' '));
const SAME_PLACE_METRES = 150;
/** From here on two names are taken for one, when something else is the same too; one organisation names its own things alike. */
const SIMILAR = 0.6;
const SIMILAR_WITHIN_ORGANISATION = 0.75;

/**
 * Why two listings may be one and the same, in a few words each; null when nothing says so. What one organisation uses for
 * everything it runs (its number, its registration, its hall) counts only where the names are alike too.
 */
export function likeness(a: ListingDetails, b: ListingDetails): { reasons: string[] } | null {
  const names = nameLikeness(a.name, b.name);
  const isOfOne = isSameOrganisation(a.organisation, b.organisation);
  const shared = [
    ...(shareOne(a.phoneLines, b.phoneLines, ({ number }) => number) ? ['the same phone number'] : []),
    ...(shareOne([a.organisation], [b.organisation], ({ charityNumber }) => charityNumber) ? ['the same charity number'] : []),
    ...(shareOne([a], [b], ({ website }) => website && foldName(website.replace(/^https?:\/\/(?:www\.)?/, ''))) ? ['the same web page'] : []),
    ...(a.venues.some((venue) => b.venues.some((other) => isSamePlace(venue, other))) ? ['the same place'] : []),
  ];
  const contacts = shared.filter((reason) => reason !== 'the same place');
  if (names === 1 && isOfOne) return { reasons: ['the same name', ...shared] };
  const isSimilar = names >= (isOfOne ? SIMILAR_WITHIN_ORGANISATION : SIMILAR);
  if (isSimilar && shared.length > 0) return { reasons: [names === 1 ? 'the same name' : 'a similar name', ...shared] };
  return contacts.length > 0 && !isOfOne ? { reasons: shared } : null;
}

/** How alike two names are, from 0 to 1: 1 when only case, accents, punctuation and common words tell them apart. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [tellingWords(a), tellingWords(b)];
  if (one.join(' ') === other.join(' ')) return 1;
  return dice(one.flatMap(pairsOf), other.flatMap(pairsOf));
}

function tellingWords(name: string): string[] {
  const words = foldName(name).split(' ');
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : words;
}

/** Neighbouring letters of a word, its ends included, so that a slip of the pen changes only some. */
function pairsOf(word: string): string[] {
  const whole = ` ${word} `;
  return Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(at, at + 2));
}

/** Sørensen and Dice: twice what both have, of all they have. */
function dice(a: string[], b: string[]): number {
  const left = new Map<string, number>();
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1);
  let both = 0;
  for (const pair of b) {
    const times = left.get(pair) ?? 0;
    if (times > 0) both += 1;
    left.set(pair, times - 1);
  }
  return (2 * both) / (a.length + b.length);
}

function shareOne<Thing>(a: Thing[], b: Thing[], keyOf: (thing: Thing) => string | null): boolean {
  const keys = new Set(a.map(keyOf).filter(Boolean));
  return b.some((thing) => keys.has(keyOf(thing)));
}

/** Of a confidential place only its postcode is compared, and what is found is told to nobody but editors. */
function isSamePlace(a: Venue, b: Venue): boolean {
  if (a.postcode && b.postcode && a.postcode.replace(/\s/g, '') === b.postcode.replace(/\s/g, '')) return true;
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return false;
  return distanceMetres({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon }) <= SAME_PLACE_METRES;
}
