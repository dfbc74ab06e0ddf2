import type { Delivery, ListingDetails, RouteIn } from './listing.ts';
import type { Access } from './venue.ts';
import type { Sex } from './interpretation/whose-sex.ts';
import { METRES_PER_MILE } from './place.ts';

type CostKind = ListingDetails['cost']['kind'];

/** A listing that may be shown, with what ranking looks at. */
export type Candidate = {
  listing: string;
  venue: number;
  needs: string[];
  subNeeds: string[];
  audiences: string[];
  cost: CostKind;
  routes: RouteIn[];
  delivery: Delivery[];
  access: Access[];
  /** ISO 639 codes. */
  languages: string[];
  /** Full, paused or stale. */
  sunk: boolean;
  distanceMetres: number | null;
  /** Those of the wanted terms that stand in what it says of itself. */
  terms: string[];
};

/** What the caller was understood to want, best first. */
export type Wanted = {
  needs: string[];
  /** The needs were chosen, not heard: then nothing else will do. */
  isChosen: boolean;
  subNeeds: string[];
  audiences: string[];
  /** Whose groups suit them, where that was said plainly. */
  sex: Sex | null;
  /** What is free was heard beside a need: what has a price is left out, what says nothing of it is not. */
  cost: 'free' | null;
  /** How they would like to be helped, how they get in and about, in which language, by which way in: few listings say all of it, so none is left out for silence. */
  delivery: Delivery[];
  access: Access[];
  languages: string[];
  routes: RouteIn[];
  /** The words of the line, which rank and exclude nothing. */
  words: string;
  /** The telling ones of them, as `termsOf` has them. */
  terms: string[];
};

export const NOTHING_WANTED: Wanted = {
  needs: [], isChosen: false, subNeeds: [], audiences: [], sex: null, cost: null, delivery: [], access: [], languages: [], routes: [], words: '', terms: [],
};

/** Within one band nobody minds which is nearer. */
const BANDS_MILES = [0.5, 1, 2, 3, 5, 10, 25];
/** What needs no travelling stands among what is a short walk away. */
const BAND_WITHOUT_TRAVEL = 2;
/** Fitted, like the other weights, on judged lines with the listings that should come first. */
const TERM = 0.2;
/** What a listing's first sub-need is worth, and how much less each further one: of eight things it names, it does the first. */
const SUB_NEED = 0.8;
const SUB_NEED_STEP = 0.2;
/** Audiences by who somebody is: who is not, or has not said so, is hardly at home there. Of the others, such as older people, most places take anybody. */
export const BY_WHO_THEY_ARE: ReadonlySet<string> = new Set([
  'women', 'men', 'lgbt', 'veterans', 'ethnic-communities', 'faith', 'traveller', 'prison-leavers', 'welsh-speakers',
]);
/** For who has to have it free. What has a price is left out already. */
const FREE_SCORES: Partial<Record<CostKind, number>> = { free: 0.8, donation: 0.4 };
/** Among so few a word would tell too little. */
const FEWEST = 100;
/** What is for none of the needs heard stands among them from so much on: its words say that the needs were misheard. */
const ELSEWHERE = 1.2;
const REFERRED: RouteIn[] = ['professional-referral', 'gp-letter'];

/**
 * Puts candidates in the order that serves this caller: the needs heard, then whom it is for, then the words, rare ones most,
 * then whether there is room and a way in, then distance by bands and, in a band, by the metre.
 */
export function rank(candidates: Candidate[], wanted: Wanted): Candidate[] {
  const weightOf = termWeights(candidates);
  const isForNeed = ({ needs }: Candidate) => wanted.needs.length === 0 || needs.some((need) => wanted.needs.includes(need));
  return candidates
    .map((candidate) => ({ candidate, told: candidate.terms.reduce((told, term) => told + weightOf(term), 0) }))
    .filter(({ candidate, told }) => isForNeed(candidate) || (told >= ELSEWHERE && !wanted.isChosen))
    .map(({ candidate, told }) => ({ candidate, score: score(candidate, wanted) + told }))
    .toSorted((a, b) => b.score - a.score || (a.candidate.distanceMetres ?? 0) - (b.candidate.distanceMetres ?? 0))
    .map(({ candidate }) => candidate);
}

function score(candidate: Candidate, wanted: Wanted): number {
  return (
    needScore(candidate, wanted) +
    audienceScore(candidate, wanted) +
    sexScore(candidate, wanted) +
    (wanted.cost ? (FREE_SCORES[candidate.cost] ?? 0) : 0) +
    mannerScore(candidate.delivery, waysToReach(wanted.delivery)) +
    accessScore(candidate, wanted) +
    mannerScore(candidate.languages, wanted.languages) +
    mannerScore(candidate.routes, wanted.routes) / 2 -
    (candidate.sunk ? 1.5 : 0) -
    (candidate.routes.length > 0 && candidate.routes.every((route) => REFERRED.includes(route)) ? 0.15 : 0) -
    0.06 * bandOf(candidate.distanceMetres)
  );
}

/** What a term is worth that a listing has: the more, the fewer of the others have it (inverse document frequency). */
function termWeights(candidates: Candidate[]): (term: string) => number {
  const having = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1);
  const of = Math.max(candidates.length, FEWEST);
  return (term) => TERM * Math.log((of + 1) / (having.get(term)! + 0.5));
}

/** The first need heard weighs most; what a listing is mainly for weighs more than what it also does. */
function needScore({ needs, subNeeds }: Candidate, wanted: Wanted): number {
  const heard = wanted.needs.reduce((sum, need, place) => {
    const position = needs.indexOf(need);
    if (position < 0) return sum;
    return sum + (place === 0 ? 1 : 0.7) * (position === 0 ? 1 : 0.7);
  }, 0);
  const finer = wanted.subNeeds.map((sub) => subNeeds.indexOf(sub)).filter((position) => position >= 0);
  const worth = finer.map((position) => Math.max(0, SUB_NEED - SUB_NEED_STEP * position)).toSorted((a, b) => b - a);
  return heard + (worth[0] ?? 0) + (worth[1] ?? 0);
}

/** For the people who were named, better; for other people, or for certain people where nobody was named, worse; for everybody, neither. */
function audienceScore({ audiences }: Candidate, wanted: Wanted): number {
  if (audiences.length === 0) return 0;
  if (wanted.audiences.some((audience) => audiences.includes(audience))) return 0.4;
  return wanted.audiences.length > 0 || isForCertainPeople(audiences) ? -0.4 : 0;
}

/** For men where a woman asks, and the reverse, much worse, whatever it says of itself; for their own, better. What is for both is for everybody. */
function sexScore({ audiences }: Candidate, { audiences: named, sex }: Wanted): number {
  const [isForMen, isForWomen] = [audiences.includes('men'), audiences.includes('women')];
  const isForHim = named.includes('men') || sex === 'men';
  const isForHer = named.includes('women') || sex === 'women';
  if (isForMen === isForWomen || isForHim === isForHer) return 0;
  return isForMen === isForHim ? 0.6 : -0.8;
}

/** What is for women and men alike is for nobody in particular. */
function isForCertainPeople(audiences: string[]): boolean {
  return audiences.some((audience) => BY_WHO_THEY_ARE.has(audience)) && !(audiences.includes('women') && audiences.includes('men'));
}

/** Who needs a visit at home is reached by telephone and online as well. */
function waysToReach(wanted: Delivery[]): Delivery[] {
  return wanted.includes('home-visit') ? [...wanted, 'phone', 'online'] : wanted;
}

/** What they asked for, better; something else instead, worse; nothing said, neither. */
function mannerScore<Manner extends string>(has: Manner[], wanted: Manner[]): number {
  if (wanted.length === 0 || has.length === 0) return 0;
  return wanted.some((manner) => has.includes(manner)) ? 0.8 : -0.4;
}

/** Who needs a ramp and a hearing loop needs both: each that is there counts for its part. */
function accessScore({ access }: Candidate, wanted: Wanted): number {
  const met = wanted.access.filter((each) => access.includes(each)).length;
  return met > 0 ? (0.8 * met) / wanted.access.length : mannerScore(access, wanted.access);
}

function bandOf(metres: number | null): number {
  if (metres === null) return BAND_WITHOUT_TRAVEL;
  const band = BANDS_MILES.findIndex((miles) => metres <= miles * METRES_PER_MILE);
  return band < 0 ? BANDS_MILES.length : band;
}
