import { z } from 'zod';

const sentence = z.string().trim().min(1);

/** What a receptionist reads about one need while the caller waits: about 90 words, twenty seconds. */
const guideSchema = z.strictObject({
  /** Slug of the need. */
  need: z.string(),
  /** What the need covers, in one or two sentences. */
  covers: sentence,
  /** Questions to ask. */
  ask: z.array(sentence).min(2).max(4),
  /** What changes who can help. */
  listenFor: z.array(sentence).min(2).max(4),
  doNotPromise: z.array(sentence).min(1).max(3),
  /** Ids of the urgent groups that this need may hide. */
  urgent: z.array(z.string()).min(1),
  /** When it is a link worker's. */
  linkWorker: sentence,
  /** When it is a clinician's. */
  clinician: sentence,
  /** Keys of the national contacts that can back it up, best first. */
  contacts: z.array(z.string()).max(4),
});
export type Guide = z.infer<typeof guideSchema>;

/** How one role uses the directory on a working day. */
const rolePageSchema = z.strictObject({
  slug: z.enum(['navigator', 'receptionist', 'link-worker', 'group', 'editor', 'practice']),
  label: sentence,
  intro: sentence,
  sections: z.array(z.strictObject({ heading: sentence, items: z.array(sentence).min(1) })).min(1),
});
export type RolePage = z.infer<typeof rolePageSchema>;

/** A made-up caller for the practice mode. */
const practiceCallerSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  /** What the caller says. */
  line: sentence,
  /** Slugs of the needs that a good answer finds. */
  lookFor: z.array(z.string()).min(1),
  /** A place in the demonstration: a name or a postcode district. */
  place: sentence,
  /** Id of the urgent group whose panel, or single line when softened, should show; null for none. */
  urgent: z.string().nullable(),
  /** What a good answer does. */
  note: sentence,
});
export type PracticeCaller = z.infer<typeof practiceCallerSchema>;

/** `guides.json`, `roles.json` and `practice-callers.json`, each as its file keeps it. */
export const guidesSchema = z.array(guideSchema);
export const rolePagesSchema = z.array(rolePageSchema);
export const practiceCallersSchema = z.array(practiceCallerSchema);
