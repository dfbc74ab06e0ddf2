import { expect, test } from 'vitest';
import { inOwnWords } from '../../src/domain/organisation.ts';

const NOTHING = { description: '', website: null, charityNumber: null, companyNumber: null };
const MAKERS = { ...NOTHING, name: 'Makers', website: 'https://makers.example.org', companyNumber: '01234567' };
const MENDERS = { ...NOTHING, name: 'Menders', description: 'Mending', website: 'https://menders.example.org' };

test('another organisation that is known keeps its own words, beside what was written anew', () => {
  expect(inOwnWords({ ...MAKERS, name: 'Menders' }, MAKERS, MENDERS)).toEqual(MENDERS);
  expect(inOwnWords({ ...MAKERS, name: 'Menders', website: 'https://new.example.org' }, MAKERS, MENDERS)).toEqual({ ...MENDERS, website: 'https://new.example.org' });
});

test('emptying what was about the one before takes nothing from the other', () => {
  expect(inOwnWords({ ...NOTHING, name: 'Menders' }, MAKERS, MENDERS)).toEqual(MENDERS);
});
