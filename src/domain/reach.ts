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
  if (place.outcode) keys.push(...districtsAround(place.outcode).map((prefix) => `postcode:${prefix}`));
  return keys;
}

/** The district and what holds it: W1A lies in W1, and in W. */
function districtsAround(outcode: string): string[] {
  return [...new Set([outcode, outcode.replace(/(\d)[A-Z]$/, '$1'), outcode.replace(/\d.*$/, '')])];
}

/**
 * Somebody can have it without travelling to a venue that is on the map, so distance does not count: by phone, online
 * or at home; or its place is nobody's business (a refuge), and the area it serves says who may come.
 */
export function comesToThem(details: ListingDetails): boolean {
  if (details.venues.length === 0 || details.delivery.some((delivery) => delivery !== 'in-person')) return true;
  return details.areasServed.length > 0 && details.venues.every((venue) => venue.confidential);
}
