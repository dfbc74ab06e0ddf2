const VOWEL = /[aeiouy]/;
const SHORTEST_STEM = 3;

/** Forms no rule gives. */
const IRREGULAR: Record<string, string> = {
  children: 'child', women: 'woman', men: 'man', people: 'person', wives: 'wife', teeth: 'tooth', feet: 'foot',
  died: 'die', dies: 'die', dying: 'dying', lying: 'lie', tied: 'tie',
  gets: 'get', getting: 'get', got: 'get', gotten: 'get', fell: 'fall', fallen: 'fall', felt: 'feel',
  eats: 'eat', eaten: 'eat', ate: 'eat', eating: 'eat', slept: 'sleep', knew: 'know', known: 'know',
  stole: 'steal', stolen: 'steal', taught: 'teach', wrote: 'write', written: 'write', bitten: 'bite',
  hidden: 'hide', chose: 'choose', kept: 'keep', spoke: 'speak', spoken: 'speak', threw: 'throw', thrown: 'throw',
  using: 'use', used: 'use', uses: 'use', owed: 'owe', owing: 'owe', bullied: 'bully', bullying: 'bully',
  drove: 'drive', driven: 'drive', beaten: 'beat', swollen: 'swell', shaken: 'shake', shook: 'shake',
  wanna: 'want', wanted: 'want', choirs: 'choir', dyed: 'dye', buried: 'bury', burying: 'bury',
};

/**
 * The word a form belongs to: `struggling`, `struggled` and `struggles` give `struggle`. Rules alone, no
 * dictionary: the answer need not be a word, as long as all forms of one word share it.
 */
export function stemOf(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular) return irregular;
  if (word.endsWith('ing')) return withoutEnding(word, word.slice(0, -3));
  if (word.endsWith('ed')) return withoutEnding(word, word.slice(0, -2));
  return word.endsWith('s') ? withoutPlural(word) : word;
}

function withoutPlural(word: string): string {
  if (word.length <= SHORTEST_STEM || /(?:ss|us|is|ys)$/.test(word)) return /[^aeiou]ys$|[aeo]ys$/.test(word) ? word.slice(0, -1) : word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutEnding(word: string, base: string): string {
  if (base.length < SHORTEST_STEM || !VOWEL.test(base) || /e$/.test(base)) return word;
  if (base.endsWith('i')) return `${base.slice(0, -1)}y`;
  if (/([^aeiouyls])\1$/.test(base)) return base.slice(0, -1);
  // Where the e was: using the shape of what is left, as Porter's stemmer does.
  const lostAnE = /(?:[^aeiou]l|[uvcsz]|[^eo]at|[rn]g|dg)$/.test(base) && !/(?:ss|ll|ang|ing|ong|ung)$/.test(base);
  const oneSyllable = /^[^aeiouy]*[aeiouy][^aeiouywx]$/.test(base);
  return lostAnE || oneSyllable ? `${base}e` : base;
}
