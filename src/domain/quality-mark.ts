import { z } from 'zod';
import type { ListingDetails } from './listing.ts';
import { isoDate } from './session.ts';

/** As they stand within a sentence. */
export const QUALITY_MARKS = {
  'safeguarding-policy': 'safeguarding policy',
  insurance: 'public liability insurance',
  dbs: 'DBS checks',
  'food-hygiene': 'food hygiene rating',
  'immigration-advice': 'immigration advice registration',
  'debt-advice': 'debt advice permission',
} as const;
export type QualityMarkKind = keyof typeof QUALITY_MARKS;
export const QUALITY_MARK_KINDS = Object.keys(QUALITY_MARKS) as [QualityMarkKind, ...QualityMarkKind[]];

/** Something a group says it has. It counts as seen only when somebody saw the proof. */
export const qualityMarkSchema = z.strictObject({
  kind: z.enum(QUALITY_MARK_KINDS),
  /** Of the certificate, the rating or the registration. */
  number: z.string().trim().max(60).default(''),
  /** The day the proof was seen; of one that was not, the day it was said. */
  on: isoDate,
  /** Who saw the proof, as a role, never a name; empty when nobody has. */
  proofSeenBy: z.string().trim().max(60).default(''),
});

/** The sub-needs that call for a mark. Immigration and debt advice may not be given without one, by law. */
const CALLED_FOR: Partial<Record<QualityMarkKind, string[]>> = {
  'food-hygiene': ['food/hot-meals', 'food/cooking', 'loneliness/coffee-lunch'],
  'immigration-advice': ['migration/immigration-advice'],
  'debt-advice': ['debt/debt-advice', 'debt/bailiffs-court'],
};
/** Those who may be alone with a volunteer and cannot easily speak up. */
const PROTECTED = ['children-families', 'young-people', 'learning-disability'];

/** The marks it says it has, and whose proof nobody has seen. */
export function marksToProve({ marks }: ListingDetails): QualityMarkKind[] {
  return QUALITY_MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind && mark.proofSeenBy === ''));
}

/** The marks a listing like this would be expected to have, and whose proof nobody has seen. */
export function marksNotSeen(details: ListingDetails): QualityMarkKind[] {
  const subNeeds = details.needs.flatMap(({ need, subNeeds: slugs }) => slugs.map((slug) => `${need}/${slug}`));
  const isExpected = (kind: QualityMarkKind) => {
    if (kind === 'dbs') return details.delivery.includes('home-visit') || details.audiences.some((audience) => PROTECTED.includes(audience));
    return CALLED_FOR[kind]?.some((sub) => subNeeds.includes(sub)) ?? true;
  };
  return QUALITY_MARK_KINDS.filter((kind) => isExpected(kind) && !details.marks.some((mark) => mark.kind === kind && mark.proofSeenBy !== ''));
}
