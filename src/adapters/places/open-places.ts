import { readPlace, type Place, type PlaceAnswer, type PlaceInput } from '../../domain/place.ts';
import type { Places, VenuePlaces } from '../../domain/ports.ts';
import { describeCentroid, describeOutcodes, describePostcode } from './describe-place.ts';
import { findName } from './find-name.ts';
import { createGeocoder, type Geocoder } from './geocoder.ts';
import { followPlaceFile, type PlaceFile } from './place-file.ts';

type CodeInput = Exclude<PlaceInput, { kind: 'name' }>;

/**
 * Looks places up: in the places database at `file` (which need not exist, and may be replaced meanwhile), then
 * among the directory's own venues, then at `geocoderUrl` when there is one. The answer says how precise it is.
 */
export function openPlaces(options: { file: string; venues: VenuePlaces; geocoderUrl: string | null }): Places & { close(): void } {
  const places = followPlaceFile(options.file);
  const geocoder = options.geocoderUrl ? createGeocoder(options.geocoderUrl) : null;
  return {
    async find(typed) {
      const input = readPlace(typed);
      const file = places.current();
      if (input.kind === 'name') return findByName(typed, input, file, options.venues);
      const place = (file && findCode(file, input)) ?? (await venuePlace(options.venues, input)) ?? (await geocode(geocoder, input));
      if (place) return { kind: 'found', place };
      // Some words have the shape of a code. The file may have been replaced during the awaits above.
      const now = places.current();
      return (now && findName(now, typed, typed, null)) ?? unknown(typed);
    },
    close: places.close,
  };
}

async function findByName(
  typed: string,
  { name, within }: Extract<PlaceInput, { kind: 'name' }>,
  file: PlaceFile | null,
  venues: VenuePlaces,
): Promise<PlaceAnswer> {
  const known = file && findName(file, typed, name, within);
  if (known) return known;
  const place = (name && (await venues.findByName(name))) || (within && (await venues.findByName(within)));
  return place ? { kind: 'found', place } : unknown(typed);
}

/** The postcode itself, else its sector, else its district: whatever is the finest that is known. */
function findCode(file: PlaceFile, input: CodeInput): Place | null {
  if (input.kind === 'area') return describeOutcodes(file, file.outcodesLike(`${input.area}[0-9]*`), input.area, 'area');
  if (input.kind === 'postcode') {
    const row = file.postcode(input.postcode.replace(' ', ''));
    if (row) return describePostcode(file, row, input.postcode, input.outcode);
  }
  const sector = input.kind === 'district' ? null : file.sector(input.sector);
  if (sector) return describeCentroid(file, sector, 'sector');
  const outcode = file.outcode(input.outcode);
  if (outcode) return describeCentroid(file, outcode, 'district');
  return describeOutcodes(file, file.outcodesLike(`${input.outcode}[A-Z]`), input.outcode, 'district') ?? unspacedSector(file, input.outcode);
}

/** "E99" is no district, but E9 9 typed without its space is a sector. */
function unspacedSector(file: PlaceFile, code: string): Place | null {
  const sector = file.sector(`${code.slice(0, -1)} ${code.slice(-1)}`);
  return sector && describeCentroid(file, sector, 'sector');
}

async function venuePlace(venues: VenuePlaces, input: CodeInput): Promise<Place | null> {
  if (input.kind === 'area') return null;
  const exact = input.kind === 'postcode' ? await venues.findByPostcode(input.postcode) : null;
  return exact ?? venues.findByOutcode(input.outcode);
}

async function geocode(geocoder: Geocoder | null, input: CodeInput): Promise<Place | null> {
  if (!geocoder || input.kind === 'area') return null;
  return geocoder.find(input.kind === 'postcode' ? input.postcode : null, input.outcode);
}

function unknown(typed: string): PlaceAnswer {
  return { kind: 'unknown', typed };
}
