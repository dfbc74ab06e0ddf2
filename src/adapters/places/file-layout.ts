import type { FileKind } from './tables.ts';

export type Row = Record<string, string>;
export type Layout = { kind: FileKind; read(line: string): Row | null };

type Columns = Record<string, { names: RegExp; optional?: true }>;

/**
 * The columns of each kind of file, as their publishers have named them. ONSPD and NSPL changed from `oslaua`
 * and `laua` to `lad25cd`, and from `ctry` to `ctry25cd`, in 2025; the digits are the year.
 */
const COLUMNS: Record<FileKind, Columns> = {
  postcodes: {
    postcode: { names: /^(pcds|pcd8|pcd7|pcd|postcode)$/ },
    lat: { names: /^lat(itude)?$/ },
    lon: { names: /^(long|lon|lng|longitude)$/ },
    authority: { names: /^((os)?laua|lad\d*cd|lad)$/, optional: true },
    nation: { names: /^(ctry|ctry\d+cd|country_code)$/, optional: true },
  },
  'place-names': {
    name: { names: /^name$/ },
    district: { names: /^district$/ },
    type: { names: /^type$/ },
    lat: { names: /^lat(itude)?$/ },
    lon: { names: /^(long|lon|lng|longitude)$/ },
  },
  authorities: {
    code: { names: /^lad\d*cd$/ },
    name: { names: /^lad\d*nm$/ },
  },
};

/** One sentence for a file with none of the layouts. */
export const COLUMNS_LOOKED_FOR =
  'The first line names none of the sets of columns looked for: postcodes (pcds, pcd or postcode; lat; long or lon; ' +
  'and, when there, oslaua or lad25cd and ctry or ctry25cd), place names (name, district, type, lat, lon), or the ' +
  'names of authorities (lad25cd, lad25nm).';

/** Which kind of file this is by its header line, and how to read its other lines. Null for none of them. */
export function layoutOf(header: string): Layout | null {
  const delimiter = header.includes('\t') ? '\t' : ',';
  const names = split(header, delimiter).map((name) => name.trim().toLowerCase());
  for (const kind of Object.keys(COLUMNS) as FileKind[]) {
    const wanted = Object.entries(COLUMNS[kind]).map(([field, { names: known, optional }]) => {
      return { field, optional, at: names.findIndex((name) => known.test(name)) };
    });
    if (wanted.some(({ at, optional }) => at < 0 && !optional)) continue;
    const found = wanted.filter(({ at }) => at >= 0);
    return {
      kind,
      read(line) {
        const values = split(line, delimiter);
        if (values.length !== names.length) return null;
        const row: Row = {};
        for (const { field, at } of found) row[field] = values[at] ?? '';
        return row;
      },
    };
  }
  return null;
}

/** The values of one line. A quoted value may hold the delimiter and doubled quotes, but no line break: these files have none. */
function split(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const values = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = line[at] === '"';
    const closing = quoted ? closingQuote(line, at + 1) : at;
    const next = line.indexOf(delimiter, closing);
    const end = next < 0 ? line.length : next;
    values.push(quoted ? line.slice(at + 1, closing).replaceAll('""', '"') : line.slice(at, end));
    at = end + 1;
  }
  return values;
}

function closingQuote(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] !== '"') continue;
    if (line[at + 1] !== '"') return at;
    at += 1;
  }
  return line.length;
}
