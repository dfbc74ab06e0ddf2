import { stemOf } from '../interpretation/inflection.ts';

/** A word as evidence sees it: what it is known by, whether it only joins others, and which clause it stands in. */
export type Hint = { key: string; isLight: boolean; clause: number };
/** What is counted in a line, and the positions of the words it is made of. */
export type Features = Map<string, number[]>;

/** The words of a line, and each two that follow each other, light words aside. Numbers say nothing alone. */
export function featuresOf(words: Hint[]): Features {
  const features: Features = new Map();
  let last = -1;
  let lastName = '';
  words.forEach(({ key, isLight, clause }, at) => {
    if (isLight) return;
    const name = nameOf(key);
    if (name !== '#') add(features, name, [at]);
    if (last >= 0 && words[last]!.clause === clause) add(features, `${lastName} ${name}`, [last, at]);
    last = at;
    lastName = name;
  });
  return features;
}

function add(features: Features, feature: string, at: number[]) {
  const known = features.get(feature);
  if (known) known.push(...at);
  else features.set(feature, at);
}

function nameOf(key: string): string {
  return /^£?\d+$/.test(key) ? '#' : key;
}

/** A word that no vocabulary knows, as evidence sees it. */
export function hintOf(word: string, clause: number, light: ReadonlySet<string>): Hint {
  return { key: stemOf(word), isLight: light.has(word), clause };
}
