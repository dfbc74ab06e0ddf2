import { z } from 'zod';

/** Facts about getting in and being there. What a venue does not list is not known, never "no". */
export const ACCESS = {
  'step-free': 'Step-free',
  'accessible-toilet': 'Accessible toilet',
  'changing-places': 'Changing Places toilet',
  lift: 'Lift',
  'blue-badge-parking': 'Blue Badge parking',
  'hearing-loop': 'Hearing loop',
  'quiet-space': 'Quiet space',
  seating: 'Seating with arms',
  'assistance-dogs': 'Assistance dogs welcome',
  'baby-change': 'Baby change',
  'gender-neutral-toilet': 'Gender-neutral toilet',
} as const;
export type Access = keyof typeof ACCESS;
export const ACCESS_SLUGS = Object.keys(ACCESS) as [Access, ...Access[]];

/**
 * Where something happens. `lat` and `lon` are WGS84 degrees.
 * A confidential venue (a refuge, somebody's home) is known to the public by its outcode alone:
 * use `publicVenue` before it leaves the server.
 */
export const venueSchema = z.strictObject({
  name: z.string().max(160).default(''),
  address: z.string().max(240).default(''),
  postcode: z.string().max(8).nullable().default(null),
  lat: z.number().min(49).max(61.5).nullable().default(null),
  lon: z.number().min(-9).max(2.5).nullable().default(null),
  /** The district or borough, as people say it: `Trafford`. */
  authority: z.string().max(80).default(''),
  confidential: z.boolean().default(false),
  access: z.array(z.enum(ACCESS_SLUGS)).default([]),
  /** The nearest stop, parking, which door. */
  note: z.string().max(240).default(''),
});
export type Venue = z.infer<typeof venueSchema>;

/** The part of a postcode that names a district: `M33 7ND` gives `M33`. Null where there is none. */
export function outcodeOf(postcode: string | null): string | null {
  return /^[A-Z]{1,2}\d[A-Z\d]?/.exec(postcode?.toUpperCase().replace(/\s*\d[A-Z]{2}$/, '') ?? '')?.[0] ?? null;
}

/** The town, or the part of one, that an address ends with: "9 Primrose Bank, Urmston". */
export function townOf(address: string): string {
  const parts = address.split(',').map((part) => part.trim());
  return parts.length > 1 ? parts.at(-1)! : '';
}

/** A venue as the public may see it: of a confidential one, the outcode and nothing that locates it. */
export function publicVenue(venue: Venue): Venue {
  if (!venue.confidential) return venue;
  return { ...venue, name: 'Address not shared', address: '', authority: '', postcode: outcodeOf(venue.postcode), lat: null, lon: null, note: '' };
}
