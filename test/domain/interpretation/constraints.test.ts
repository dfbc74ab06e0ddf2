import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createReaders } from '../../../src/readers.ts';
import type { Interpretation } from '../../../src/domain/interpretation/interpretation.ts';

const readLine = createReaders().readWith([]);
/** As on a Wednesday, for "tomorrow". */
const read = (line: string) => readLine(line, 'we').said;

describe('the days somebody could come', () => {
  test.each<[string, string[]]>([
    ['knitting tues or thurs', ['tu', 'th']],
    ['lunch club mon to thurs', ['mo', 'tu', 'we', 'th']],
    ['lunch club mon-wed', ['mo', 'tu', 'we']],
    ['swimming at weekends', ['sa', 'su']],
    ['dads group sat am', ['sa']],
    ['choir sat or sun', ['sa', 'su']],
    ['debt advice tomorrow', ['th']],
    ['art class not mondays', ['tu', 'we', 'th', 'fr', 'sa', 'su']],
    ['any day but friday, wants company', ['mo', 'tu', 'we', 'th', 'sa', 'su']],
    ['dialysis mon wed fri so other days, craft group', ['tu', 'th', 'sa', 'su']],
    ['cant do mon, tues or wed, choir', ['th', 'fr', 'sa', 'su']],
    ['cant make it on tuesdays', ['mo', 'we', 'th', 'fr', 'sa', 'su']],
    ['not mondays but tuesdays fine', ['tu']],
    ['wants swimming but weekends only', ['sa', 'su']],
    ['fell the other day, lunch club on tuesdays', ['tu']],
    ['drinks every other day, wants a group on thursdays', ['th']],
    ['doesnt work fridays, wants to volunteer', ['fr']],
    ['youth club friday night', ['fr']],
    ['any day other than wednesday, knitting', ['mo', 'tu', 'th', 'fr', 'sa', 'su']],
    ['tuesdays no good, art', ['mo', 'we', 'th', 'fr', 'sa', 'su']],
    ['could come tuesdays or thursdays', ['tu', 'th']],
    ['from monday to friday', ['mo', 'tu', 'we', 'th', 'fr']],
    ['can only get out sat, choir', ['sa']],
    ['can come every monday', ['mo']],
    ['wants a carer every monday', ['mo']],
    ['carers group every monday', ['mo']],
    ['had a fall, lunch club on sundays', ['su']],
  ])('“%s”', (line, days) => expect(read(line).days).toEqual(days));

  test.each(['dad died tuesday', 'court on friday about arrears', 'misses the sunday roast with family', 'spent it all on black friday', 'money comes thurs', 'sat on her own all day', 'works mon-fri, yoga', 'nurse visits tuesdays, lonely', 'rang on monday no reply, food bank', 'has had a fall on sunday', 'carers every monday, lonely', 'carers come every monday', 'nurse on fridays, knitting', 'pip hearing on tuesday', 'cant manage a sunday roast since wife died', 'sees nobody from monday to friday', 'drinks at weekends'])('are none in “%s”', (line) => {
    expect(read(line).days).toEqual([]);
  });
});

describe('times of day', () => {
  test.each<[string, string[]]>([
    ['walking group fri nights', ['evening']],
    ['wants a chat after the school run', ['morning']],
    ['bereaved, no evenings', ['morning', 'afternoon']],
    ['cant come weekends or evenings', ['morning', 'afternoon']],
    ['hates mornings, wants a choir', ['afternoon', 'evening']],
    ['job club but mornings only', ['morning']],
    ['youth club friday night', ['evening']],
    ['hearing loss group tuesday morning', ['morning']],
    ['fell tonight at bingo', []],
    ['looks after 7 grandkids', []],
    ['evening primrose does nothing for the flushes', []],
    ['gets confused in the evenings', []],
    ['stiff in the mornings, swimming', []],
    ['carers come morning and night', []],
    ['lonely in the evenings', ['evening']],
  ])('“%s”', (line, times) => expect(read(line).times).toEqual(times));
});

test('what has happened today asks for nothing that is open today, a wish does', () => {
  expect(read('lost his job today').open).toBeNull();
  expect(read('needs a food bank today').open).toBe('today');
  expect(read('not today, food bank').open).toBeNull();
  expect(read('has help now but lonely').open).toBeNull();
});

test.each<[string, number | null, number | null]>([
  ['f/72 confused with bills', 72, 72],
  ['young carer, 12, looks after mum', 12, 12],
  ['her boys 4 and 7 need coats', 4, 7],
  ['18 month old not talking', 1, 1],
  ['lad of nineteen gambling', 19, 19],
  ['mum 84 alzheimers', 84, 84],
  ['nan 84 falls a lot', 84, 84],
  ['60+ walking group', 60, null],
  ['downs syndrome, 34, wants to dance', 34, 34],
  ['mum 82 looks after son 45', 82, 82],
  ['lonely man 78 looked after by daughter 50', 78, 78],
  ['wants a break cares for mum 84, 52 herself', 52, 52],
  ['carer for dad 84, 52 herself', 52, 52],
  ['wants swimming for son 8, mum 34', 8, 8],
  ['mum is 92, dad 88, handrails', 88, 92],
  ['in her 70s, 76, lonely', 76, 76],
  ['22 living in a car', 22, 22],
  ['suicidal thoughts 35 male M33', 35, 35],
  ['87 housebound wants company', 87, 87],
  ['husband died last month 68 timperley', 68, 68],
])('an age stands in “%s”', (line, min, max) => expect(read(line).age).toMatchObject({ min, max }));

test.each(['mum 4 kids school forms', 'dad on 40 a day wants to stop', 'married 60 years, she died', 'lad 2 jobs and still skint', 'new baby in a cold flat', 'army 12 years veteran lonely', 'husband died last year 5 kids', 'sees his kids 2 or 3 times a week', 'hba1c, 7.5, wants diet help', 'primary school teacher, burnt out', 'mum 34 and son 8 need a food bank', 'works with toddlers', 'mum with toddler wants company', 'court at 11:45, scared', '22 King Street, no food', '38 Epping Close damp', 'bus 23 Sale late', 'owes 90 sale'])('no age stands in “%s”', (line) => {
  expect(read(line).age).toBeNull();
});

test.each([['lonely bloke 70s', 'men'], ['widower 74 wants lunch', 'men'], ['lady 80 husband died', 'women'], ['lonely lady, he did everything', null], ['man follows her home', null], ['lonely since moving', null]])('“%s” says of whose groups: %s', (line, sex) => {
  expect(read(line).sex).toBe(sex);
});

test('a language counts by its name alone where that is the name of nothing else', () => {
  expect(read('widow prefers urdu').languages).toEqual(['ur']);
  expect(read('uses bsl').languages).toEqual(['bfi']);
  for (const line of ['polish lady', 'tamil lady', 'wants to learn bsl']) expect(read(line).languages).toEqual([]);
});

test('words that only sound like somebody or some way of helping are neither', () => {
  const { audiences, routes, cost } = read('salvation army took the settee, walk in shower broken, finally free of pain');
  expect({ audiences, routes, cost }).toEqual({ audiences: [], routes: [], cost: null });
  expect(read('works with toddlers').audiences).toEqual([]);
  expect(read('free parking near the clinic').cost).toBeNull();
});

test.each<[string, string[]]>([
  ['lonely 40 year old woman', []],
  ['6 year old boy football', []],
  ['power of attorney for dad', []],
  ['found bruises on mums arms from the carers', []],
  ['carer slapped her', []],
  ['homeless charity shop donate', []],
  ['cut off from family', []],
  ['carers group in sale', ['carers']],
  ['parents group for autism', ['autistic', 'children-families']],
])('“%s” says whom it is for, and nobody else', (line, audiences) => {
  expect(read(line).audiences.map(({ slug }) => slug).toSorted()).toEqual(audiences);
});

test('and what is really said stands, though part of it sounds like something else', () => {
  expect(read('swimming free of charge').cost).toBe('free');
  expect(read('something free to do with kids').cost).toBe('free');
  expect(read('coming out of prison next week').audiences.map(({ slug }) => slug)).toEqual(['prison-leavers']);
  expect(read('carer not coping').audiences.map(({ slug }) => slug)).toEqual(['carers']);
  expect(read('ambulance came out to her twice').audiences).toEqual([]);
});

test.each<[string, string | undefined]>([
  ['moved here from leeds to bolton', 'bolton'],
  ['moved from leeds knows nobody', undefined],
  ['can come from sale on bus, choir', 'sale'],
  ['bath area, needs shopping fetching', 'bath'],
  ['keeps falling in bath', undefined],
  ['keen rugby man lonely', undefined],
  ['foodbank sale', 'sale'],
  ['stay and play 2 year old urmston', 'urmston'],
  ['counselling hale', 'hale'],
  ['lonely hale', 'hale'],
  ['mens shed sale tuesday', 'sale'],
  ['craft sale', undefined],
  ['jumble sale saturday', undefined],
  ['book club reading week', undefined],
  ['lives on Manchester Road, Bolton, lonely', 'Bolton'],
  ['works in Manchester lives in Stockport', 'Stockport'],
  ['anywhere but Stretford, debt help', undefined],
  ['Newcastle food bank', 'Newcastle'],
  ['Bury man 72 lonely', 'Bury'],
  ['sale lady wants company', 'sale'],
  ['bury dad friday, no money', undefined],
  ['rugby lad wants a team', undefined],
  ['arthritis group, newtown', 'newtown'],
  ['lonely, CH1 2HQ', 'CH1 2HQ'],
  ['skint sy10', 'sy10'],
  ['vitamin b12 jabs', undefined],
])('where somebody lives in “%s”', (line, place) => expect(read(line).place?.typed).toBe(place));

test('the name of a place is meant as it is typed', () => {
  expect(read('lunch club in Bungay')).toMatchObject({ place: { typed: 'Bungay' }, audiences: [] });
});

test('beside a day or a time, thin words ask for anything', () => {
  for (const line of ['anything on tues mornings', 'weekday mornings', 'tonight']) expect(read(line).needs).toEqual([]);
});

/** A line and what it says beside its needs; what is `fair` counts neither way. */
type Judged = { id: string; query: string; fair?: Said } & Said;
type Said = Partial<Record<Field, unknown>>;
const FIELDS = ['audiences', 'age', 'place', 'days', 'times', 'open', 'cost', 'access', 'delivery', 'languages', 'routes', 'not'] as const;
type Field = (typeof FIELDS)[number];

/** Share of the lines of which everything was heard and nothing else, in percent: what is reached may not be lost. The second list is the one that fewer rules were written after. */
const FLOORS = { 'constraints-1.json': 90, 'constraints-2.json': 81 };

test.each(Object.entries(FLOORS))('all that a line says beside its needs is heard, and no more, for the lines of %s', (file, floor) => {
  const lines = JSON.parse(readFileSync(join(import.meta.dirname, '../../evaluation', file), 'utf8')) as Judged[];
  const failed = lines.filter((line) => !isRight(line, read(line.query))).map(({ id, query }) => `${id} ${query}`);
  const allowed = Math.floor((lines.length * (100 - floor)) / 100);
  expect(failed.length > allowed ? failed : []).toEqual([]);
});

function isRight({ fair = {}, ...right }: Judged, heard: Interpretation): boolean {
  return FIELDS.every((field) => {
    const [wanted, also, found] = [right[field], fair[field], heardOf(heard, field)].map(listed) as [string[], string[], string[]];
    const isSame = (one: string, other: string) => one === other || (field === 'place' && (one.includes(other) || other.includes(one)));
    return wanted.every((value) => found.some((other) => isSame(value, other))) && found.every((value) => [...wanted, ...also].some((other) => isSame(value, other)));
  });
}

function heardOf(heard: Interpretation, field: Field): unknown {
  if (field === 'audiences') return heard.audiences.map(({ slug }) => slug);
  if (field === 'age') return heard.age && [[heard.age.min, heard.age.max]];
  return field === 'place' ? heard.place?.typed : heard[field];
}

/** Everything as a list of words: an age is one, between its brackets. */
function listed(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const isOneAge = Array.isArray(value) && value.length === 2 && value.every((part) => part === null || typeof part === 'number');
  return (isOneAge || !Array.isArray(value) ? [value] : value).map((part) => (typeof part === 'string' ? part.toLowerCase() : JSON.stringify(part)));
}
