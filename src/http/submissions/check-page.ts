import type { ListingDetails } from '../../domain/listing.ts';
import { ticked, type Step } from '../../domain/submission/answers.ts';
import { STEPS, wasSent } from '../../domain/submission/steps.ts';
import { nameOf, type Submission } from '../../domain/submission/submission.ts';
import { timeSentence } from '../../domain/submission/read-row.ts';
import { cardOf, type Card, type CardContext } from '../cards.ts';
import type { Field } from '../fields.ts';
import { listingPage, type ListingPage } from '../listing-page.ts';
import { paths } from '../paths.ts';
import { fieldsIn, type Section } from './section.ts';
import { SECTIONS, type SectionContext } from './sections.ts';

/** Everything at a glance before it is sent: what is missing, how it will look, every answer. */
export type CheckPage = {
  name: string;
  /** What an editor asked for when sending it back. */
  reason: string;
  missing: { text: string; href: string }[];
  preview: { card: Card; page: ListingPage };
  groups: { title: string; changeHref: string; rows: { label: string; lines: string[]; changeHref: string }[] }[];
  action: string;
  laterHref: string;
  backHref: string;
};

export function checkPage(submission: Submission, token: string, context: SectionContext, cards: CardContext): CheckPage {
  return {
    name: nameOf(submission),
    reason: submission.status === 'sent-back' ? submission.reason : '',
    missing: context.reading.missing.map(({ step, field, sentence }) => ({ text: sentence, href: changeHref(token, step, field) })),
    preview: previewOf(context.reading.details, cards),
    groups: STEPS.map((step) => ({ title: step.title, changeHref: changeHref(token, step), rows: rowsOf(submission, step, token, context) })),
    action: paths.my(token, 'check'),
    laterHref: paths.my(token, 'later'),
    backHref: paths.my(token, STEPS.at(-1)!.slug),
  };
}

function changeHref(token: string, step: Step, field?: string): string {
  return `${paths.my(token, step.slug)}?from=check${field ? `#${field}` : ''}`;
}

/** The listing as it will stand in the results and on its own page. It leads nowhere yet. */
export function previewOf(details: ListingDetails, cards: CardContext): CheckPage['preview'] {
  const listing = { id: 'preview', slug: 'preview', status: 'draft' as const, revision: 0, organisationSlug: 'preview', wrongNumberSaidAt: [], details };
  const page = listingPage(listing, cards);
  const here = '#preview';
  return {
    card: { ...cardOf({ listing, venue: 0, distanceMetres: null }, null, cards), href: here },
    page: { ...page, trust: { ...page.trust, organisation: { ...page.trust.organisation, href: here } } },
  };
}

/** Every question that was answered, with its answer in words. */
function rowsOf({ answers }: Submission, step: Step, token: string, context: SectionContext): CheckPage['groups'][number]['rows'] {
  const isCalledFor = ({ look }: Section) => look !== 'place' || ticked(answers, 'how').includes('in-person');
  const sections = SECTIONS[step.slug]!(answers, new Map(), context).filter(isCalledFor);
  const rows = step.slug === 'when'
    ? [{ label: 'When it happens', lines: wasSent(step, answers) ? timesOf(context) : [], changeHref: changeHref(token, step) }]
    : fieldsIn(sections).map((field) => ({ label: field.label, lines: shown(field), changeHref: changeHref(token, step, field.id ?? field.name) }));
  return rows.filter(({ lines }) => lines.length > 0);
}

function timesOf({ reading: { details, missing, context } }: SectionContext): string[] {
  if (missing.some(({ step }) => step.slug === 'when')) return ['Not clear yet'];
  if (details.sessions.length === 0) return ['No set times'];
  return details.sessions.map((session) => [timeSentence(session, context.today), session.note].filter(Boolean).join(' '));
}

/** What was typed or chosen; nothing where nothing was. */
function shown(field: Field): string[] {
  if ('options' in field) {
    const chosen = field.kind === 'checkboxes' ? (field.values ?? []) : [field.value ?? ''];
    return field.options.filter(({ value }) => value !== '' && chosen.includes(value)).map(({ label }) => label);
  }
  return typeof field.value === 'string' ? field.value.split('\n').filter((line) => line.trim() !== '') : [];
}
