import { foldName } from '../../domain/slug.ts';

/** c city, t town, v village, h hamlet, a suburb, o other: the letters of the file, for OS Open Names' local types. */
export type SettlementType = 'c' | 't' | 'a' | 'v' | 'h' | 'o';
/** One name that finds a settlement. `short` is a name cut off: `Ashton` for Ashton-under-Lyne. */
type Bearer = { folded: string; name: string; district: string; type: SettlementType; short: boolean };

/** What people call the cities and towns that OS Open Names has only by their formal, Welsh or Gaelic name. */
const COMMON_NAMES: Record<string, string> = {
  'cas gwent': 'Chepstow',
  'castell nedd': 'Neath',
  'dinbych y pysgod': 'Tenby',
  'hendy gwyn': 'Whitland',
  'inbhir nis': 'Inverness',
  'kingston upon hull': 'Hull',
  'llanfair ym muallt': 'Builth Wells',
  llanelwy: 'St Asaph',
  'pont y pwl': 'Pontypool',
  'tref y clawdd': 'Knighton',
  tyddewi: 'St Davids',
  'y bont faen': 'Cowbridge',
};

/** A place name as it is looked up: no case, accents or punctuation, and "Saint" as "St". */
export function foldPlaceName(name: string): string {
  return foldName(name).replace(/^saint /, 'st ');
}

/** A district as people say it: `City of Plymouth` is Plymouth, `Abertawe - Swansea` is Swansea. */
export function districtAsSaid(official: string): string {
  const english = official.split(' - ').at(-1) ?? '';
  if (english.endsWith('City of London')) return 'City of London';
  return english
    .replace(/^(?:the )?(?:city|county) of /i, '')
    .replace(/, (?:city|county) of$/i, '')
    .replace(/^the /i, '')
    .replace(/^St\. /, 'St ')
    .trim();
}

/** Every name under which a row of the file is found. None for a postcode district, which has no type. */
export function bearersOf(row: { name: string; district: string; type: string }): Bearer[] {
  if (!row.name || !row.type) return [];
  // The file leaves the district out where it has the settlement's own name: Manchester, Boston, Croydon.
  const seat = row.district === '';
  const district = districtAsSaid(row.district || row.name);
  const type = seat && row.type === 'o' ? 't' : asType(row.type);
  const [welsh, english] = row.district.split(' - ');
  const common = COMMON_NAMES[foldPlaceName(row.name)] ?? (row.name === welsh ? english : undefined);
  const named = (name: string) => ({ folded: foldPlaceName(name), name, district, type, short: false });

  const bearers: Bearer[] = [named(row.name)];
  if (common && common !== row.name) bearers.push(named(common));
  const short = /^[cta]$/.test(type) ? shortOf(row.name) : null;
  if (short) bearers.push({ ...named(row.name), folded: short, short: true });
  return bearers;
}

function asType(letter: string): SettlementType {
  return /^[ctavh]$/.test(letter) ? (letter as SettlementType) : 'o';
}

function shortOf(name: string): string | null {
  return /^(.{3,}?) (?:upon|on|under|in|by|le|next|super|over|cum|and) ./.exec(foldPlaceName(name))?.[1] ?? null;
}
