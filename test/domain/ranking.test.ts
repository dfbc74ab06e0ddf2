import { describe, expect, test } from 'vitest';
import { readDataFiles } from '../../src/adapters/data-files.ts';
import { BY_WHO_THEY_ARE, rank, type Candidate, type Wanted } from '../../src/domain/ranking.ts';

const wanted: Wanted = { isChosen: false, needs: ['bereavement', 'loneliness'], subNeeds: ['grief-support'], audiences: ['older-people'], sex: null, cost: 'free', delivery: ['phone'], access: ['step-free'], languages: ['pl'], routes: ['drop-in'], words: '', terms: ['wheelchair', 'garden'] };
const candidate = (listing: string, given: Partial<Candidate>): Candidate => ({
  listing, venue: 0, needs: ['bereavement'], subNeeds: [], audiences: [], cost: 'unknown', routes: ['drop-in'], delivery: [], access: [], languages: [], sunk: false, distanceMetres: 1000, terms: [], ...given,
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
    ['the finer need that it names first', { subNeeds: ['grief-support', 'pet-loss'] }, { subNeeds: ['pet-loss', 'suicide-bereavement', 'grief-support'] }],
    ['words that match', { terms: ['garden', 'wheelchair'] }, { terms: ['garden'] }],
    ['a word of the line before a mile', { terms: ['wheelchair'], distanceMetres: 2400 }, { terms: [], distanceMetres: 400 }],
    ['room before nearness', { distanceMetres: 4000 }, { sunk: true, distanceMetres: 100 }],
    ['a way in without a letter', { routes: ['ring'] }, { routes: ['gp-letter'] }],
    ['given as they asked, before silence about it', { delivery: ['phone'] }, { delivery: [] }],
    ['free, before silence about what it costs', { cost: 'free', distanceMetres: 2400 }, { distanceMetres: 400 }],
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

  test('with nothing said of who they are, what is for everybody comes before what is for certain people', () => {
    const ranked = rank([candidate('women', { audiences: ['women', 'children-families'], distanceMetres: 100 }), candidate('older', { audiences: ['older-people'] }), candidate('both', { audiences: ['men', 'women', 'lgbt'] })], { ...wanted, audiences: [] });
    expect(ranked.map(({ listing }) => listing)).toEqual(['older', 'both', 'women']);
  });

  test('who needs a visit at home is served by telephone as well', () => {
    const ranked = rank([candidate('hall', { delivery: ['in-person'], distanceMetres: 100 }), candidate('line', { delivery: ['phone'] }), candidate('visit', { delivery: ['home-visit'], distanceMetres: 900 })], { ...wanted, delivery: ['home-visit'] });
    expect(ranked.map(({ listing }) => listing)).toEqual(['visit', 'line', 'hall']);
  });

  test('words that match do not bring a men’s service before a women’s where a woman asks', () => {
    const asked = { ...wanted, audiences: ['women'], terms: ['hit'] };
    const ranked = rank([candidate('men', { audiences: ['men', 'lgbt'], terms: ['hit'], distanceMetres: 100 }), candidate('women', { audiences: ['women'] }), candidate('all', {})], asked);
    expect(ranked.map(({ listing }) => listing)).toEqual(['women', 'all', 'men']);
  });

  test('where a man or a woman was said to ask, their own groups come first and those for the other last', () => {
    const candidates = [candidate('women', { audiences: ['women'], distanceMetres: 100 }), candidate('both', { audiences: ['men', 'women'] }), candidate('men', { audiences: ['men'] })];
    const ranked = (sex: Wanted['sex']) => rank(candidates, { ...wanted, audiences: [], sex }).map(({ listing }) => listing);
    expect([ranked('men'), ranked('women')]).toEqual([['men', 'both', 'women'], ['women', 'both', 'men']]);
  });

  test('the audiences for certain people are known', () => {
    const known = new Set(readDataFiles('data').vocabulary.audiences.map(({ slug }) => slug));
    expect([...BY_WHO_THEY_ARE].filter((slug) => !known.has(slug))).toEqual([]);
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
