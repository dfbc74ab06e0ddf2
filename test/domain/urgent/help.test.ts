import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../scripts/bench/random.ts';
import { helpIn } from '../../../src/domain/urgent/help.ts';
import { shippedUrgent, shippedUrgentData } from './data.ts';

const data = shippedUrgentData();
const urgent = shippedUrgent();
const ids = (line: string) => urgent(line).map(({ id, as }) => `${id} ${as}`);

test('an ordinary line, and no line, call for nothing', () => {
  expect(['', '   ', '???', 'knitting group near sale', 'lonely since moving'].flatMap(ids)).toEqual([]);
});

test('the words that led to a panel are those typed', () => {
  expect(urgent('pt says hes gonna KILL hisself')[0]!.words).toEqual(expect.arrayContaining(['kill']));
});

test('what threatens life now stands first', () => {
  const levels = urgent('no food in the house, took 30 paracetamol and wants to die').map(({ level }) => level);
  expect(levels).toEqual([...levels].sort((a, b) => ['999-now', 'crisis-now', 'same-day'].indexOf(a) - ['999-now', 'crisis-now', 'same-day'].indexOf(b)));
  expect(levels[0]).toBe('999-now');
});

test('of what is as urgent, the surest stands first', () => {
  expect(ids('bruise on baby cant explain')).toEqual(['child-at-risk panel', 'domestic-abuse panel']);
});

test('the nation of the place decides whom to ring', () => {
  const numbers = (nation: 'scotland' | null) => helpIn(nation, urgent('husband hit her last night')).find(({ id }) => id === 'domestic-abuse')!.contacts.map(({ key }) => key);
  expect(numbers('scotland')).toContain('sdafmh');
  expect(numbers('scotland')).not.toContain('nda');
  expect(numbers(null)).toEqual(expect.arrayContaining(['nda', 'sdafmh', 'lff', 'dsah']));
});

describe('what was long ago or is about others is softened, and what goes on is not', () => {
  test.each([
    ['brother killed himself last year and now he says he wants to join him', 'suicide panel'],
    ['brother killed himself last year wants a group', 'suicide line'],
    ['used to self harm years ago', 'self-harm line'],
    ['used to self harm years ago and cut her arms again last night', 'self-harm panel'],
    ['not suicidal but self harming', 'suicide line'],
    ['not suicidal but self harming', 'self-harm panel'],
  ])('%s: %s', (line, expected) => expect(ids(line)).toContain(expected));
});

describe('a slip of the keyboard does not hide a danger, and a real word is not taken for one', () => {
  test.each([['wants to kil herslf'], ['feeling suicidle'], ['husbnd strangeld her'], ['swalowed bleech'], ['can\u2019t breath prpoerly chest tite']])('%s', (line) => expect(ids(line).join()).toContain('panel'));
  test.each([['refugee group'], ['career advice'], ['hotel near hospital'], ['strike a chord choir']])('%s', (line) => expect(ids(line)).toEqual([]));
});

test('no line breaks it: twenty thousand of random words, signs and letters', () => {
  const vocabulary = JSON.stringify(data.groups).match(/[a-z]{2,}/g)!;
  const odd = ['\u0000', '💊', '🔪🔪', '&', '..', '@kid', '%00', '<script>', 'ÀÉÎ', 'שלום', '\n', '99999999999999999999', '__proto__', 'constructor', 'a'.repeat(300), '((((', '\\', '*'];
  const random = seededRandom(7);
  for (let count = 0; count < 20_000; count += 1) {
    const line = Array.from({ length: random.whole(0, 15) }, () => random.pick(random.chance(0.12) ? odd : vocabulary)).join(random.chance(0.1) ? '' : ' ');
    if (!Array.isArray(urgent(line))) expect.fail(line);
  }
}, 300_000);

test('where words alone make much possible, two are asked about at most', () => {
  expect(urgent('treating').length).toBeLessThanOrEqual(2);
  expect(urgent('lives with mum').length).toBeLessThanOrEqual(2);
});
