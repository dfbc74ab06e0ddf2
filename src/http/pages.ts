import { join } from 'node:path';
import ejs from 'ejs';
import type { Response } from 'express';
import type { RolePage } from '../domain/guide.ts';
import type { Organisation } from '../domain/ports.ts';
import type { Kept } from '../domain/retention.ts';
import type { ShownContact } from '../domain/urgent/contact.ts';
import type { Card } from './cards.ts';
import { dateText } from '../domain/date-text.ts';
import type { AuditPage } from './editor/audit.ts';
import type { BulkPage } from './editor/bulk.ts';
import type { DuplicatesPage, ListingMergerPage } from './editor/duplicates.ts';
import type { ListingEditPage } from './editor/listing-edit.ts';
import type { ListingView } from './editor/listing-view.ts';
import type { ListingsPage } from './editor/listings.ts';
import type { EditorNav } from './editor/page.ts';
import type { TaskPage } from './editor/task-page.ts';
import type { TaskGroup, TodayPage } from './editor/today.ts';
import type { PeoplePage } from './editor/people.ts';
import type { RevisionView } from './editor/revision-view.ts';
import type { VocabularyPage, VocabularyTrialPage } from './editor/vocabulary.ts';
import type { Chip } from './chips.ts';
import type { ErrorLink, Field } from './fields.ts';
import type { FilterGroup } from './filter-groups.ts';
import { createGov } from './gov.ts';
import type { ListingPage } from './listing-page.ts';
import type { NeedPage } from './needs.ts';
import { paths } from './paths.ts';
import type { SubmissionEditPage } from './review/edit.ts';
import type { MergerChoice, MergerPage } from './review/merger.ts';
import type { ReviewQueue } from './review/queue.ts';
import type { SubmissionPage } from './review/submission-page.ts';
import type { CheckPage } from './submissions/check-page.ts';
import type { StatusPage } from './submissions/status-page.ts';
import type { StepPage } from './submissions/step-page.ts';
import type { SubmitPage } from './submit.ts';
import type { LinkWorkerTeam, UrgentPanel } from './urgent-panel.ts';

/** Every page, and what its template is given. A key without a template, or the reverse, fails a test. */
type Pages = {
  'search/index': SearchLocals;
  'search/_found': SearchLocals;
  'urgent/index': { groups: UrgentPanel[]; nations: { label: string; href: string; current: boolean }[] };
  'needs/index': { needs: NeedTile[] };
  'needs/show': NeedPage;
  'listings/show': ListingPage;
  'listings/gone': { heading: string; sentence: string; others: Card[]; searchHref: string };
  'organisations/show': { organisation: Organisation['details']; cards: Card[] };
  'practice/index': { callers: { line: string; href: string }[] };
  'practice/show': { line: string; place: string; note: string; needs: string[]; urgent: string | null; nextHref: string };
  'roles/show': { role: RolePage; others: { label: string; href: string; current: boolean }[] };
  /** Behind an owner's link. `said` is what the last press did. */
  'owner/show': ListingPage & {
    email: string | null; isPublic: boolean; said: string | null; room: Field; errors: ErrorLink[];
    actions: { right: string; change: string; room: string; closed: string; leave: string };
  };
  /** A page that is one form. */
  'forms/show': { heading: string; paragraphs: string[]; fields: Field[]; errors: ErrorLink[]; action: string; submit: string };
  /** What has happened, and what comes next. */
  'forms/done': { heading: string; paragraphs: string[]; action: { label: string; href: string } | null };
  /** A form that has to be sent once more, with everything that was typed. */
  'forms/again': { sentence: string; action: string; kept: [string, string][] };
  'editor/listings/index': ListingsPage;
  'editor/duplicates/index': DuplicatesPage;
  'editor/duplicates/merger': ListingMergerPage;
  'editor/people': PeoplePage;
  'editor/audit': AuditPage;
  'editor/listings/bulk': BulkPage;
  'editor/listings/show': ListingView;
  'editor/listings/edit': ListingEditPage;
  'editor/listings/revision': RevisionView;
  'review/index': ReviewQueue & { done: string | null };
  'review/show': SubmissionPage;
  'review/edit': SubmissionEditPage;
  'review/merger': MergerPage;
  'review/merger-choice': MergerChoice;
  'editor/today': TodayPage;
  'editor/tasks': { groups: TaskGroup[] };
  'editor/task': TaskPage;
  'editor/local': { groups: { heading: string; fields: Field[] }[]; errors: ErrorLink[]; isSaved: boolean };
  'editor/vocabulary': VocabularyPage;
  'editor/vocabulary-trial': VocabularyTrialPage;
  'submit/index': SubmitPage;
  'submissions/show': StatusPage;
  'submissions/step': StepPage;
  'submissions/check': CheckPage;
  'dev/mail': { mails: { to: string; subject: string; on: string; href: string }[] };
  'dev/one-mail': { mail: { subject: string; to: string }; lines: { text: string; href: string | null }[]; htmlHref: string };
  'about/privacy': { kept: Record<Kept, string> };
  'about/accessibility': Record<string, never>;
  error: { heading: string; sentence: string };
};

export type NeedTile = { slug: string; label: string; description: string; href: string; listings: number };

export type SearchLocals = {
  /** False on the first page, before anything was asked. */
  asked: boolean;
  /** Of the page, which the browser's history keeps: how many, and not where. */
  title: string;
  line: string;
  near: string;
  within: { value: string; label: string; selected: boolean }[];
  sort: { value: string; label: string; selected: boolean }[];
  chips: Chip[];
  urgent: UrgentPanel[];
  /** Somebody who may be watched is about: offer a way off the page. */
  needsExit: boolean;
  filters: FilterGroup[];
  /** What stays in the form though no field or filter of the page draws it. */
  kept: [string, string][];
  problems: string[];
  /** Needs that may be meant too. */
  offers: Chip[];
  /** What fits better than all that is listed, at another time. */
  closer: { name: string; href: string; where: string; when: string | null } | null;
  /** Words that mean two things, and what they may mean. */
  questions: { word: string; choices: { label: string; href: string }[] }[];
  placeChoices: { label: string; href: string }[];
  /** More that would match if one thing were left out, and the address of that search. */
  nearMisses: { label: string; href: string }[];
  wider: Card[];
  /** What the first of them is numbered. */
  widerFrom: number;
  national: ShownContact[];
  linkWorkers: LinkWorkerTeam[];
  /** More than one number may answer: a link worker is offered before the list. */
  isMuch: boolean;
  /** The same search from any distance, and without the place; null where there is none. */
  furtherHref: string | null;
  anywhereHref: string | null;
  heading: string;
  total: number;
  cards: Card[];
  firstNumber: number;
  pages: { label: string; href: string; current: boolean; rel: string | null }[];
  degraded: boolean;
  needs: NeedTile[];
  /** For the map: where the pins come from, the place searched from as latitude and longitude, how far around it, the area of the map. */
  map: { pinsHref: string; centre: string; radiusMetres: number | null; area: string };
  /** What may stand in the address bar: never the line, of a postcode only its district. */
  shownHref: string;
};

/** What every page has around it. */
export type Site = {
  areaName: string;
  tiles: { url: string; attribution: string } | null;
  hasBoundaries: boolean;
  isDemonstration: () => Promise<boolean>;
};

export type PageOptions = {
  title: string;
  nav?: 'find' | 'needs' | 'urgent' | 'add';
  wide?: boolean;
  /** A page where people fill something in: the other half of the look. `full` is as wide as the window, for editors. */
  forms?: boolean | 'full';
  description?: string;
  noIndex?: boolean;
  /** With a map on which one pin can be moved. */
  pin?: boolean;
  /** Above the pages of editors. */
  editorNav?: EditorNav;
};

export type Renderer = {
  /** The only layout and the only way to a page. */
  renderPage: <Name extends keyof Pages>(res: Response, name: Name, options: PageOptions, locals: Pages[Name]) => Promise<void>;
  /** A part of a page, for a script to put in. */
  renderFragment: <Name extends keyof Pages>(res: Response, name: Name, locals: Pages[Name]) => Promise<void>;
};

export function createRenderer(viewsDir: string, site: Site, { cache }: { cache: boolean }): Renderer {
  const gov = createGov();
  const render = (name: string, locals: object): Promise<string> =>
    ejs.renderFile(join(viewsDir, `${name}.ejs`), { paths, dateText, gov, site, ...locals }, { cache, root: viewsDir, rmWhitespace: true });
  return {
    async renderPage(res, name, options, locals) {
      const { formToken } = res.locals;
      const body = await render(name, { formToken, ...locals });
      const demonstration = await site.isDemonstration();
      const html = await render('layout', {
        nav: null, wide: false, forms: false, noIndex: false, pin: false, description: '', editorNav: null,
        formToken, ...options, title: titleOf(options.title, locals), site: { ...site, demonstration }, body,
      });
      res.type('html').send(html);
    },
    async renderFragment(res, name, locals) {
      res.type('html').send(await render(name, locals));
    },
  };
}

/** A form that came back says so first, where a screen reader starts reading. */
function titleOf(title: string, locals: object): string {
  const wrong = 'errors' in locals && Array.isArray(locals.errors) && locals.errors.length > 0;
  return wrong ? `Problem: ${title}` : title;
}
