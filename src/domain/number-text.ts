const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count as it stands in a sentence: in a word up to ten, in digits from 11. */
export function numberText(count: number): string {
  return NUMBERS[count] ?? String(count);
}
