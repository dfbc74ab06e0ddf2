import type { Nation } from '../domain/area-served.ts';
import { formatPhone, parsePhone, type DialledNumber } from '../domain/phone-line.ts';
import type { ShownContact } from '../domain/urgent/contact.ts';
import type { UrgentData, UrgentHelp } from '../domain/urgent/help.ts';
import type { LocalSettings } from '../domain/urgent/local-settings.ts';

export type UrgentDeps = { urgentData: UrgentData; localSettings: () => Promise<LocalSettings | null> };

/** Urgent help as a page shows it: with the step that this place has set for itself, and its numbers by what is rung first. */
export type UrgentPanel = Omit<UrgentHelp, 'contacts' | 'local'> & {
  key: string;
  /** Whole. Of several the most urgent is; each of the others is a line that opens. */
  isOpen: boolean;
  /** What a screen reader hears of it. */
  said: string;
  /** The number of what to do first, for the line of a closed one; null where that has none. */
  glance: string | null;
  step: StepLine[];
  /** The contact that what to do first speaks of; null where that is the local step. */
  first: ShownContact | null;
  beside: ShownContact[];
  /** Further numbers, and those of other nations while the caller’s is only taken to be the practice’s. */
  folded: { id: string; label: string; contacts: ShownContact[] }[];
};
/** One line of the local step: a number, or where one is to be found. */
type StepLine = { phone: DialledNumber | null; name: string; note: string; href: string | null };

/** How many contacts stand open in a panel: with more of them the first result is pushed off the screen. */
const MOST_SHOWN = 4;
/** With the nation unknown the same help stands in up to four lines. */
const MOST_SHOWN_ANYWHERE = 7;

type Showing = { nation: Nation | null; near?: string | null; all?: boolean };

/**
 * `nation` is the caller’s own, null where it is not known: then that of the practice decides which numbers stand first. `settings` are null when
 * nobody has set them: then the panel names the service and no number. All are open where `all` of them are read as a page. A search that stands for a
 * number is made `near` the caller.
 */
export function urgentPanels(found: UrgentHelp[], settings: LocalSettings | null, { nation, near = null, all = false }: Showing): UrgentPanel[] {
  const home = nation ?? settings?.nation ?? null;
  return found.map(({ contacts, local, ...help }, position) => {
    const step = local ? localStep(local, settings, contacts) : [];
    const others = contacts
      .filter(({ key }) => !local || key !== COUNCIL_CONTACT[local])
      .map((contact) => (contact.search && near ? { ...contact, search: `${contact.search}&${new URLSearchParams({ near })}` } : contact));
    const own = others.filter(({ nations }) => home === null || nations.includes(home));
    const first = help.localFirst ? null : own[0] ?? null;
    const shown = own.slice(first ? 1 : 0, home ? MOST_SHOWN : MOST_SHOWN_ANYWHERE);
    const isOpen = help.as === 'panel' && (all || position === 0);
    return {
      ...help,
      isOpen,
      // A panel that was closed stays closed until the words that led to it change, or it becomes the first.
      key: [isOpen ? '' : 'also-', help.id, ...help.words].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, 80),
      said: saidOf(help),
      glance: (help.localFirst ? step[0] : first)?.phone?.display ?? null,
      step,
      first,
      beside: shown,
      folded: [
        { id: 'more', label: 'More numbers', contacts: own.filter((contact) => contact !== first && !shown.includes(contact)) },
        { id: 'elsewhere', label: 'In another nation', contacts: others.filter((contact) => !own.includes(contact)) },
      ].filter((fold) => fold.contacts.length > 0),
    };
  });
}

function saidOf({ as, doFirst, label }: Pick<UrgentHelp, 'as' | 'doFirst' | 'label'>): string {
  if (as === 'line') return `Is anybody at risk today? ${label}`;
  const what = doFirst.charAt(0).toLowerCase() + doFirst.slice(1);
  return `Urgent: ${what}${/[.?!]$/.test(what) ? '' : '.'} ${label}`;
}

/** A link-worker team as a page shows it. */
export type LinkWorkerTeam = Omit<LocalSettings['linkWorkerTeams'][number], 'number'> & { phone: DialledNumber };

export function linkWorkerTeams(settings: LocalSettings | null): LinkWorkerTeam[] {
  return (settings?.linkWorkerTeams ?? []).flatMap(({ number, ...team }) => {
    const phone = dialled(number);
    return phone ? [{ ...team, phone }] : [];
  });
}

/** The contact that speaks of a council’s team in general: the team’s own line, or at least its step, stands in its place. */
const COUNCIL_CONTACT: Record<NonNullable<UrgentHelp['local']>, string> = {
  homelessness: 'council-homeless',
  adult: 'council-adult',
  children: 'council-child',
  'duty-clinician': '',
};
const COUNCIL_SERVICE = {
  homelessness: 'homelessness team',
  adult: 'adult social care team',
  children: 'children’s social care team',
} as const;

function localStep(local: NonNullable<UrgentHelp['local']>, settings: LocalSettings | null, contacts: ShownContact[]): StepLine[] {
  if (local === 'duty-clinician') {
    const set = settings?.dutyClinician;
    return [{ phone: dialled(set?.number ?? null), name: 'Duty clinician', note: set?.step ?? 'Tell the duty clinician now.', href: null }];
  }
  const line = settings?.council[local];
  if (!line) {
    const known = contacts.find(({ key }) => key === COUNCIL_CONTACT[local]);
    return [{ phone: null, name: `Ring the council’s ${COUNCIL_SERVICE[local]}.`, note: known?.hours ?? '', href: known?.url ?? null }];
  }
  const late = dialled(line.outOfHours?.number ?? null);
  return [
    { phone: dialled(line.number), name: line.name, note: line.hours, href: null },
    ...(late ? [{ phone: late, name: '', note: line.outOfHours?.hours ?? '', href: null }] : []),
  ];
}

function dialled(typed: string | null): DialledNumber | null {
  const number = typed && parsePhone(typed);
  return number ? formatPhone(number) : null;
}
