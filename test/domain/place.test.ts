import fc from 'fast-check';
import { fix, isValid, parse } from 'postcode';
import { describe, expect, test } from 'vitest';
import { distanceMetres, nationOf, readPlace } from '../../src/domain/place.ts';

const AREAS = ['M', 'E', 'OL', 'SW', 'IP', 'EC', 'BT', 'CO'];
const letter = fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ');
const digit = fc.constantFrom(...'123456789');
const fullPostcode = fc
  .tuple(fc.constantFrom(...AREAS), digit, fc.oneof(fc.constant(''), digit, fc.constantFrom('A', 'E', 'W')), digit, letter, letter)
  .map(([area, first, second, sector, a, b]) => `${area}${first}${second} ${sector}${a}${b}`);

describe('reading what was typed for a place', () => {
  test.each(['M33 7ND', 'm337nd', ' M33  7ND. ', 'M33 7N D', 'm33-7nd', 'near M33 7ND', 'M33 7ND, UK', '12 School Road, Sale M33 7ND', '(M33 7ND)'])(
    '"%s" is the postcode M33 7ND',
    (typed) => {
      expect(readPlace(typed)).toEqual({ kind: 'postcode', postcode: 'M33 7ND', sector: 'M33 7', outcode: 'M33' });
    },
  );

  test.each([
    ['EC1A 1BB', 'EC1A 1BB'],
    ['ec1a1bb', 'EC1A 1BB'],
    ['BB11AA', 'BB1 1AA'],
    ['BB111AA', 'BB11 1AA'],
    ['w1a 0ax', 'W1A 0AX'],
    ['0L16 1AB', 'OL16 1AB'],
    ['1P1 1AA', 'IP1 1AA'],
    ['OLI6 IAB', 'OL16 1AB'],
    ['M33 OND', 'M33 0ND'],
    ['CO1 1OO', 'CO1 1OO'],
    ['NPT 1AA', 'NPT 1AA'],
  ])('"%s" is the postcode %s', (typed, postcode) => {
    expect(readPlace(typed)).toMatchObject({ kind: 'postcode', postcode });
  });

  test.each([
    ['M33 7N', 'incomplete', 'M33 7'],
    ['M337N', 'incomplete', 'M33 7'],
    ['E1 4N', 'incomplete', 'E1 4'],
    ['M33 7', 'sector', 'M33 7'],
    ['m337', 'sector', 'M33 7'],
    ['M3 3', 'sector', 'M3 3'],
    ['EC1A 1', 'sector', 'EC1A 1'],
  ])('"%s" is %s, in sector %s', (typed, kind, sector) => {
    expect(readPlace(typed)).toEqual({ kind, sector, outcode: sector.split(' ')[0] });
  });

  test.each([
    ['M33', 'M33'],
    ['m 33', 'M33'],
    ['W 1', 'W1'],
    ['EC1A', 'EC1A'],
    ['near M33 area', 'M33'],
    ['Sale M33', 'M33'],
    ['OLI6', 'OL16'],
  ])('"%s" is the district %s', (typed, outcode) => {
    expect(readPlace(typed)).toEqual({ kind: 'district', outcode });
  });

  test('one or two letters are a postcode area only when there is one of them', () => {
    expect(readPlace('m')).toEqual({ kind: 'area', area: 'M' });
    expect(readPlace('WA')).toEqual({ kind: 'area', area: 'WA' });
    expect(readPlace('XQ')).toEqual({ kind: 'name', name: 'XQ', within: null });
  });

  test.each([
    ['near Sale', 'Sale', null],
    ['sale, cheshire', 'sale', 'cheshire'],
    ['  Stretford!! ', 'Stretford', null],
    ['Goole', 'Goole', null],
    ['Ashton-under-Lyne', 'Ashton-under-Lyne', null],
    ['XQ99 9ZZ', 'XQ99 9ZZ', null],
    ['', '', null],
    ['🙂', '', null],
    ['a\u0000b\tc', 'a b c', null],
  ])('"%s" is the name "%s" within "%s"', (typed, name, within) => {
    expect(readPlace(typed)).toEqual({ kind: 'name', name, within });
  });

  test('any postcode is read as the postcode library reads it, whatever its case and spaces', () => {
    fc.assert(
      fc.property(fullPostcode, fc.boolean(), fc.constantFrom('', ' ', '   '), (postcode, lower, gap) => {
        const typed = postcode.replace(' ', gap);
        const expected = parse(postcode);
        expect(readPlace(lower ? typed.toLowerCase() : typed)).toEqual({
          kind: 'postcode',
          postcode: expected.postcode,
          sector: expected.sector,
          outcode: expected.outcode,
        });
      }),
    );
  });

  test('what the postcode library can mend is mended alike', () => {
    for (const typed of ['0L16 1AB', 'M33 OND', 'OLI6 1AB', 'SWIA 2AA']) {
      expect(isValid(fix(typed))).toBe(true);
      expect(readPlace(typed)).toMatchObject({ postcode: fix(typed) });
    }
  });

  test('nothing that can be typed makes it fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => typeof readPlace(typed).kind === 'string'));
    expect(readPlace('O1'.repeat(5000)).kind).toBe('name');
  });
});

describe('the nation of a postcode', () => {
  test.each([
    ['BT', 'northern-ireland'], ['BT1', 'northern-ireland'], ['M33', 'england'], ['EH', 'scotland'], ['CF10', 'wales'],
    ['CH7', 'wales'], ['CH41', 'england'], ['SY23', 'wales'], ['TD1', 'scotland'],
    ['CH5', null], ['TD15', null], ['NP', null], ['CH', null], ['SY', null], ['HR', null], ['LD', null], ['TD', null], ['GY1', null], ['', null],
  ])('%s is in %s', (code, nation) => {
    expect(nationOf(code)).toBe(nation);
  });
});

describe('distance', () => {
  test('from Manchester to Birmingham it is some 113 km, and from a place to itself none', () => {
    const manchester = { lat: 53.4808, lon: -2.2426 };
    expect(distanceMetres(manchester, { lat: 52.4862, lon: -1.8904 }) / 1000).toBeCloseTo(113.1, 0);
    expect(distanceMetres(manchester, manchester)).toBe(0);
  });
});
