import type { Addresses } from '../domain/mail.ts';

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

  submit: (query?: URLSearchParams | string) => withQuery('/submit', query),
  /** The page behind a mailed link, and a step or an action of it: `what`, `check`, `still-right`. */
  my: (token: string, part?: string) => `/my/${encodeURIComponent(token)}${part ? `/${part}` : ''}`,
  problem: (slug: string) => `/listings/${encodeURIComponent(slug)}/problem`,
  claim: (slug: string) => `/listings/${encodeURIComponent(slug)}/claim`,

  signIn: (token?: string) => (token ? `/sign-in/${encodeURIComponent(token)}` : '/sign-in'),
  signOut: () => '/sign-out',
  review: (id?: string, part?: string) => ['/review', id, part].filter(Boolean).join('/'),
  /** The editors' pages: `listings`, `people`, `listings/ID/history`. Without one, today. */
  editor: (...parts: string[]) => ['/editor', ...parts.map(encodeURIComponent)].join('/'),
  devMail: (id?: string) => (id ? `/dev/mail/${encodeURIComponent(id)}` : '/dev/mail'),
};

/** The addresses that stand in mails, whole: what the use cases may know of the edge. */
export function addressesAt(baseUrl: string): Addresses {
  const whole = (path: string) => new URL(path, baseUrl).href;
  return {
    my: (token) => whole(paths.my(token)),
    signIn: (token) => whole(paths.signIn(token)),
    listing: (slug) => whole(paths.listing(slug)),
    editor: () => whole(paths.editor()),
    review: () => whole(paths.review()),
  };
}

function withQuery(path: string, query: URLSearchParams | string | undefined): string {
  const text = query?.toString() ?? '';
  return text === '' ? path : `${path}?${text}`;
}
