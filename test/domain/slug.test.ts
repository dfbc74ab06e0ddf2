import { expect, test } from 'vitest';
import { foldName, slugOf } from '../../src/domain/slug.ts';

test.each([
  ['Sale Moor Men’s Shed', 'sale-moor-mens-shed'], ["Sale Moor Men's Shed", 'sale-moor-mens-shed'], ['  Café & Bar!  ', 'cafe-and-bar'], ['A.B.C.', 'abc'], ['Tŷ Hapus', 'ty-hapus'],
  ['50+ / 60+', '50-60'], ['???', 'listing'], ['ਸੰਗਤ', 'listing'], ['../../etc/passwd', 'etc-passwd'], ['<script>', 'script'], ['x'.repeat(200), 'x'.repeat(80)], [`${'x'.repeat(79)} y`, 'x'.repeat(79)],
])('“%s” has the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('two spellings of one name are equal, and two names are not', () => {
  expect(new Set(['Age Friends & Co', 'AGE FRIENDS AND CO.', ' age  friends and có '].map(foldName))).toEqual(new Set(['age friends and co']));
  expect(foldName('ਸੰਗਤ')).not.toBe(foldName('مجتمع'));
});
