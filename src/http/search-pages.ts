import { MAX_RESULTS, type SearchRequest } from '../domain/search.ts';
import type { SearchLocals } from './pages.ts';
import { paths } from './paths.ts';
import { searchQuery } from './search-query.ts';

const PAGES_EITHER_SIDE = 2;

/** Links to the pages of a long list; none where it has one. */
export function pagesOf(request: SearchRequest, total: number): SearchLocals['pages'] {
  const last = Math.ceil(Math.min(total, MAX_RESULTS) / request.perPage);
  if (last <= 1) return [];
  const link = (label: string, page: number, rel: string | null = null) => ({
    label, rel, current: page === request.page && rel === null, href: paths.search(searchQuery(request, { page })),
  });
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  const shown = numbers.filter((page) => page === 1 || page === last || Math.abs(page - request.page) <= PAGES_EITHER_SIDE);
  return [
    ...(request.page > 1 ? [link('Previous', request.page - 1, 'prev')] : []),
    ...shown.map((page) => link(String(page), page)),
    ...(request.page < last ? [link('Next', request.page + 1, 'next')] : []),
  ];
}
