import { expect, test } from 'vitest';
import { countText } from '../../src/http/search-heading.ts';

test.each([[0, '0 matches'], [1, '1 match'], [999, '999 matches'], [1000, '1,000 or more matches'], [1500, '1,000 or more matches']])('%d is “%s”', (total, text) => {
  expect(countText(total)).toBe(text);
});
