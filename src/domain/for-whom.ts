import { ageText } from './listing-text.ts';
import { languageLabel } from './labels.ts';
import type { ListingDetails } from './listing.ts';
import type { Vocabulary } from './need.ts';

/** From this age on, or up to it, a listing is for some grown-ups and not for most. */
const MIDDLING_AGE = 30;
/** What an age says more exactly. */
const BY_AGE = 'young-people';
/** Named together they leave out nobody for it. */
const EITHER = ['men', 'women'];
/** Who names more than these is open to many, and names them to welcome them. */
const MOST = 3;

/**
 * For whom a listing is, where it is not for anybody, in a word or two each: `Women`, `LGBT+`, `Age 60 and over`, `In Polish and English`.
 * A language is said only where English does not come first.
 */
export function forWhom(details: Pick<ListingDetails, 'audiences' | 'age' | 'languages'>, { audiences }: Vocabulary): string[] {
  const age = narrowAge(details.age);
  const isForEither = EITHER.every((slug) => details.audiences.includes(slug));
  const goesWithoutSaying = (slug: string) => (isForEither && EITHER.includes(slug)) || (age !== null && slug === BY_AGE);
  const named = audiences.filter(({ slug, tag }) => tag !== null && details.audiences.includes(slug) && !goesWithoutSaying(slug));
  return [...(named.length > MOST ? [] : named.map(({ tag }) => tag!)), ...(age ? [age] : []), ...heldIn(details.languages)];
}

function narrowAge(age: ListingDetails['age']): string | null {
  const isNarrow = (age.min ?? 0) >= MIDDLING_AGE || (age.max ?? 120) <= MIDDLING_AGE;
  return isNarrow ? `Age ${ageText(age).replace(/^U/, 'u')}` : null;
}

function heldIn(languages: string[]): string[] {
  if (languages.length === 0 || languages.length > MOST || languages[0] === 'en') return [];
  const names = languages.map((code) => (code === 'bfi' ? 'BSL' : languageLabel(code)));
  return [`In ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}`];
}
