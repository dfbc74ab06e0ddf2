import { z } from 'zod';

export const NATIONS = ['england', 'scotland', 'wales', 'northern-ireland'] as const;
export type Nation = (typeof NATIONS)[number];

/** Whom a listing will take, which is not where it stands. */
export const areaServedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('everywhere') }),
  z.strictObject({ type: z.literal('nation'), nation: z.enum(NATIONS) }),
  /** A local authority by the name people use: `Trafford`. */
  z.strictObject({ type: z.literal('authority'), name: z.string().min(2).max(80) }),
  /** A postcode area or district: `M`, `M33`. */
  z.strictObject({ type: z.literal('postcode'), prefix: z.string().regex(/^[A-Z]{1,2}(?:\d[A-Z\d]?)?$/) }),
  /** So far from any of its venues. */
  z.strictObject({ type: z.literal('radius'), miles: z.number().min(0.1).max(200) }),
]);
export type AreaServed = z.infer<typeof areaServedSchema>;
