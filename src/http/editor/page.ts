import type { Response } from 'express';
import type { PageOptions } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';

export type EditorTab = 'today' | 'review' | 'listings' | 'duplicates' | 'vocabulary' | 'local' | 'people' | 'audit';

/** What stands above every page of the editors: where they can go, and who is signed in. */
export type EditorNav = { tabs: { label: string; href: string; current: boolean }[]; email: string };

const TABS: Record<EditorTab, { label: string; href: string }> = {
  today: { label: 'Today', href: paths.editor() },
  review: { label: 'Review', href: paths.review() },
  listings: { label: 'Listings', href: paths.editor('listings') },
  duplicates: { label: 'Duplicates', href: paths.editor('duplicates') },
  vocabulary: { label: 'What callers say', href: paths.editor('vocabulary') },
  local: { label: 'This place', href: paths.editor('local') },
  people: { label: 'People', href: paths.editor('people') },
  audit: { label: 'Audit', href: paths.editor('audit') },
};

/** The options of a page behind `signedIn`: as wide as the window, out of search engines, with the editors' navigation. */
export function editorPage(res: Response, current: EditorTab, title: string): PageOptions {
  const { email, role } = signInOf(res).person;
  const tabs = Object.entries(TABS)
    .filter(([tab]) => tab !== 'people' || role === 'administrator')
    .map(([tab, place]) => ({ ...place, current: tab === current }));
  return { title, forms: 'full', noIndex: true, editorNav: { tabs, email } };
}
