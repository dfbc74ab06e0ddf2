import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What a file imports: project files by their path from the root, packages by name. */
function importsOf(file: string): string[] {
  const specifiers = [...read(file).matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'/g)].map((match) => match[1] ?? match[2]!);
  return specifiers.map((specifier) => (specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : specifier));
}

/** What each folder may import, beside itself. Value libraries without I/O are allowed in the domain. */
const MAY_IMPORT: Record<string, RegExp> = {
  'src/domain': /^(src\/domain\/|zod$|libphonenumber-js\/)/,
  'src/usecases': /^(src\/(domain|usecases)\/|node:crypto$|node:timers)/,
  'src/http': /^(src\/(domain|usecases|http)\/|express$|zod$|ejs$|helmet$|express-rate-limit$|nunjucks$|pino|node:path$|node:module$|node:crypto$)/,
};
const VENDORS: Record<string, RegExp> = {
  'src/adapters/sqlite': /^(better-sqlite3|kysely)$/,
  'src/adapters/meilisearch': /^(meilisearch|supercluster)$/,
  'src/adapters/places': /^(better-sqlite3|zod|csv-parse(\/sync)?)$/,
  'src/adapters/mail': /^(nodemailer|ejs)$/,
  'src/adapters/web': /^$/,
  'src/adapters/rows': /^(csv-parse|csv-stringify)(\/sync)?$/,
};

describe('imports go one way', () => {
  test.each(Object.entries(MAY_IMPORT))('%s', (folder, allowed) => {
    const wrong = filesIn(folder, '.ts').flatMap((file) => importsOf(file).filter((name) => !allowed.test(name)).map((name) => `${file} imports ${name}`));
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(VENDORS))('%s knows the domain and its one vendor', (folder, vendor) => {
    const allowed = (name: string) => name.startsWith('node:') || name.startsWith('src/domain/') || name.startsWith(`${folder}/`) || vendor.test(name);
    const wrong = filesIn(folder, '.ts').flatMap((file) => importsOf(file).filter((name) => !allowed(name)).map((name) => `${file} imports ${name}`));
    expect(wrong).toEqual([]);
  });

  test('only what builds the program imports adapters', () => {
    const others = [...filesIn('src', '.ts'), ...filesIn('scripts', '.ts')].filter((file) => !['src/context.ts', 'src/readers.ts'].includes(file) && !file.startsWith('src/adapters/') && !file.startsWith('scripts/bench'));
    const wrong = others.filter((file) => importsOf(file).some((name) => name.startsWith('src/adapters/')));
    expect(wrong).toEqual([]);
  });

  test('no folder is a drawer', () => {
    const folders = [...filesIn('src', '.ts'), ...filesIn('scripts', '.ts'), ...filesIn('public/js', '.js')].flatMap((file) => dirname(file).split('/'));
    expect(folders.filter((name) => /^(utils?|helpers?|services?|common|types|lib|shared|misc)$/.test(name))).toEqual([]);
  });
});

test('no line does several things: but for prose and imports, none is longer than 160 characters', () => {
  const files = [...filesIn('src', '.ts'), ...filesIn('scripts', '.ts'), ...filesIn('public/js', '.js')];
  const isProse = (line: string) => /^\s*(\*|\/\*\*|\/\/|import )/.test(line) || /'[^']{60,}'|`[^`]{60,}`|\/[^/]{60,}\//.test(line);
  const long = files.flatMap((file) => read(file).split('\n').flatMap((line, at) => (line.length > 160 && !isProse(line) ? [`${file}:${at + 1}`] : [])));
  expect(long).toEqual([]);
});

test('the environment is read in the configuration alone', () => {
  const readers = filesIn('src', '.ts').filter((file) => /process\.env/.test(read(file)));
  expect(readers.filter((file) => !['src/config.ts', 'src/main.ts'].includes(file))).toEqual([]);
  expect(read('src/main.ts').match(/process\.env/g)).toEqual(['process.env']);
});

test('raw HTML stands only for an include, a component or the body of the layout', () => {
  const raw = filesIn('views', '.ejs').flatMap((file) => [...read(file).matchAll(/<%-\s*([^%]*)%>/g)].map((match) => ({ file, code: match[1]!.trim() })));
  expect(raw.filter(({ code }) => code !== 'body' && !/^(include|gov|gov\.field)\(/.test(code))).toEqual([]);
});

test('what a template calls markup is an include, never what somebody wrote', () => {
  const called = filesIn('views', '.ejs').flatMap((file) => [...read(file).matchAll(/gov\.html\(.{0,20}/g)].map((match) => `${file}: ${match[0]}`));
  expect(called.filter((call) => !call.includes('gov.html(include('))).toEqual([]);
});

test('every typed page has its template, and every template that is no part is a typed page', () => {
  const declared = /type Pages = \{([\s\S]*?)\n\};/.exec(read('src/http/pages.ts'))![1]!;
  const pages = [...declared.matchAll(/^ {2}'?([\w/-]+)'?:/gm)].map((match) => match[1]!);
  const templates = filesIn('views', '.ejs').map((file) => file.replace(/^views\/|\.ejs$/g, ''));
  expect(pages.filter((page) => !templates.includes(page))).toEqual([]);
  const whole = templates.filter((name) => name !== 'layout' && !name.startsWith('partials/') && !name.split('/').at(-1)!.startsWith('_'));
  expect(whole.filter((name) => !pages.includes(name))).toEqual([]);
});

test('no number stands in a template: each comes from a listing, the contacts or the settings of a place', () => {
  const numbers = filesIn('views', '.ejs').flatMap((file) => [...read(file).matchAll(/(?<![\w.])(?:\+44|0)[\d ]{8,}\d/g)].map((match) => `${file}: ${match[0]}`));
  expect(numbers).toEqual([]);
});

test('files stay short enough to be held in mind', () => {
  const code = [...filesIn('src', '.ts'), ...filesIn('scripts', '.ts'), ...filesIn('public/js', '.js'), ...filesIn('public/css', '.css')];
  const tooLong = [...code.map((file) => [file, 250] as const), ...filesIn('views', '.ejs').map((file) => [file, 80] as const)];
  expect(tooLong.filter(([file, most]) => read(file).split('\n').length > most + 1).map(([file]) => file)).toEqual([]);
});

test('no class but an error has been written', () => {
  const classes = filesIn('src', '.ts').flatMap((file) => [...read(file).matchAll(/^(?:export )?class \w+(?: extends (\w+))?/gm)].map((match) => ({ file, parent: match[1] })));
  expect(classes.filter(({ parent }) => parent !== 'Error')).toEqual([]);
});

test('the README names every command', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const readme = read('README.md');
  expect(Object.keys(scripts).filter((name) => !['start', 'test'].includes(name) && !readme.includes(`npm run ${name}`))).toEqual([]);
});
