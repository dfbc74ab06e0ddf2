/** Every address, once: for routes, views and tests. */
export const paths = {
  home: () => '/',
  search: (query?: URLSearchParams | string) => withQuery('/search', query),
  needs: () => '/needs',
  urgent: () => '/urgent',
  need: (slug: string) => `/needs/${encodeURIComponent(slug)}`,
  listing: (slug: string) => `/listings/${encodeURIComponent(slug)}`,
  organisation: (slug: string) => `/organisations/${encodeURIComponent(slug)}`,
  pins: (query?: URLSearchParams | string) => withQuery('/api/pins', query),
  practice: (id?: string) => (id ? `/practice/${encodeURIComponent(id)}` : '/practice'),
  role: (slug: string) => `/roles/${encodeURIComponent(slug)}`,
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
};

function withQuery(path: string, query: URLSearchParams | string | undefined): string {
  const text = query?.toString() ?? '';
  return text === '' ? path : `${path}?${text}`;
}
