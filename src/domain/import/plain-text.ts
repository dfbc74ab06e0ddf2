const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  '#39': "'",
};

/** A text as somebody would read it: HTML's tags and entities read out, control characters gone, spaces single. */
export function plainText(text: string): string {
  const words = /<\/?[a-z][^<>]*>/i.test(text)
    ? text.replace(/<(?:br|\/p|\/li|\/div|\/h\d)\b[^<>]*>/gi, '\n').replace(/<[a-z/!][^<>]*>/gi, '')
    : text;
  return words
    .replace(/&(#39|[a-z]{2,6});/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\p{Cc}\u200b\ufeff]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text cut at a word so that it fits, with an ellipsis where something is missing. */
export function fit(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}

/** The first sentence, cut at a word when it is longer than that. */
export function firstSentence(text: string, longest: number): string {
  const [sentence = ''] = /^[^\n]*?[.!?](?=\s|$)|^[^\n]+/.exec(text) ?? [];
  return fit(sentence.trim(), longest);
}
