import { describe, expect, test } from 'vitest';
import { rank, type Candidate, type Wanted } from '../../src/domain/ranking.ts';

const wanted: Wanted = { needs: ['bereavement', 'loneliness'], subNeeds: ['grief-support'], audiences: ['older-people'], delivery: ['phone'], access: ['step-free'], languages: ['pl'], routes: ['drop-in'], words: '', terms: ['wheelchair', 'garden'] };
const candidate = (listing: string, given: Partial<Candidate>): Candidate => ({
  listing, venue: 0, needs: ['bereavement'], subNeeds: [], audiences: [], routes: ['drop-in'], delivery: [], access: [], languages: [], sunk: false, distanceMetres: 1000, terms: [], ...given,
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
    ['words that match', { terms: ['garden', 'wheelchair'] }, { terms: ['garden'] }],
    ['a word of the line before a mile', { terms: ['wheelchair'], distanceMetres: 2400 }, { terms: [], distanceMetres: 400 }],
    ['room before nearness', { distanceMetres: 4000 }, { sunk: true, distanceMetres: 100 }],
    ['a way in without a letter', { routes: ['ring'] }, { routes: ['gp-letter'] }],
    ['given as they asked, before silence about it', { delivery: ['phone'] }, { delivery: [] }],
    ['silence about it, before something else', { delivery: [] }, { delivery: ['online'] }],
    ['where they can get in, before silence about it', { access: ['step-free'], distanceMetres: 2400 }, { access: [], distanceMetres: 400 }],
    ['their language before a mile', { languages: ['en', 'pl'], distanceMetres: 2400 }, { languages: ['en'], distanceMetres: 400 }],
    ['the nearer band', { distanceMetres: 700 }, { distanceMetres: 6000 }],
    ['in one band, the nearer', { distanceMetres: 900 }, { distanceMetres: 1400 }],
  ])('%s', (_, first, second) => {
    expect(order(candidate('second', second), candidate('first', first))).toEqual(['first', 'second']);
  });

  test('who needs two things to get in is served best where both are', () => {
    const both = rank([candidate('one', { access: ['step-free'], distanceMetres: 400 }), candidate('two', { access: ['step-free', 'hearing-loop'], distanceMetres: 2400 })], { ...wanted, access: ['step-free', 'hearing-loop'] });
    expect(both.map(({ listing }) => listing)).toEqual(['two', 'one']);
  });

  test('a word that few of them have tells more than one that many have', () => {
    const gardens = Array.from({ length: 5 }, (_, number) => candidate(`garden ${number}`, { terms: ['garden'], distanceMetres: number }));
    expect(order(...gardens, candidate('ramp', { terms: ['wheelchair'] }))[0]).toBe('ramp');
  });

  test('what is for none of the needs stands among them only where it says several words of the line', () => {
    const other = (listing: string, terms: string[]) => candidate(listing, { needs: ['home-help'], terms });
    expect(order(candidate('grief', {}), other('both', ['wheelchair', 'garden']), other('one', ['garden']))).toEqual(['both', 'grief']);
  });
});
