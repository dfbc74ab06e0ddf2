import type { Kind } from '../../domain/listing.ts';
import { markSection } from './mark-section.ts';
import { createFields, folded, optionsOf, section } from './section.ts';
import type { MakeSections } from './sections.ts';

const KIND_CHOICES: Record<Kind, string> = {
  group: 'A group that meets',
  activity: 'An activity or a class',
  service: 'A service: advice, help, transport',
  event: 'An event, on one day or a few',
  helpline: 'A helpline',
};

export const whatSections: MakeSections = (answers, problems) => {
  const form = createFields(answers, problems);
  const numbers = [
    form.text('charity-number', 'Charity number', { optional: true, width: 10, autocomplete: 'off', spellcheck: false }),
    form.text('company-number', 'Company number', {
      optional: true, width: 10, autocomplete: 'off', spellcheck: false,
      hint: 'Of Companies House, 8 characters.',
    }),
  ];
  return [
    section([
      form.text('name', 'What is it called?', { hint: 'The name people round here know it by.', autocomplete: 'off' }),
      form.one('kind', 'What is it?', optionsOf(KIND_CHOICES)),
      form.area('summary', 'In one line, what happens?', {
        rows: 2, maxlength: 200,
        hint: 'For somebody who has never heard of it. Like: Tea, toast and a chat on Tuesday mornings.',
      }),
      form.area('description', 'Anything else worth knowing?', { hint: 'How many come, what they do, what it cannot do.', rows: 4, optional: true }),
      form.text('organisation', 'Who runs it?', { hint: 'Leave empty if it runs itself.', optional: true, autocomplete: 'organization' }),
    ]),
    folded('Charity or company number', numbers),
    markSection(form),
  ];
};
