import type { QualityMarkKind } from '../../domain/quality-mark.ts';
import { markField, REGISTERED_MARKS } from '../../domain/submission/marks.ts';
import { isUsed, optionsOf, section, type MakeFields, type Section } from './section.ts';

const HAVE: Record<QualityMarkKind, string> = {
  'safeguarding-policy': 'A safeguarding policy',
  insurance: 'Public liability insurance',
  dbs: 'DBS checks of those who need one',
  'food-hygiene': 'A food hygiene rating',
  'immigration-advice': 'Registration to give immigration advice',
  'debt-advice': 'Permission to give debt advice',
};
const HINTS: Partial<Record<QualityMarkKind, string>> = {
  'safeguarding-policy': 'What you do to keep children, and adults at risk, safe.',
  dbs: 'PVG in Scotland, AccessNI in Northern Ireland.',
  'immigration-advice': 'From the Immigration Advice Authority.',
  'debt-advice': 'From the Financial Conduct Authority.',
};
const NUMBERS: Partial<Record<QualityMarkKind, string>> = {
  'food-hygiene': 'Which rating? 0 to 5; in Scotland, Pass',
  'immigration-advice': 'Registration number',
  'debt-advice': 'Firm reference number',
};

/** What a group has in place, as far as it wants to say. */
export function markSection(form: MakeFields): Section {
  const options = optionsOf(HAVE, HINTS).map((option) => {
    const kind = option.value as QualityMarkKind;
    if (!REGISTERED_MARKS.includes(kind)) return option;
    const number = form.text(markField(kind, 'number'), NUMBERS[kind]!, { optional: true, width: 10, autocomplete: 'off', spellcheck: false });
    return { ...option, reveals: [number] };
  });
  const fields = [form.some('marks', 'Which of these do you have?', options, { optional: true })];
  return section(fields, {
    heading: 'Insurance, policies and registrations', look: 'folded', open: isUsed(fields), hidden: [['marks-asked', 'yes']],
    lines: [
      'Small groups often have none of these, and are welcome.',
      'Tick what you have. An editor will want to see the proof, and asks you for it. Until then your page says that nobody has seen it.',
    ],
  });
}
