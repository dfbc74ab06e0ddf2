import { METRES_PER_MILE, readPlace } from '../domain/place.ts';
import { MAX_RESULTS } from '../domain/search.ts';
import type { SearchAnswer } from '../usecases/search-listings.ts';

/** How many there are, in words; the index counts no further than to the most it gives. */
export function countText(total: number): string {
  if (total === 1) return '1 match';
  return total >= MAX_RESULTS ? `${MAX_RESULTS.toLocaleString('en-GB')} or more matches` : `${total.toLocaleString('en-GB')} matches`;
}

/** How many there are and where was looked, in one line. */
export function headingOf({ total, place, plan }: SearchAnswer, within: number): string {
  const matches = countText(total);
  if (plan.bounds) return `${matches} in this area of the map`;
  if (place?.kind !== 'found') return matches;
  if (plan.radiusMetres === null) return `${matches}, nearest to ${place.place.label} first`;
  // What is known only roughly is searched around from its edge.
  const whence = place.place.precision === 'postcode' ? place.place.label : `the edge of ${place.place.label}`;
  return `${matches} within ${within} mile${within === 1 ? '' : 's'} of ${whence}`;
}

/** Why the place did not narrow the search as it was meant to. */
export function placeProblems({ place, understood: { near } }: SearchAnswer): string[] {
  if (place?.kind === 'unknown') return [`We do not know a place or postcode “${place.typed.slice(0, 40)}”, so these are not by distance. Check the spelling, or try the first half of the postcode.`];
  if (place?.kind === 'ambiguous') return [`There is more than one ${place.name}. Which one do they mean?`];
  if (place?.kind !== 'found' || place.place.precision === 'postcode') return [];
  if (near && readPlace(near).kind === 'postcode') return [`We do not know the postcode ${near.toUpperCase()}, so this is for ${place.place.label}, and distances are from its middle.`];
  if (place.place.radiusMetres > METRES_PER_MILE * 3) {
    return [`${place.place.label} is a large area: distances are from its middle. A postcode gives better ones.`];
  }
  return [];
}
