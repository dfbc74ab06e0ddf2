import { formatPhone, parsePhone, type DialledNumber } from '../domain/phone-line.ts';
import type { UrgentData, UrgentHelp } from '../domain/urgent/help.ts';
import type { LocalSettings } from '../domain/urgent/local-settings.ts';

export type UrgentDeps = { urgentData: UrgentData; localSettings: () => Promise<LocalSettings | null> };

/** Urgent help as a page shows it: with the step that this place has set for itself. */
export type UrgentPanel = UrgentHelp & { key: string; step: LocalPanelStep | null };
type LocalPanelStep = { text: string; numbers: { label: string; phone: DialledNumber }[] };

/** `settings` are null when nobody has set them: then the panel names the service and no number. */
export function urgentPanels(found: UrgentHelp[], settings: LocalSettings | null): UrgentPanel[] {
  return found.map((help) => ({
    ...help,
    // A panel that was closed stays closed until the words that led to it change.
    key: [help.id, ...help.words].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 80),
    step: help.local && localStep(help.local, settings),
  }));
}

/** A link-worker team as a page shows it. */
export type LinkWorkerTeam = Omit<LocalSettings['linkWorkerTeams'][number], 'number'> & { phone: DialledNumber };

export function linkWorkerTeams(settings: LocalSettings | null): LinkWorkerTeam[] {
  return (settings?.linkWorkerTeams ?? []).flatMap(({ number, ...team }) => numberOf('', number).map(({ phone }) => ({ ...team, phone })));
}

const COUNCIL_SERVICE = { homelessness: 'homelessness team', adult: 'adult social care team', children: 'children’s social care team' } as const;

function localStep(local: NonNullable<UrgentHelp['local']>, settings: LocalSettings | null): LocalPanelStep {
  if (local === 'duty-clinician') {
    const set = settings?.dutyClinician;
    return set ? { text: set.step, numbers: numberOf('Duty clinician', set.number) } : { text: 'Tell the duty clinician now.', numbers: [] };
  }
  const line = settings?.council[local];
  if (!line) return { text: `Ring the council’s ${COUNCIL_SERVICE[local]}.`, numbers: [] };
  return {
    text: line.name,
    numbers: [...numberOf(line.hours, line.number), ...numberOf(line.outOfHours?.hours ?? '', line.outOfHours?.number ?? null)],
  };
}

function numberOf(label: string, typed: string | null): LocalPanelStep['numbers'] {
  const number = typed && parsePhone(typed);
  return number ? [{ label, phone: formatPhone(number) }] : [];
}
