import { addDays } from '../../src/domain/calendar.ts';
import { KINDS, listingDetailsSchema, ROUTES_IN, type ListingDetails, type ListingInput } from '../../src/domain/listing.ts';
import type { Need, Vocabulary } from '../../src/domain/need.ts';
import { WEEKDAYS } from '../../src/domain/session.ts';
import { ACCESS_SLUGS } from '../../src/domain/venue.ts';
import { cumulativeOf, seededRandom, type Random } from './random.ts';
import { TOWNS, type Town } from './towns.ts';
import { createWriter, type Writer } from './words.ts';

const KM_PER_DEGREE = 111.32;
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const FORMS = ['Group', 'Club', 'Project', 'Service', 'Centre', 'Network', 'Trust', 'Drop-in', 'Support Service', 'Community Association'];
const LANGUAGES = ['ur', 'pl', 'pa', 'bn', 'ar', 'so', 'fa', 'ro', 'uk', 'bfi', 'cy', 'zh'];
/** A listing is called after its place, its subject and its form. */
const LONGEST_NAME = 60;
const SHORTEST_NAME = 20;

const townWeights = cumulativeOf(TOWNS.map(({ weight }) => weight));
/** Some needs have many listings and some few, as in real directories. */
const needWeights = (vocabulary: Vocabulary) => cumulativeOf(vocabulary.needs.map((_, rank) => 1 / (rank + 4)));

type Making = { random: Random; writer: Writer; vocabulary: Vocabulary; today: string };

/**
 * Listings that are like real ones in length and distribution, every one checked by the product's own schema.
 * The same for one seed, vocabulary and `today`. `samples` is real prose for the words.
 */
export function* syntheticListings(
  count: number,
  seed: number,
  { vocabulary, samples, today }: Pick<Making, 'vocabulary' | 'today'> & { samples: string[] },
): Generator<ListingDetails> {
  const random = seededRandom(seed);
  const making = { random, writer: createWriter(samples, vocabulary, seededRandom(seed + 1)), vocabulary, today };
  const weights = needWeights(vocabulary);
  for (let number = 0; number < count; number += 1) yield listingDetailsSchema.parse(oneListing(number, making, weights));
}

function oneListing(number: number, making: Making, weights: number[]): ListingInput {
  const { random, writer, vocabulary, today } = making;
  const town = TOWNS[random.weighted(townWeights)]!;
  const needs = [...new Set(Array.from({ length: random.pick([1, 1, 2, 2, 3]) }, () => vocabulary.needs[random.weighted(weights)]!))];
  const venues = Array.from({ length: random.pick([0, 1, 1, 1, 1, 1, 1, 1, 2, 3]) }, () => venue(random, town, writer));
  const subject = random.pick(needs[0]!.subNeeds).label;
  const organisation = `${town.name} ${random.pick(FORMS)} ${random.whole(1, 40)}`;
  return {
    name: nameOf(town, subject, random),
    kind: random.pick([...KINDS, 'service', 'service', 'group']),
    summary: `${writer.text(random, 70).slice(0, 90)} ${phrase(random, needs[0]!)}`.slice(0, random.whole(80, 140)).trim(),
    description: `${writer.text(random, random.whole(250, 750))} ${needs.map((need) => phrase(random, need)).join(', ')}.`,
    organisation: { name: organisation },
    needs: needs.map((need) => ({ need: need.slug, subNeeds: random.some(need.subNeeds, 0.25).map(({ slug }) => slug) })),
    audiences: random.some(vocabulary.audiences, 0.12).map(({ slug }) => slug),
    age: random.chance(0.15) ? { min: random.pick([11, 16, 18, 50, 60, 65]), max: null } : { min: null, max: null },
    venues,
    sessions: Array.from({ length: random.pick([0, 0, 1, 1, 1, 2, 3, 5]) }, () => session(random, venues.length, today)),
    phoneLines: random.chance(0.85) ? [phoneLine(random, number)] : [],
    email: random.chance(0.6) ? `hello@listing-${number}.example.org` : null,
    website: random.chance(0.7) ? `https://listing-${number}.example.org` : null,
    delivery:
      venues.length > 0
        ? ['in-person', ...random.some(['phone', 'online', 'home-visit'] as const, 0.15)]
        : ['phone', ...random.some(['online'] as const, 0.4)],
    areasServed: areasServed(random, town),
    routeIn: [...new Set([random.pick(ROUTES_IN), random.pick(['ring', 'drop-in'] as const)])],
    haveReady: random.chance(0.2) ? 'A letter with the address on it' : '',
    cost: { kind: random.pick(['free', 'free', 'free', 'donation', 'price', 'unknown'] as const), pence: null },
    capacity: capacity(random, today),
    languages: ['en', ...(random.chance(0.15) ? [random.pick(LANGUAGES)] : [])],
    suits: random.chance(0.4) ? writer.text(random, 120).slice(0, 400) : '',
    firstVisit: random.chance(0.4) ? writer.text(random, 180).slice(0, 600) : '',
    check: random.chance(0.8) ? { on: addDays(today, -random.whole(0, 500)), how: random.pick(['phoned', 'visited', 'owner'] as const), role: 'editor' } : null,
    source: { name: 'synthetic', id: String(number) },
  };
}

function nameOf(town: Town, subject: string, random: Random): string {
  const name = `${town.name} ${subject} ${random.pick(FORMS)}`;
  const whole = name.length < SHORTEST_NAME ? `The ${name} for Everybody` : name;
  return whole.length <= LONGEST_NAME ? whole : whole.slice(0, whole.lastIndexOf(' ', LONGEST_NAME));
}

function phrase(random: Random, need: Need): string {
  return random.pick(need.phrases);
}

function venue(random: Random, town: Town, writer: Writer): NonNullable<ListingInput['venues']>[number] {
  const northKm = (random.normal() * town.spreadKm) / 2;
  const eastKm = (random.normal() * town.spreadKm) / 2;
  const lat = town.lat + northKm / KM_PER_DEGREE;
  const lon = town.lon + eastKm / (KM_PER_DEGREE * Math.cos((town.lat * Math.PI) / 180));
  // Districts lie round the middle like slices, so that each has a middle of its own.
  const slice = Math.floor((Math.atan2(northKm, eastKm) / (2 * Math.PI) + 0.5) * town.districts.length);
  const district = `${town.area}${town.districts[Math.min(slice, town.districts.length - 1)]}`;
  return {
    name: `${writer.text(random, 8).split(' ')[0]} ${random.pick(['Hall', 'Church', 'Library', 'Centre', 'House'])}`,
    address: `${random.whole(1, 200)} ${writer.text(random, 8).split(' ')[0]} Road, ${town.name}`,
    postcode: `${district} ${random.whole(1, 9)}${random.pick([...LETTERS])}${random.pick([...LETTERS])}`,
    lat: Math.round(lat * 1e5) / 1e5,
    lon: Math.round(lon * 1e5) / 1e5,
    authority: town.authority,
    confidential: random.chance(0.01),
    access: random.some(ACCESS_SLUGS, 0.25),
  };
}

function capacity(random: Random, today: string): ListingInput['capacity'] {
  if (!random.chance(0.3)) return null;
  const state = random.pick(['open', 'open', 'short-wait', 'long-wait', 'full', 'paused'] as const);
  return { state, saidOn: addDays(today, -random.whole(0, 60)) };
}

function session(random: Random, venues: number, today: string): NonNullable<ListingInput['sessions']>[number] {
  const opens = random.whole(8, 19);
  const at = {
    opensAt: clock(opens),
    closesAt: clock(opens + random.whole(1, 4)),
    venue: venues > 0 && random.chance(0.7) ? random.whole(0, venues - 1) : null,
  };
  const weekdays = [...new Set(Array.from({ length: random.pick([1, 1, 1, 2, 3, 5]) }, () => random.pick(WEEKDAYS)))];
  switch (random.pick(['weekly', 'weekly', 'weekly', 'weekly', 'fortnightly', 'monthly', 'once'])) {
    case 'monthly':
      return { freq: 'monthly', byday: [`${random.pick([1, 2, 3, -1])}${random.pick(WEEKDAYS)}`], ...at };
    case 'fortnightly':
      return { freq: 'weekly', interval: 2, byday: weekdays.slice(0, 1), dtstart: addDays(today, -random.whole(0, 300)), ...at };
    case 'once':
      return { freq: 'once', dtstart: addDays(today, random.whole(1, 90)), ...at };
    default:
      return { freq: 'weekly', byday: weekdays, termTime: random.chance(0.15), ...at };
  }
}

function phoneLine(random: Random, number: number): NonNullable<ListingInput['phoneLines']>[number] {
  return {
    number: `+44161496${String(number % 1000).padStart(4, '0')}`,
    answered: random.chance(0.5) ? [{ byday: ['mo', 'tu', 'we', 'th', 'fr'], opensAt: '09:00', closesAt: '17:00' }] : [],
  };
}

function areasServed(random: Random, town: Town): NonNullable<ListingInput['areasServed']> {
  const kind = random.pick(['none', 'none', 'none', 'authority', 'authority', 'authority', 'postcode', 'radius', 'nation', 'everywhere'] as const);
  switch (kind) {
    case 'none':
      return [];
    case 'authority':
      return [{ type: 'authority', name: town.authority }];
    case 'postcode': {
      const districts = new Set([random.pick(town.districts), random.pick(town.districts)]);
      return [...districts].map((district) => ({ type: 'postcode' as const, prefix: `${town.area}${district}` }));
    }
    case 'radius':
      return [{ type: 'radius', miles: random.pick([2, 3, 5, 10, 20]) }];
    case 'nation':
      return [{ type: 'nation', nation: 'england' }];
    case 'everywhere':
      return [{ type: 'everywhere' }];
  }
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
