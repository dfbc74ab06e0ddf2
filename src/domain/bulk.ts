import type { Listing, ListingDetails, Status } from './listing.ts';

/** One thing done to many listings. */
export type BulkAction =
  | { to: 'publish' }
  | { to: 'archive'; reason: string }
  | { to: 'add-need'; need: string }
  | { to: 'replace-need'; need: string; by: string };

/** What would become of a listing, or why nothing does. */
export type Planned = { status: Status; details: ListingDetails } | { left: string };

const MOST_NEEDS = 5;

/** `doubt` is why a draft is not to be published without being looked at by itself; null when nothing speaks against it. */
export function planned({ status, details }: Listing, action: BulkAction, doubt: string | null): Planned {
  switch (action.to) {
    case 'publish':
      if (status !== 'draft') return { left: `It is ${status} already` };
      return doubt ? { left: doubt } : { status: 'published', details };
    case 'archive':
      return status === 'archived' || status === 'closed' ? { left: `It is ${status} already` } : { status: 'archived', details };
    case 'add-need':
      return withNeed({ status, details }, action.need);
    case 'replace-need':
      return withNeedReplaced({ status, details }, action.need, action.by);
  }
}

/** Why a draft is not clean, as far as it tells by itself; null when it is. */
export function doubtAbout({ needs, phoneLines, email, website, venues }: ListingDetails): string | null {
  if (needs.length === 0) return 'It says no need';
  if (phoneLines.length === 0 && !email && !website && venues.length === 0) return 'It says no way to reach it';
  return null;
}

/** One that a rule suggested is confirmed by it. */
function withNeed({ status, details }: Pick<Listing, 'status' | 'details'>, need: string): Planned {
  const known = details.needs.find((one) => one.need === need);
  if (known && !known.suggested) return { left: 'It has this need already' };
  if (!known && details.needs.length >= MOST_NEEDS) return { left: 'It has five needs already' };
  const needs = known
    ? details.needs.map((one) => (one === known ? { ...one, suggested: false } : one))
    : [...details.needs, { need, subNeeds: [], suggested: false }];
  return { status, details: { ...details, needs } };
}

/** In its place, so that the first need stays the first. Sub-needs belong to their need and go with it. */
function withNeedReplaced({ status, details }: Pick<Listing, 'status' | 'details'>, need: string, by: string): Planned {
  if (!details.needs.some((one) => one.need === need)) return { left: 'It does not have this need' };
  const has = details.needs.some((one) => one.need === by);
  const needs = details.needs.flatMap((one) => {
    if (one.need !== need) return [one];
    return has ? [] : [{ need: by, subNeeds: [], suggested: false }];
  });
  return { status, details: { ...details, needs } };
}
