import { NEAR_MISS_LABELS } from '../domain/labels.ts';
import type { SearchRequest } from '../domain/search.ts';
import { contactsFor, type ShownContact } from '../domain/urgent/contact.ts';
import { findCloser } from '../usecases/find-closer.ts';
import { isThin, relaxSearch } from '../usecases/relax-search.ts';
import type { SearchAnswer, SearchDeps } from '../usecases/search-listings.ts';
import { cardOf, cardsOf, type CardContext } from './cards.ts';
import type { NeedDeps } from './needs.ts';
import type { SearchLocals } from './pages.ts';
import { paths } from './paths.ts';
import { anywhere, searchQuery } from './search-query.ts';
import type { UrgentDeps } from './urgent-panel.ts';

type WaysOnDeps = SearchDeps & NeedDeps & UrgentDeps;
type ThinLocals = Pick<SearchLocals, 'nearMisses' | 'wider' | 'widerFrom' | 'national'>;
type WaysOn = ThinLocals & Pick<SearchLocals, 'closer' | 'furtherHref' | 'anywhereHref'>;

/** Where to go on from a list that does not fit or is short: never a dead end. */
export async function waysOnLocals(deps: WaysOnDeps, request: SearchRequest, answer: SearchAnswer, context: CardContext): Promise<WaysOn> {
  const [closer, thin] = await Promise.all([closerLocals(deps, request, answer, context), thinLocals(deps, request, answer, context)]);
  return { closer, ...thin, ...nearerLocals(request, answer) };
}

/** What fits better at another time, in a sentence's worth of words. */
async function closerLocals(deps: WaysOnDeps, request: SearchRequest, answer: SearchAnswer, context: CardContext): Promise<SearchLocals['closer']> {
  const found = await findCloser(deps, request, answer);
  if (!found) return null;
  const { name, href, nextSession, where } = cardOf(found, answer.plan, context);
  return { name, href, where, when: nextSession?.text ?? null };
}

/** Where to look when nothing is near enough; null where no place was asked for. */
function nearerLocals(request: SearchRequest, { plan, understood }: SearchAnswer): Pick<SearchLocals, 'furtherHref' | 'anywhereHref'> {
  if (!plan.near && !request.bounds) return { furtherHref: null, anywhereHref: null };
  return {
    furtherHref: request.withinMiles === Infinity && !request.bounds ? null : paths.search(searchQuery(request, { withinMiles: Infinity, bounds: null })),
    anywhereHref: paths.search(searchQuery(request, anywhere(request, understood))),
  };
}

/** What to offer when little was found: what stands in the way, places further off, national numbers for the need. */
async function thinLocals(deps: WaysOnDeps, request: SearchRequest, answer: SearchAnswer, context: CardContext): Promise<ThinLocals> {
  const misses = await relaxSearch(deps, request, answer);
  const wider = misses.find(({ reason }) => reason === 'distance');
  return {
    nearMisses: misses.map(({ reason, count, request: lifted }) => ({
      label: `${count} more ${NEAR_MISS_LABELS[reason]}`,
      href: paths.search(searchQuery(lifted)),
    })),
    wider: wider ? cardsOf(wider.found, answer.plan, context) : [],
    widerFrom: answer.found.length + 1,
    national: isThin(request, answer) ? nationalNumbers(deps, answer) : [],
  };
}

/** The contacts of the needs’ guides, but for those that can be read in the first panel above, which stands open. */
function nationalNumbers({ guides, urgentData }: WaysOnDeps, { plan, urgent: [open] }: SearchAnswer): ShownContact[] {
  const shownAbove = open?.as === 'panel' ? open.contacts.map(({ key }) => key) : [];
  const keys = guides.filter(({ need }) => plan.needs.includes(need)).flatMap(({ contacts }) => contacts);
  return contactsFor([...new Set(keys)], urgentData.contacts, plan.near?.nation ?? null)
    .filter(({ key, search }) => search === null && !shownAbove.includes(key));
}
