import type { PlaceAnswer } from '../../domain/place.ts';
import { describeDistrict, describeName, labelOf } from './describe-place.ts';
import type { NameRow, PlaceFile } from './place-file.ts';
import { foldPlaceName, type SettlementType } from './place-names.ts';

const MOST_CHOICES = 12;
const SHORTEST_MISSPELT = 4;
const BY_SIZE: SettlementType[] = ['c', 't', 'a', 'v', 'h', 'o'];
/** Where one name has bearers of several classes, the first class is meant: a town, not the hamlets called the same. */
const CLASS: Record<SettlementType, number> = { c: 0, t: 0, a: 1, v: 1, h: 2, o: 2 };

/**
 * Finds a settlement or a district by name. `typed` is the whole of what was typed, `within` what followed a
 * comma: the district, or anything else, which then does not count. Null when nothing is called that.
 */
export function findName(file: PlaceFile, typed: string, name: string, within: string | null): PlaceAnswer | null {
  const folded = foldPlaceName(name);
  if (!folded) return null;
  // "Near Sawrey" is a village, so the words as typed go before the words as read.
  const asTyped = file.names(foldPlaceName(typed));
  if (asTyped.length > 0) return choose(file, asTyped, typed);

  const bearers = file.names(folded);
  if (bearers.length > 0) return choose(file, narrow(bearers, within ?? '') ?? bearers, name);
  const qualified = within ? null : namesThenDistrict(file, folded);
  if (qualified) return choose(file, qualified, name);

  const district = describeDistrict(file, file.namesInDistrict(folded));
  if (district) return { kind: 'found', place: district };
  const meant = misspelt(file, folded);
  if (meant.length > 0) return choose(file, narrow(meant, within ?? '') ?? meant, name);
  // "12 School Road, Sale": the end of an address is the part that has a name.
  return within ? findName(file, within, within, null) : null;
}

function choose(file: PlaceFile, rows: NameRow[], name: string): PlaceAnswer {
  const ordered = rows.toSorted((a, b) => classOf(a) - classOf(b) || BY_SIZE.indexOf(a.type) - BY_SIZE.indexOf(b.type) || a.short - b.short);
  const [first] = ordered as [NameRow, ...NameRow[]];
  const peers = ordered.filter((row) => classOf(row) === classOf(first));
  if (peers.every((row) => row.district === first.district)) return { kind: 'found', place: describeName(file, first) };

  // Two hamlets of one name in one district have one label: the first stands for both.
  const byLabel = new Map<string, NameRow>();
  for (const row of ordered) {
    const label = labelOf(file, row);
    if (!byLabel.has(label)) byLabel.set(label, row);
  }
  const choices = [...byLabel.values()].slice(0, MOST_CHOICES);
  return { kind: 'ambiguous', name, choices: choices.map((row) => describeName(file, row)) };
}

/** A name cut short is never of the first class: "Kingston" is a suburb as likely as it is Kingston upon Hull. */
function classOf(row: NameRow): number {
  return Math.max(CLASS[row.type], row.short);
}

/** Those whose district has every word of `district`: "Telford" is enough for Telford and Wrekin. Null for none. */
function narrow(rows: NameRow[], district: string): NameRow[] | null {
  const words = foldPlaceName(district).split(' ').filter(Boolean);
  const narrowed = rows.filter((row) => {
    const has = foldPlaceName(row.district).split(' ');
    return words.every((word) => has.includes(word));
  });
  return words.length > 0 && narrowed.length > 0 ? narrowed : null;
}

/** "sale trafford": the longest beginning that is a name, where the rest is its district. */
function namesThenDistrict(file: PlaceFile, folded: string): NameRow[] | null {
  const words = folded.split(' ').slice(0, 10);
  for (let length = words.length - 1; length > 0; length -= 1) {
    const narrowed = narrow(file.names(words.slice(0, length).join(' ')), words.slice(length).join(' '));
    if (narrowed) return narrowed;
  }
  return null;
}

/** The bearers of the one name a single slip away; or of the one city or town, when there are others. Else none. */
function misspelt(file: PlaceFile, folded: string): NameRow[] {
  if (folded.length < SHORTEST_MISSPELT) return [];
  const near = file
    .namesLike(`${folded[0]}*`, folded.length - 1, folded.length + 1)
    .filter((row) => isOneSlipAway(row.folded, folded))
    .map((row) => file.names(row.folded));
  const large = near.filter((rows) => rows.some((row) => classOf(row) === 0));
  const only = large.length === 1 ? large : near;
  return only.length === 1 ? (only[0] ?? []) : [];
}

/** One letter added, left out or changed, or two neighbours exchanged. */
function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
