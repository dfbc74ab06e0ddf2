import { describe, expect, test } from 'vitest';
import { marksNotSeen } from '../../src/domain/quality-mark.ts';
import { details } from '../support/listings.ts';

const SEEN = { kind: 'insurance', on: '2026-10-02', proofSeenBy: 'editor' } as const;

describe('the marks nobody has seen the proof of', () => {
  test.each([
    ['of any listing', {}, ['safeguarding-policy', 'insurance']],
    ['once somebody has seen one', { marks: [SEEN] }, ['safeguarding-policy']],
    ['when the group only said so', { marks: [{ ...SEEN, proofSeenBy: '' }] }, ['safeguarding-policy', 'insurance']],
    ['where somebody comes to the home', { delivery: ['home-visit' as const] }, ['safeguarding-policy', 'insurance', 'dbs']],
    ['where children come', { audiences: ['children-families'] }, ['safeguarding-policy', 'insurance', 'dbs']],
    ['where a meal is cooked', { needs: [{ need: 'food', subNeeds: ['hot-meals'] }] }, ['safeguarding-policy', 'insurance', 'food-hygiene']],
    ['of debt advice', { needs: [{ need: 'debt', subNeeds: ['debt-advice'] }] }, ['safeguarding-policy', 'insurance', 'debt-advice']],
    ['of immigration advice', { needs: [{ need: 'migration', subNeeds: ['immigration-advice'] }] }, ['safeguarding-policy', 'insurance', 'immigration-advice']],
    ['of budgeting, which needs no permission', { needs: [{ need: 'debt', subNeeds: ['budgeting'] }] }, ['safeguarding-policy', 'insurance']],
  ])('%s', (_case, given, expected) => {
    expect(marksNotSeen(details(given))).toEqual(expected);
  });
});
