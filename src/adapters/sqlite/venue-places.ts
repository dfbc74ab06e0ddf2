import type { Place, Precision } from '../../domain/place.ts';
import type { VenuePlaces } from '../../domain/ports.ts';
import type { Database } from './tables.ts';

/** Places as the published listings' own venues tell them: the mean point of the venues there. */
export function createVenuePlaces(db: Database): VenuePlaces {
  const venues = () =>
    db
      .selectFrom('listing_venue')
      .innerJoin('listing', 'listing.id', 'listing_venue.listing_id')
      .where('listing.status', '=', 'published')
      .where('listing_venue.lat', 'is not', null)
      .select(({ fn }) => [
        fn.avg<number | null>('listing_venue.lat').as('lat'),
        fn.avg<number | null>('listing_venue.lon').as('lon'),
        fn.max<string | null>('listing_venue.outcode').as('outcode'),
        fn.max<string | null>('listing_venue.authority').as('authority'),
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof venues>['executeTakeFirstOrThrow']>>;

  const place = (label: string, precision: Precision, row: Row | undefined): Place | null =>
    row && row.lat !== null && row.lon !== null
      ? { label, precision, lat: row.lat, lon: row.lon, radiusMetres: precision === 'postcode' ? 100 : precision === 'district' ? 2000 : 6000, outcode: precision === 'venue' ? null : row.outcode, authority: row.authority || null, nation: null }
      : null;

  return {
    async findByPostcode(postcode) {
      const key = postcode.toUpperCase().replace(/\s/g, '');
      return place(postcode, 'postcode', await venues().where('listing_venue.postcode', '=', key).executeTakeFirst());
    },
    async findByOutcode(outcode) {
      return place(outcode, 'district', await venues().where('listing_venue.outcode', '=', outcode.toUpperCase()).executeTakeFirst());
    },
    async findByAuthority(name) {
      return place(name, 'venue', await venues().where(({ fn }) => fn<string>('lower', ['listing_venue.authority']), '=', name.toLowerCase()).executeTakeFirst());
    },
  };
}
