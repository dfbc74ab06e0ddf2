import type { Field } from '../fields.ts';
import { createFields, folded, section, type MakeFields } from './section.ts';
import type { MakeSections } from './sections.ts';

export const contactSections: MakeSections = (answers, problems) => {
  const form = createFields(answers, problems);
  return [
    section(
      [
        ...phoneFields(form, 'The one people should ring. It is the largest thing on your listing.'),
        form.text('email', 'E-mail address', { optional: true, inputmode: 'email', autocomplete: 'off', spellcheck: false }),
        form.text('website', 'Website', { optional: true, inputmode: 'url', autocomplete: 'off', spellcheck: false, hint: 'Like example.org' }),
      ],
      { heading: 'Shown to everybody', lines: ['Give at least one.'] },
    ),
    folded('Somebody to ask for', [
      form.text('person-name', 'Name', { optional: true, autocomplete: 'off', hint: 'The first name is enough.' }),
      form.text('person-role', 'What they do', { optional: true, hint: 'Like: runs the group.', autocomplete: 'off' }),
      form.some('person-agreed', 'Have they agreed?', [{ value: 'yes', label: 'They agree that their name is on a public page' }], { optional: true }),
    ]),
    section(
      [
        form.text('your-email', 'Your e-mail address', {
          inputmode: 'email', autocomplete: 'email', spellcheck: false,
          hint: 'We write to it about this listing, once a year and when somebody finds something wrong.',
        }),
        form.text('your-role', 'What you do in the group', { optional: true, hint: 'Like: volunteer, treasurer.', autocomplete: 'organization-title' }),
      ],
      { heading: 'Never shown' },
    ),
  ];
};

/** What is asked about a number. */
export function phoneFields(form: MakeFields, hint: string): Field[] {
  return [
    form.text('phone', 'Phone number', { optional: true, width: 20, inputmode: 'tel', autocomplete: 'off', hint }),
    form.text('phone-purpose', 'What is the number for?', { optional: true, hint: 'Like: To ask, or to say you are coming.' }),
    form.text('phone-answered', 'When is it answered?', { optional: true, hint: 'Like: Monday to Friday 9:30am to 3pm. Leave it empty if it differs.' }),
    form.some('phone-texts', 'Text messages', [{ value: 'yes', label: 'It takes texts too' }], { optional: true }),
  ];
}
