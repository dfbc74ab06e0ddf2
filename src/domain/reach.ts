import type { AreaServed } from './area-served.ts';
import type { ListingDetails } from './listing.ts';
import type { Place } from './place.ts';

/** The words an area served and a place are compared by: `authority:trafford`, `postcode:M33`. */
export function areaKeys(areas: AreaServed[]): string[] {
  return areas.flatMap((area) => {
    switch (area.type) {
      case 'everywhere':
        return ['everywhere'];
      case 'nation':
        return [`nation:${area.nation}`];
      case 'authority':
        return [`authority:${area.name.toLowerCase()}`];
      case 'postcode':
        return [`postcode:${area.prefix}`];
      case 'radius':
        return [];
    }
  });
}

/** Every key that serves somebody at the place. */
export function placeKeys(place: Place): string[] {
  const keys = ['everywhere'];
  if (place.nation) keys.push(`nation:${place.nation}`);
  if (place.authority) keys.push(`authority:${place.authority.toLowerCase()}`);
  // In London an area or district may be named as W, W1 or W1A.
  if (place.outcode) keys.push(...[/^[A-Z]+\d[A-Z\d]?/, /^[A-Z]+\d+/, /^[A-Z]+/].map((part) => `postcode:${part.exec(place.outcode!)?.[0]}`));
  return [...new Set(keys)];
}

/** Somebody can have it without travelling to a venue, so distance does not count. */
export function comesToThem(details: ListingDetails): boolean {
  return details.venues.every((venue) => venue.lat === null || venue.confidential) || details.delivery.some((delivery) => delivery !== 'in-person');
}
