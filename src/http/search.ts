import { Router, type Request, type Response } from 'express';
import { ANYTHING, type SearchRequest } from '../domain/search.ts';
import { countUnrecognised, type CountDeps } from '../usecases/count-unrecognised.ts';
import { searchListings } from '../usecases/search-listings.ts';
import type { Renderer, SearchLocals } from './pages.ts';
import { readSearch } from './search-input.ts';
import { askedLocals, startLocals, type SearchLocalsDeps } from './search-locals.ts';
import { searchQuery } from './search-query.ts';

type SearchRouteDeps = SearchLocalsDeps & CountDeps & Renderer & { onFault: (error: unknown, where: string) => void };

/** `/` and `/search`: the line, the results and the map. */
export function searchRoutes(deps: SearchRouteDeps): Router {
  const router = Router();

  router.get(['/', '/search'], async (req, res) => {
    const { request, problems } = readSearch(req.query, deps.vocabulary);
    const sentences = Object.values(problems);
    const isPart = isFragment(req, res);
    const show = async (locals: SearchLocals) => {
      if (isPart) return deps.renderFragment(res, 'search/_found', locals);
      return deps.renderPage(res, 'search/index', { title: locals.title, nav: 'find', wide: true, noIndex: locals.asked }, locals);
    };

    if (req.path === '/' || !isAsked(request)) return show(await startLocals(deps, request, sentences));
    const answer = await searchListings(deps, request);
    // Nobody waits for the count, least of all somebody in danger: a store that is locked or full must not hold up the answer.
    const count = () => countUnrecognised(deps, request.q, answer, isPart).catch((error: unknown) => deps.onFault(uncounted(error), 'counting words'));
    res.once('finish', () => void count());
    return show(await askedLocals(deps, request, answer, sentences));
  });

  return router;
}

/** Why the words were not counted. What a store says of its fault may repeat them, so that only its code goes on. */
function uncounted(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  return new Error(`The words that nothing was made of could not be counted (${code}).`);
}

/** A script asks for the changing part alone; caches must not mix the two up. */
function isFragment(req: Request, res: Response): boolean {
  res.vary('X-Fragment');
  return req.get('X-Fragment') === 'found';
}

/** A distance, an order and a length of page alone ask for nothing. */
function isAsked(request: SearchRequest): boolean {
  const { sort, perPage, withinMiles } = ANYTHING;
  return searchQuery(request, { sort, perPage, withinMiles, page: request.page }).size > 0;
}
