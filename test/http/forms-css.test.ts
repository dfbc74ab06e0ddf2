import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPONENTS } from '../../src/http/gov.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, 'public/css', file), 'utf8');

test('the stylesheet of the forms is what its source gives', () => {
  expect(() => execFileSync(process.execPath, ['--import', 'tsx', 'scripts/forms-css.ts', '--check'], { cwd: root, stdio: 'pipe' })).not.toThrow();
});

test('it asks for nothing else: no font, crest or picture', () => {
  expect(read('vendor/forms.css')).not.toMatch(/url\(|@import|@font-face|GDS Transport/);
});

test('it stands in its layer, after the desk’s and before print', () => {
  expect(read('fingerpost.css').split('\n')[0]).toMatch(/components, forms, (?:editors, )?print;$/);
  expect(read('vendor/forms.css')).toMatch(/^\/\*[^*]*\*\/\n@layer forms\{[\s\S]*\}\n$/);
});

test('it has the styles of every component that pages use, and of no other', () => {
  const styled = [...read('forms/_kit.scss').matchAll(/components\/([\w-]+)"/g)].map((match) => match[1]!);
  expect(styled).toEqual([...COMPONENTS]);
});
