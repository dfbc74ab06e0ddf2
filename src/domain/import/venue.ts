import { readPlace } from '../place.ts';
import { ACCESS, ACCESS_SLUGS, type Venue, venueSchema } from '../venue.ts';
import { isShouted, titleCase } from './capitals.ts';
import { fit } from './plain-text.ts';
import type { Report } from './problem.ts';
import type { ImportRecord } from './record.ts';
import { readWords } from './words.ts';

/** The venue a record speaks of; null when it speaks of none. */
export function readVenue(record: ImportRecord, repairCapitals: boolean, report: Report): Venue | null {
  const address = record.address?.join(', ') ?? '';
  const written = record.postcode?.[0];
  const postcode = readPostcode(written) ?? readPostcode(address);
  if (written && !postcode) report('postcode', `“${written}” is not a postcode`, 'Left out');
  const point = readPoint(record.lat?.[0], record.lon?.[0], report);
  const name = record.venue?.[0] ?? '';
  if (!name && !address && !postcode && !point) return null;

  const repair = (text: string) => (repairCapitals && isShouted(text) ? titleCase(text) : text);
  const withoutPostcode = postcode ? address.replace(new RegExp(`[,\\s]*${postcode.replace(' ', '\\s*')}\\b`, 'i'), '') : address;
  return venueSchema.parse({
    name: fit(repair(name), 160),
    address: fit(repair(withoutPostcode.replace(/[,\s]+$/, '')), 240),
    postcode,
    ...point,
    authority: fit(record.authority?.[0] ?? '', 80),
    confidential: isYes(record.confidential?.[0]),
    access: readWords('access', record.access, ACCESS_SLUGS, report, ACCESS),
    note: fit(record.venue_note?.[0] ?? '', 240),
  });
}

/** Anything but a no: in doubt, an address is kept back. */
function isYes(word: string | undefined): boolean {
  return word !== undefined && !/^(?:no|n|false|0)$/i.test(word);
}

function readPostcode(text: string | undefined): string | null {
  const place = readPlace(text ?? '');
  return place.kind === 'postcode' ? place.postcode : null;
}

function readPoint(lat: string | undefined, lon: string | undefined, report: Report): { lat: number; lon: number } | null {
  if (!lat || !lon) return null;
  const point = venueSchema.safeParse({ lat: Number(lat), lon: Number(lon) });
  if (point.success) return { lat: Number(lat), lon: Number(lon) };
  report('lat, lon', `${lat}, ${lon} is not in the United Kingdom`, 'Left out');
  return null;
}
