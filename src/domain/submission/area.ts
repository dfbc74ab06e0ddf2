import { NATIONS, type AreaServed } from '../area-served.ts';
import { NATION_LABELS } from '../labels.ts';
import { readPlace, type PlaceAnswer } from '../place.ts';
import { foldName } from '../slug.ts';

const EVERYWHERE = 'anywhere in the UK';
const MOST_AREAS = 60;
const ANYWHERE = /^(?:anywhere|everywhere|all over|the whole)(?: of)?(?: the)?(?: in)?(?: the)?(?: uk| united kingdom| country)?$/;
const NATIONWIDE = /^(?:uk|united kingdom|uk wide|nationwide|national)$/;
const RADIUS = /^(?:with ?in |up to )?(\d{1,3}(?:\.\d)?) ?miles?(?: of .*| around.*)?$/;
const DISTRICT_LIST = /^[a-z]{1,2}\d[a-z\d]?(?:(?: and | ?& ?| )[a-z]{1,2}\d[a-z\d]?)+$/i;

export type AreaReading = { areas: AreaServed[] } | { wrong: string };

/** The areas a listing serves as one line: `Trafford, M33, within 5 miles`. */
export function areasText(areas: AreaServed[]): string {
  return areas.map(areaText).join(', ');
}

function areaText(area: AreaServed): string {
  switch (area.type) {
    case 'everywhere':
      return EVERYWHERE;
    case 'nation':
      return NATION_LABELS[area.nation];
    case 'authority':
      return area.name;
    case 'postcode':
      return area.prefix;
    case 'radius':
      return `within ${area.miles} mile${area.miles === 1 ? '' : 's'}`;
  }
}

/** The parts of a line of areas, each as somebody wrote it. */
function areaParts(line: string): string[] {
  const parts = line.split(/[,;\n]+/).map((part) => part.replace(/^\s*and\s+/i, '').replace(/\.\s*$/, '').trim());
  return parts.flatMap((part) => (DISTRICT_LIST.test(part) ? part.split(/\s+and\s+|\s*&\s*|\s+/i) : part)).filter(Boolean);
}

/** The parts whose names have to be looked up, being neither a nation nor a postcode nor a distance. */
export function areaNames(line: string): string[] {
  return areaParts(line).filter((part) => knownArea(part) === null);
}

/**
 * The areas a line says. A name is a council area when a place is known by it that lies in one of that name; of a town within
 * one it says which, for nobody would be found by the town.
 */
export function readAreas(line: string, places: ReadonlyMap<string, PlaceAnswer>): AreaReading {
  const parts = areaParts(line);
  if (parts.length > MOST_AREAS) return { wrong: `Name at most ${MOST_AREAS} areas. A council area takes in all of its postcodes.` };
  const areas: AreaServed[] = [];
  for (const part of parts) {
    const area = knownArea(part) ?? namedArea(part, places.get(part));
    if ('wrong' in area) return area;
    areas.push(area);
  }
  return { areas };
}

function knownArea(part: string): AreaServed | null {
  const folded = foldName(part);
  if (ANYWHERE.test(folded) || NATIONWIDE.test(folded)) return { type: 'everywhere' };
  const nation = NATIONS.find((candidate) => foldName(NATION_LABELS[candidate]) === folded);
  if (nation) return { type: 'nation', nation };
  const [, miles] = RADIUS.exec(part.toLowerCase()) ?? [];
  if (miles && Number(miles) >= 0.1 && Number(miles) <= 200) return { type: 'radius', miles: Number(miles) };
  const place = readPlace(part.replace(/\s+postcodes?$/i, ''));
  if (place.kind === 'district') return { type: 'postcode', prefix: place.outcode };
  return place.kind === 'area' ? { type: 'postcode', prefix: place.area } : null;
}

function namedArea(name: string, answer: PlaceAnswer | undefined): AreaServed | { wrong: string } {
  if (name.length < 2 || name.length > 80) return { wrong: notAnArea(name.slice(0, 40)) };
  const choices = answer?.kind === 'found' ? [answer.place] : answer?.kind === 'ambiguous' ? answer.choices : [];
  const same = choices.find(({ authority }) => foldName(authority ?? '') === foldName(name));
  if (same || choices.length === 0) return { type: 'authority', name: same?.authority ?? name };
  const { authority, outcode } = choices[0]!;
  if (choices.length > 1 || !authority) return { wrong: notAnArea(name) };
  const instead = outcode ? `${outcode} for the part around it, or ${authority} for all of it` : `${authority}, or the first half of a postcode`;
  return { wrong: `“${name}” is a part of ${authority}. Write ${instead}.` };
}

function notAnArea(name: string): string {
  return `“${name}” is not the name of a council area. Write one, like Trafford, or the first half of a postcode, like M33.`;
}
