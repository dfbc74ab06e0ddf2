import { describe, expect, test } from 'vitest';
import { rank, type Candidate } from '../../src/domain/ranking.ts';

const wanted = { needs: ['bereavement', 'loneliness'], subNeeds: ['grief-support'], audiences: ['older-people'], words: '' };
const candidate = (listing: string, given: Partial<Candidate>): Candidate => ({
  listing, venue: 0, needs: ['bereavement'], subNeeds: [], audiences: [], routes: ['drop-in'], sunk: false, distanceMetres: 1000, words: 0, ...given,
});
const order = (...candidates: Candidate[]) => rank(candidates, wanted).map(({ listing }) => listing);

describe('listings are put in the order that serves this caller', () => {
  test.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['both needs before one', { needs: ['bereavement', 'loneliness'] }, { needs: ['bereavement'] }],
    ['the need heard first before the second', { needs: ['bereavement'] }, { needs: ['loneliness'] }],
    ['what it is mainly for before what it also does', { needs: ['bereavement', 'debt'] }, { needs: ['debt', 'bereavement'] }],
    ['the need before a mile', { needs: ['bereavement', 'loneliness'], distanceMetres: 3500 }, { needs: ['bereavement'], distanceMetres: 400 }],
    ['the finer need', { subNeeds: ['grief-support'] }, { subNeeds: ['pet-loss'] }],
    ['for the people named before for everybody', { audiences: ['older-people'] }, { audiences: [] }],
    ['for everybody before for others only', { audiences: [] }, { audiences: ['young-people'] }],
    ['words that match', { words: 0.9 }, { words: 0.1 }],
    ['room before nearness', { distanceMetres: 4000 }, { sunk: true, distanceMetres: 100 }],
    ['a way in without a letter', { routes: ['ring'] }, { routes: ['gp-letter'] }],
    ['the nearer band', { distanceMetres: 700 }, { distanceMetres: 6000 }],
    ['in one band, the nearer', { distanceMetres: 900 }, { distanceMetres: 1400 }],
  ])('%s', (_, first, second) => {
    expect(order(candidate('second', second), candidate('first', first))).toEqual(['first', 'second']);
  });
});
