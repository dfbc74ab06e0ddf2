import { foldName } from '../slug.ts';
import type { Report } from './problem.ts';

/**
 * Those of the written words that are among the known ones, without case or punctuation, by slug or by label.
 * What is not known is reported and left out.
 */
export function readWords<Slug extends string>(
  field: string,
  written: string[] | undefined,
  known: readonly Slug[],
  report: Report,
  labels: Partial<Record<Slug, string>> = {},
): Slug[] {
  const meant = (written ?? []).flatMap((word) => {
    const folded = foldName(word);
    const found = known.find((slug) => foldName(slug) === folded || foldName(labels[slug] ?? '') === folded);
    if (!found) report(field, `“${word}” is not one of: ${known.join(', ')}`, 'Left out');
    return found ?? [];
  });
  return [...new Set(meant)];
}

/** The one known word written, or the usual one. */
export function readWord<Slug extends string>(field: string, written: string[] | undefined, known: readonly Slug[], usual: Slug, report: Report): Slug {
  return readWords(field, written?.slice(0, 1), known, report)[0] ?? usual;
}
