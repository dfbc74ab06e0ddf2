import { nationOf, type Place, type Precision } from '../../domain/place.ts';
import type { VenuePlaces } from '../../domain/ports.ts';
import type { Database } from './tables.ts';

/** How far such a place reaches, in round figures, since a few venues show its middle and not its edge. */
const RADIUS_METRES = { postcode: 100, district: 2000, town: 2500, authority: 6000 };

/** Places as the published listings' own venues tell them: the mean point of the venues there. */
export function createVenuePlaces(db: Database): VenuePlaces {
  const venues = () =>
    db
      .selectFrom('listing_venue')
      .where('lat', 'is not', null)
      .select(({ fn }) => [
        fn.avg<number | null>('lat').as('lat'),
        fn.avg<number | null>('lon').as('lon'),
        fn.max<string | null>('outcode').as('outcode'),
        fn.max<string | null>('authority').as('authority'),
        fn.max<string | null>('locality').as('locality'),
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof venues>['executeTakeFirstOrThrow']>>;

  const place = (label: string, precision: Precision, radiusMetres: number, row: Row | undefined): Place | null => {
    if (!row || row.lat === null || row.lon === null) return null;
    return {
      label,
      precision,
      lat: row.lat,
      lon: row.lon,
      radiusMetres,
      outcode: precision === 'venue' ? null : row.outcode,
      authority: row.authority || null,
      nation: row.outcode ? nationOf(row.outcode) : null,
    };
  };

  return {
    async findByPostcode(postcode) {
      const key = postcode.toUpperCase().replace(/\s/g, '');
      return place(postcode, 'postcode', RADIUS_METRES.postcode, await venues().where('postcode', '=', key).executeTakeFirst());
    },
    async findByOutcode(outcode) {
      return place(outcode, 'district', RADIUS_METRES.district, await venues().where('outcode', '=', outcode.toUpperCase()).executeTakeFirst());
    },
    async findByName(name) {
      if (name === '') return null;
      const lower = name.toLowerCase();
      const within = (column: 'locality' | 'authority') => venues().where(({ fn }) => fn<string>('lower', [column]), '=', lower).executeTakeFirst();
      const town = await within('locality');
      const known = place(town?.locality ?? name, 'venue', RADIUS_METRES.town, town);
      if (known) return known;
      const authority = await within('authority');
      return place(authority?.authority ?? name, 'venue', RADIUS_METRES.authority, authority);
    },
  };
}
