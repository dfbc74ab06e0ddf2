import type { Nation } from './area-served.ts';
import type { Point } from './search.ts';

/** What the point of a place stands for, finest first; `venue` is the mean of the directory's own venues there. */
export type Precision = 'postcode' | 'sector' | 'district' | 'area' | 'place' | 'venue';

/** Somewhere in the United Kingdom, as precisely as it is known. Nine in ten of its addresses are within `radiusMetres` of the point. */
export type Place = Point & {
  label: string;
  precision: Precision;
  radiusMetres: number;
  outcode: string | null;
  /** The district or borough, as people say it: `Trafford`. */
  authority: string | null;
  nation: Nation | null;
};

export type PlaceAnswer =
  | { kind: 'found'; place: Place }
  | { kind: 'ambiguous'; name: string; choices: Place[] }
  | { kind: 'unknown'; typed: string };

/** What somebody typed for a place. `incomplete` is a sector and one letter more: `M33 7N`. */
export type PlaceInput =
  | { kind: 'postcode'; postcode: string; sector: string; outcode: string }
  | { kind: 'sector' | 'incomplete'; sector: string; outcode: string }
  | { kind: 'district'; outcode: string }
  | { kind: 'area'; area: string }
  | { kind: 'name'; name: string; within: string | null };

export const METRES_PER_MILE = 1609.344;
/** The mean radius of the Earth (IUGG). */
const EARTH_RADIUS_METRES = 6_371_008.8;
const LONGEST_PLACE = 120;

/** The 121 geographic postcode areas of Royal Mail, by nation; the border areas stand with the nation that has most of them. */
const AREAS: Record<Nation, string> = {
  england:
    'AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP HR HU HX IG IP ' +
    'KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW SY TA TF TN ' +
    'TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO',
  scotland: 'AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE',
  wales: 'CF LD LL NP SA',
  'northern-ireland': 'BT',
};
/** The one outcode without a digit; its postcodes ended long ago and are still in the ONS file. */
const OLD_NEWPORT = 'NPT';
const NATION_OF_AREA = new Map(
  (Object.keys(AREAS) as Nation[]).flatMap((nation) => AREAS[nation].split(' ').map((area) => [area, nation] as const)),
);
/** Districts on a border, with addresses in two nations (ONS postcodes of May 2025 by the nearest settlement of OS Open Names). */
const CROSS_BORDER = new Set(
  ('CA6 CH1 CH4 CH5 DG14 DG16 HR2 HR3 HR5 LD7 LD8 LL12 LL14 NP5 NP6 NP7 NP16 NP25 SY5 SY9 SY10 SY12 SY13 SY14 SY15 ' +
    'SY16 SY21 SY22 TD5 TD8 TD9 TD12 TD15').split(' '),
);
const WELSH_DISTRICTS = new Set('CH6 CH7 CH8 SY17 SY18 SY19 SY20 SY23 SY24 SY25'.split(' '));

/**
 * Reads what was typed as a postcode, a part of one, or a name. Case, spaces, punctuation, "near …" and the
 * letters O and I in place of 0 and 1 (and the reverse) do not matter. Whether it exists is not known here.
 */
export function readPlace(typed: string): PlaceInput {
  const text = typed
    .slice(0, LONGEST_PLACE)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/^(?:near(?:by)?|close to|next to|in|around|round|at|by|from)\s+/i, '')
    .replace(/\s+area$/i, '');
  const [name = '', ...rest] = text.split(',').map((part) => part.trim());
  return readPostcode(text) ?? postcodeWithin(text) ?? { kind: 'name', name, within: rest.filter(Boolean).join(' ') || null };
}

function readPostcode(text: string): PlaceInput | null {
  const [first = '', second = '', ...more] = text.toUpperCase().split(/[\s.-]+/);
  const code = [first, second, ...more].join('');
  if (!/^[A-Z\d]{1,7}$/.test(code)) return null;
  if (NATION_OF_AREA.has(code)) return { kind: 'area', area: code };
  // Without a digit it is a word: "Goole" is a town, not G0 0LE.
  if (!/\d/.test(code)) return null;

  const gapBeforeLast = more.length === 0 && second.length === 1;
  for (const spelling of spellingsOf(code)) {
    const input = postcodeOf(spelling, gapBeforeLast);
    if (input) return input;
  }
  return null;
}

/** The code as typed, then with O for 0 and I for 1 or the reverse, fewest changes first. At most 128. */
function spellingsOf(code: string): string[] {
  const swapped: Record<string, string> = { O: '0', 0: 'O', I: '1', 1: 'I' };
  let spellings = [{ text: '', changes: 0 }];
  for (const letter of code) {
    const other = swapped[letter];
    spellings = spellings.flatMap(({ text, changes }) => [
      { text: text + letter, changes },
      ...(other ? [{ text: text + other, changes: changes + 1 }] : []),
    ]);
  }
  return spellings.sort((a, b) => a.changes - b.changes).map(({ text }) => text);
}

function postcodeOf(code: string, gapBeforeLast: boolean): PlaceInput | null {
  if (!gapBeforeLast && isOutcode(code)) return { kind: 'district', outcode: code };
  const [, outcode = '', digit = '', letters = ''] = /^(.{2,4})(\d)([A-Z]{0,2})$/.exec(code) ?? [];
  // "M 3" is M3 with a space in it.
  if (!isOutcode(outcode)) return gapBeforeLast && isOutcode(code) ? { kind: 'district', outcode: code } : null;
  const sector = `${outcode} ${digit}`;
  if (letters.length === 2) return { kind: 'postcode', postcode: `${outcode} ${digit}${letters}`, sector, outcode };
  return { kind: letters ? 'incomplete' : 'sector', sector, outcode };
}

/** Whether a code in capitals (`M33`) is written as a district of a postcode area that there is. Whether the area has such a district is not known here. */
export function isOutcode(code: string): boolean {
  if (code === OLD_NEWPORT) return true;
  const area = /^([A-Z]{1,2})(?:\d[A-Z]?|[1-9]\d)$/.exec(code)?.[1];
  return area !== undefined && NATION_OF_AREA.has(area);
}

/** A postcode in an address ("2 School Road, Sale M33 7ND"), or the district that ends it ("Sale M33"). */
function postcodeWithin(text: string): PlaceInput | null {
  const [, outward = '', inward = ''] =
    /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(text) ?? /[\s,]([A-Z]{1,2}\d[A-Z\d]?)$/i.exec(text) ?? [];
  return outward ? postcodeOf((outward + inward).toUpperCase(), false) : null;
}

/** The nation of a postcode area or district (`BT`, `M33`). Null where it lies in two of them, or is none. */
export function nationOf(areaOrOutcode: string): Nation | null {
  const area = /^[A-Z]{1,2}/.exec(areaOrOutcode)?.[0] ?? '';
  if (areaOrOutcode === area && [...CROSS_BORDER].some((district) => district.replace(/\d.*/, '') === area)) return null;
  if (CROSS_BORDER.has(areaOrOutcode)) return null;
  return WELSH_DISTRICTS.has(areaOrOutcode) ? 'wales' : (NATION_OF_AREA.get(area) ?? null);
}

/** Metres between two points along the Earth's surface (haversine on a sphere: within 0.5% of the truth). */
export function distanceMetres(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const halfLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const halfLon = Math.sin(((b.lon - a.lon) * radians) / 2);
  const chord = halfLat ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * halfLon ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
