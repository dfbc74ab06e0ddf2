import { z } from 'zod';
import { ACCESS_SLUGS } from '../venue.ts';
import { DELIVERIES, ROUTES_IN } from '../listing.ts';
import { TIMES_OF_DAY, WEEKDAYS } from '../session.ts';
import { ageWordsSchema, dayWordsSchema, placeWordsSchema, sexWordsSchema } from './constraint-words.ts';

const word = z.string().min(1).max(40);

/**
 * What somebody says, in words and a few marks:
 * `a|b` either word, and `a_b|c` either the words a b or the word c; `word?` may be missing;
 * `{kin}` anything in that slot; `..` up to three words that do not matter; a last `>` takes the next words with it, so that they say nothing more.
 * A last `~` says nothing that the words do not say too, a last `=` is what editors taught, whatever its words weigh.
 */
const phraseSchema = z.string().min(1).max(800);
const phrases = z.array(phraseSchema);
const words = z.array(word);

/** What callers say and what each of it means. Editors own it; `data/vocabulary` is what is shipped. */
export const callerVocabularySchema = z.strictObject({
  /** By need, then by sub-need; under the need's own name what says no more than the need. */
  needs: z.record(z.string(), z.record(z.string(), phrases)),
  audiences: z.record(z.string(), phrases),
  constraints: z.strictObject({
    cost: z.strictObject({ free: phrases }),
    access: z.partialRecord(z.enum(ACCESS_SLUGS), phrases),
    delivery: z.partialRecord(z.enum(DELIVERIES), phrases),
    routes: z.partialRecord(z.enum(ROUTES_IN), phrases),
    times: z.partialRecord(z.enum(TIMES_OF_DAY), phrases),
    open: z.strictObject({ now: phrases, today: phrases, week: phrases }),
    /** ISO 639 code to what the language is called; it counts beside "speaks", "speaking" and the like, for it may be a people or a dish. */
    languages: z.record(z.string(), words),
    /** Those names of them that mean nothing else, and count by themselves. */
    onlyLanguages: words,
  }),
  /** Ages that are said in words, each with the first and last year it means; without either, the words are nobody's age. */
  ages: z.array(z.strictObject({ phrase: phraseSchema, min: z.int().nullable(), max: z.int().nullable() })),
  /** Phrases that mislead: their words say nothing. */
  nothing: phrases,
  /** Phrases whose words only sound as if they said for whom, when or how: "free of pain", "salvation army". */
  falseFriends: phrases,
  /** What turns the next words into something not wanted. */
  negators: phrases,
  /** Words that mean two things and need a second word; where there is none, both are offered. */
  ambiguous: z.record(z.string(), z.array(z.strictObject({ label: z.string(), need: z.string() })).min(2)),
  slots: z.record(z.string(), phrases),
  /** How days are read. */
  days: dayWordsSchema,
  /** How a place is told from any word. */
  placeWords: placeWordsSchema,
  /** How an age is told from any number. */
  ageWords: ageWordsSchema,
  sexWords: sexWordsSchema,
  words: z.strictObject({
    /** Other spellings and short forms, by the word they stand for. */
    same: z.record(z.string(), words),
    /** Never corrected and never a correction: words one letter from another that means something else. */
    protected: words,
    /** Never shortened to a stem: `hearing` is no form of `hear`. */
    whole: words,
    /** May stand between the words of a phrase, and need not be there. */
    fillers: words,
    /** Prepositions: as fillers, but a phrase of one word keeps its own. */
    links: words,
    /** What comes before the thing wanted, and says nothing of it: "wants", "any". */
    wants: words,
    /** With what a wish begins, and a refusal or something told ends. */
    wishes: words,
    /** What each weekday is called, long and short. */
    weekdays: z.record(z.enum(WEEKDAYS), words),
    /** Not worth asking the index for. */
    idle: words,
  }),
  /** By group of urgent help the needs it is for, each `need` or `need/sub-need`. */
  urgentNeeds: z.record(z.string(), z.array(z.string())),
  /** Needs whose own words also name the thing itself ("ukulele"), so that the index is asked for them as well. */
  namesThings: z.array(z.string()),
  /** Towns and districts known without a table of places. */
  places: z.array(z.string()),
  /** The words of the language: typed so, they are meant so, however close to one of the vocabulary. */
  ordinaryWords: words,
});
export type CallerVocabulary = z.infer<typeof callerVocabularySchema>;
