import { z } from 'zod';
import { NATIONS, type Nation } from '../../domain/area-served.ts';
import type { Place } from '../../domain/place.ts';
import { districtAsSaid } from './place-names.ts';

const TIMEOUT_MS = 2000;

/** The part of a postcodes.io reply that is used (https://postcodes.io/docs/postcode/lookup, /outcode/lookup). */
const point = { latitude: z.number().min(49).max(61.5), longitude: z.number().min(-9).max(2.5) };
const postcodeReply = z.object({
  result: z.object({ ...point, outcode: z.string(), country: z.string().nullish(), admin_district: z.string().nullish() }),
});
const outcodeReply = z.object({
  result: z.object({ ...point, country: z.array(z.string()).default([]), admin_district: z.array(z.string()).default([]) }),
});

/** Nine in ten postcodes lie within about this of their outcode's centre (the median of 3,077, from the ONS file of May 2025). */
const OUTCODE_RADIUS_METRES = 3000;
const POSTCODE_RADIUS_METRES = 100;

export type Geocoder = { find(postcode: string | null, outcode: string): Promise<Place | null> };

/**
 * Asks a service of the postcodes.io kind at `url` for a postcode, then for its outcode. Nothing else is ever sent.
 * No answer within two seconds for both, a refusal or a reply of another shape: null, as if it did not know.
 */
export function createGeocoder(url: string): Geocoder {
  const base = url.replace(/\/+$/, '');
  return {
    async find(postcode, outcode) {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const exact = postcode ? readPostcode(postcode, await ask(`${base}/postcodes/${encodeURIComponent(postcode)}`, signal)) : null;
      return exact ?? readOutcode(outcode, await ask(`${base}/outcodes/${encodeURIComponent(outcode)}`, signal));
    },
  };
}

function readPostcode(postcode: string, body: unknown): Place | null {
  const reply = postcodeReply.safeParse(body);
  if (!reply.success) return null;
  const { latitude, longitude, outcode, country, admin_district: district } = reply.data.result;
  return {
    label: postcode,
    precision: 'postcode',
    lat: latitude,
    lon: longitude,
    radiusMetres: POSTCODE_RADIUS_METRES,
    outcode,
    authority: district ? districtAsSaid(district) : null,
    nation: country ? nationNamed(country) : null,
  };
}

function readOutcode(outcode: string, body: unknown): Place | null {
  const reply = outcodeReply.safeParse(body);
  if (!reply.success) return null;
  const { latitude, longitude, country: countries, admin_district: districts } = reply.data.result;
  const [country] = countries;
  const [district] = districts;
  return {
    label: outcode,
    precision: 'district',
    lat: latitude,
    lon: longitude,
    radiusMetres: OUTCODE_RADIUS_METRES,
    outcode,
    authority: district && districts.length === 1 ? districtAsSaid(district) : null,
    nation: country && countries.length === 1 ? nationNamed(country) : null,
  };
}

async function ask(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch(url, { signal, redirect: 'error' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function nationNamed(country: string): Nation | null {
  const slug = country.toLowerCase().replaceAll(' ', '-');
  return NATIONS.find((nation) => nation === slug) ?? null;
}
