import { z } from 'zod';

const named = z.strictObject({ slug: z.string(), label: z.string() });

/** Why somebody is sent: one of 22 needs, in the order the tiles are shown. */
export const needSchema = z.strictObject({
  slug: z.string(),
  label: z.string(),
  description: z.string(),
  subNeeds: z.array(named),
  /** What callers say. */
  phrases: z.array(z.string()),
  /** Words that mislead, why, and what to do about them. */
  traps: z.array(z.strictObject({ term: z.string(), why: z.string(), rule: z.string() })),
});
export type Need = z.infer<typeof needSchema>;

/** Who a listing is for. Never a need. `tag` is how a card says it; null where naming them keeps nobody out. */
export const audienceSchema = z.strictObject({ slug: z.string(), label: z.string(), tag: z.string().nullable(), phrases: z.array(z.string()) });
export type Audience = z.infer<typeof audienceSchema>;

/** The words the directory is arranged by. */
export type Vocabulary = { needs: Need[]; audiences: Audience[] };

export function needLabel(vocabulary: Vocabulary, slug: string): string {
  return vocabulary.needs.find((need) => need.slug === slug)?.label ?? slug;
}

export function subNeedLabel(vocabulary: Vocabulary, need: string, slug: string): string {
  return vocabulary.needs.find((candidate) => candidate.slug === need)?.subNeeds.find((sub) => sub.slug === slug)?.label ?? slug;
}
