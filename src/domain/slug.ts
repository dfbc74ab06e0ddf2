/** The part of an address that names a thing: `Sale Moor Men's Shed` gives `sale-moor-mens-shed`. */
export function slugOf(name: string): string {
  const slug = foldName(name).replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, 80).replace(/-$/, '');
  return slug || 'listing';
}

/** A name without case, accents or punctuation, so that two spellings of one name are equal. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
