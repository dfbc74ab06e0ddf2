import { sql, type SelectQueryBuilder } from 'kysely';
import { checkDays } from '../../domain/check.ts';
import { parsePhone } from '../../domain/phone-line.ts';
import type { ListingFilter } from '../../domain/ports.ts';
import { contains } from './contains.ts';
import type { Database, Tables } from './tables.ts';

type Listings = SelectQueryBuilder<Tables, 'listing', object>;

/** The listings an editor asks for, of any status. */
export function browsed(db: Database, { name, status, check, source, need, today }: ListingFilter): Listings {
  let query: Listings = db.selectFrom('listing');
  const number = parsePhone(name);
  if (number) query = query.where('listing.id', 'in', withNumber(db, number));
  else for (const word of name.split(/\s+/).filter(Boolean)) query = query.where(contains('listing.name', word));
  if (status) query = query.where('listing.status', '=', status);
  if (source) query = query.where('listing.source_name', '=', source);
  if (need) {
    // Those of published listings are kept apart from the details; of the others there are few.
    const published = db.selectFrom('listing_need').select('listing_id').where('need', '=', need);
    const said = sql<boolean>`exists (select 1 from json_each(listing.details, '$.needs') where json_extract(value, '$.need') = ${need})`;
    query = query.where(({ eb, or, and }) => or([eb('listing.id', 'in', published), and([eb('listing.status', '!=', 'published'), said])]));
  }
  const days = checkDays(today);
  if (check === 'never') query = query.where('listing.checked_on', 'is', null);
  if (check === 'stale') query = query.where('listing.checked_on', '<', days.stale);
  if (check === 'due') query = query.where('listing.checked_on', '>=', days.stale).where('listing.checked_on', '<', days.due);
  return query;
}

function withNumber(db: Database, number: string) {
  return db.selectFrom('listing_key').select('listing_id').where('kind', '=', 'phone').where('value', '=', number);
}
