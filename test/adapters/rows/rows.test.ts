import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { formatOf, openRows, type RowFormat } from '../../../src/adapters/rows/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function read(location: string, format: RowFormat, delimiter?: string) {
  const opened = await openRows(location, format, delimiter);
  if ('wrong' in opened) throw new Error(opened.wrong);
  const rows = [];
  for await (const row of opened.rows) rows.push(row);
  return { rows, columns: opened.columns, fraction: opened.fraction() };
}
const values = (rows: unknown[]) => rows.map((row) => (row as { values?: unknown }).values);

describe('CSV', () => {
  test('has its rows by header, each with the line it starts on', async () => {
    const { rows, columns } = await read(file('a.csv', '\uFEFFname,note\r\nA,"two\r\nlines"\r\n\r\nB,short\r\n'), 'csv');
    expect(columns).toEqual(['name', 'note']);
    expect(rows).toEqual([
      { line: 2, values: { name: 'A', note: 'two\nlines' } },
      { line: 5, values: { name: 'B', note: 'short' } },
    ]);
  });

  test('a row with too many cells is told, and those after it are read', async () => {
    const { rows } = await read(file('b.csv', 'name,note\nA,b,c\nB\n5" nails,x\n'), 'csv');
    expect(rows[0]).toEqual({ line: 2, wrong: expect.stringContaining('3 cells') });
    expect(values(rows.slice(1))).toEqual([{ name: 'B', note: '' }, { name: '5" nails', note: 'x' }]);
  });

  test('a quotation mark that is not closed ends the file with a sentence; the rows above it are read', async () => {
    const { rows } = await read(file('c.csv', 'name,note\nA,1\nB,"open\nC,3\n'), 'csv');
    expect(rows).toEqual([{ line: 2, values: { name: 'A', note: '1' } }, { line: 3, ends: expect.stringMatching(/line 3.*quotation mark/) }]);
  });

  test('saved by a British spreadsheet keeps its pounds and apostrophes', async () => {
    const long = 'x'.repeat(70_000);
    const content = Buffer.concat([Buffer.from(`name,note\n${long},y\n`), Buffer.from([0x4d, 0x65, 0x6e, 0x92, 0x73, 0x2c, 0xa3, 0x32])]);
    expect(values((await read(file('d.csv', content), 'csv')).rows)[1]).toEqual({ name: 'Men’s', note: '£2' });
  });

  test('in UTF-8 keeps letters that fall between two pieces of the file', async () => {
    const name = 'é'.repeat(100_001);
    expect(values((await read(file('e.csv', `name\nx${name}\n`), 'csv')).rows)).toEqual([{ name: `x${name}` }]);
  });

  test('may have another delimiter, and is tab-separated as .tsv', async () => {
    expect(values((await read(file('f.csv', 'a;b\n1;2\n'), 'csv', ';')).rows)).toEqual([{ a: '1', b: '2' }]);
    expect(values((await read(file('f.tsv', 'a\tb\n1\t2\n'), 'csv')).rows)).toEqual([{ a: '1', b: '2' }]);
  });

  test('with nothing in it has no rows', async () => {
    expect((await read(file('g.csv', ''), 'csv')).columns).toEqual([]);
  });
});

describe('NDJSON', () => {
  test('a bad line is told by its number, and stops no other', async () => {
    const { rows } = await read(file('a.ndjson', '\uFEFF{"a":1}\n\n{"a":\n[1]\n{"a":2}'), 'ndjson');
    expect(rows).toEqual([
      { line: 1, values: { a: 1 } },
      { line: 3, wrong: expect.stringContaining('not JSON') },
      { line: 4, wrong: expect.stringContaining('braces') },
      { line: 5, values: { a: 2 } },
    ]);
  });

  test('packed is read, and how far is told', async () => {
    const { rows, fraction } = await read(file('a.ndjson.gz', gzipSync('{"a":1}\n{"a":2}\n')), 'ndjson');
    expect(values(rows)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(fraction).toBe(1);
  });

  test('packed and cut off gives the rows it has and says where it ends', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, n) => `{"a":${n * 7919}}`).join('\n'));
    const { rows } = await read(file('b.ndjson.gz', whole.subarray(0, whole.length - 2000)), 'ndjson');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.at(-1)).toEqual({ line: expect.any(Number), ends: expect.stringContaining('breaks off') });
  });
});

describe('where from', () => {
  test('an address is read like a file; one that answers with an error, or is not there, is said', async () => {
    const server = createServer((request, response) => response.writeHead(request.url === '/a.csv' ? 200 : 404).end('name\nA\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(values((await read(`${address}/a.csv`, 'csv')).rows)).toEqual([{ name: 'A' }]);
    expect(await openRows(`${address}/b.csv`, 'csv')).toEqual({ wrong: expect.stringContaining('404') });
    await new Promise((resolve) => server.close(resolve));
    expect(await openRows(`${address}/a.csv`, 'csv')).toEqual({ wrong: expect.stringContaining('does not answer') });
  });

  test('a file that is missing, or a folder, is said', async () => {
    expect(await openRows(join(folder, 'none.csv'), 'csv')).toEqual({ wrong: expect.stringContaining('There is no file') });
    expect(await openRows(folder, 'csv')).toEqual({ wrong: expect.stringContaining('is not a file') });
  });

  test('the name tells the format', () => {
    expect(['a.CSV', 'a.tsv.gz', 'a.jsonl', 'http://x.org/a.ndjson?b=c.csv', 'a.txt'].map(formatOf)).toEqual(['csv', 'csv', 'ndjson', 'ndjson', null]);
  });
});
