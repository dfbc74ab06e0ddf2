import { describe, expect, test } from 'vitest';
import { isShouted, sentenceCase, titleCase } from '../../../src/domain/import/capitals.ts';

describe('names in capitals', () => {
  test.each([
    ['THE YMCA OF STRATFORD-UPON-AVON (1ST SCOUTS)', 'The YMCA of Stratford-upon-Avon (1st Scouts)'],
    ["ST MARY'S C OF E PRIMARY SCHOOL PTA", "St Mary's C of E Primary School PTA"],
    ["MCDONALD AND O'NEILL TRUST LTD", "McDonald and O'Neill Trust Ltd"],
    ['SALE U3A', 'Sale U3A'],
    ["CHILDREN'S BCF GROUP", "Children's BCF Group"],
  ])('%s', (shouted, repaired) => {
    expect(isShouted(shouted)).toBe(true);
    expect(titleCase(shouted)).toBe(repaired);
  });

  test.each(['YMCA', 'NHS', 'BRASS Bolton', 'Sale Moor', '42nd Street', 'AFC'])('%s is left as it is', (name) => {
    expect(isShouted(name)).toBe(false);
  });
});

test('a text in capitals becomes sentences that keep the capitals of places, days and abbreviations', () => {
  expect(sentenceCase('WE MEET ON TUESDAY IN PINNER. I AM FROM THE NHS.', ['Pinner'])).toBe('We meet on Tuesday in Pinner. I am from the NHS.');
});
