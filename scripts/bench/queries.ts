import { parse, type ParsedUrlQuery } from 'node:querystring';
import type { Context } from '../../src/context.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { boundsOf, readSearch } from '../../src/http/search-input.ts';
import { findCloser } from '../../src/usecases/find-closer.ts';
import { relaxSearch } from '../../src/usecases/relax-search.ts';
import { searchListings, searchPins } from '../../src/usecases/search-listings.ts';
import type { EngineRequest, Recorder } from './recorder.ts';

/** A search as the product is asked for it, and what the product then asks of the engine. */
export type Query = { query: string; engine: EngineRequest[] };

/** Where no listing has a postcode that may be known. */
const ANY_POSTCODE = 'M33 7ND';

/**
 * What is asked at a desk: words as they are said, a need and a place, a day, filters. `{1}` to `{4}` are postcodes of
 * listings, `{1}.` to `{4}.` their districts.
 */
const SEARCHES = [
  'q=lonely',
  'q=food bank',
  'q=debt advice',
  'q=lonley no frends',
  'q=bereavement support group&page=3',
  'q=my husband died and I am on my own all day',
  'q=warm space&near={1}',
  'q=walking group&near={2}.',
  'q=carers&near=Trafford',
  'q=choir&sort=name',
  'need=food&near={1}',
  'need=loneliness&near={2}.',
  'need=debt&near={3}&sort=distance',
  'need=mental-wellbeing&near={4}.&within=10',
  'need=housing&need=legal&near={2}&within=any',
  'day=tue&cost=free&near={1}',
  'day=mon&day=wed&time=morning&cost=free&near={3}.',
  'need=loneliness&day=thu&time=afternoon&near={4}',
  'open=today&need=families&near={1}.&within=10',
  'open=now&cost=free&near={2}',
  'audience=older-people&delivery=phone&lang=ur',
  'q=lunch club&need=loneliness&audience=older-people&day=tue&cost=free&delivery=in-person&access=step-free&route=drop-in&near={1}.&within=25',
];
/** A need on the map of the country, of a region, of a city, of a suburb. */
const MAPS = [
  'need=food&zoom=6&bbox=-8,49.5,2,59',
  'zoom=7&bbox=-4,52,0,55',
  'need=loneliness&zoom=9&bbox=-3.3,53,-1.3,54',
  'q=lonely&zoom=11&bbox=-2.6,53.3,-2,53.65',
  'need=debt&near={1}&zoom=12&bbox=-2.45,53.35,-2.05,53.6',
  'day=tue&cost=free&zoom=14&bbox=-0.2,51.5,-0.05,51.56',
];

/**
 * Takes down all that the product asks of the engine for each query: for a search as data, as a page, which looks for a closer
 * time too, and for a map. `context` must reach the engine through `recorder`.
 */
export async function recordQueries(context: Context, recorder: Recorder, postcodes: string[]): Promise<{ searches: Query[]; pages: Query[]; maps: Query[] }> {
  const deps = { ...context, onDegraded: (error: unknown) => { throw error; } };
  const placed = (template: string) =>
    template.replaceAll(/\{(\d)\}(\.?)/g, (_, position: string, district: string) => {
      const postcode = postcodes[Number(position) - 1] ?? ANY_POSTCODE;
      return placeOf(postcode, district !== '');
    });
  const requestOf = (params: ParsedUrlQuery) => readSearch(params, context.vocabulary).request;
  const record = async (templates: string[], run: (params: ParsedUrlQuery) => Promise<unknown>): Promise<Query[]> => {
    const queries: Query[] = [];
    for (const template of templates) {
      const query = new URLSearchParams(placed(template)).toString();
      recorder.taken();
      await run(parse(query));
      queries.push({ query, engine: recorder.taken() });
    }
    return queries;
  };
  const asData = async (params: ParsedUrlQuery) => {
    const request = requestOf(params);
    const answer = await searchListings(deps, request);
    await relaxSearch(deps, request, answer);
    return { request, answer };
  };
  const asPage = async (params: ParsedUrlQuery) => {
    const { request, answer } = await asData(params);
    await findCloser(deps, request, answer);
  };
  return {
    searches: await record(SEARCHES, asData),
    pages: await record(SEARCHES, asPage),
    maps: await record(MAPS, ({ zoom, bbox, ...params }) => searchPins(deps, requestOf(params), boundsOf(String(bbox), {})!, Number(zoom))),
  };
}

function placeOf(postcode: string, districtOnly: boolean): string {
  return districtOnly ? postcode.split(' ')[0]! : postcode;
}

/** Postcodes of listings, far apart in the order of their ids. */
export async function samplePostcodes({ listings }: Pick<Context, 'listings'>): Promise<string[]> {
  const samples = await Promise.all(['1', '5', '9', 'd'].map((afterId) => listings.listPublished(afterId, 20)));
  return samples.map((sample) => knownPostcodes(sample)[0] ?? ANY_POSTCODE);
}

function knownPostcodes(listings: Listing[]): string[] {
  const venues = listings.flatMap(({ details }) => details.venues).filter(({ confidential }) => !confidential);
  return venues.flatMap(({ postcode }) => postcode ?? []);
}
