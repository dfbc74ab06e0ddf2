import type { Field } from '../../src/http/fields.ts';

/** A form with every kind of field: filled in, or with `typed` in each that is typed into, or with an error on each. */
export function everyField({ typed, wrong = false }: { typed?: string; wrong?: boolean }): Field[] {
  const error = (sentence: string) => (wrong ? sentence : null);
  return [
    { kind: 'text', name: 'name', label: 'Name of the group', hint: 'As people know it.', value: typed ?? 'Tuesday Walking Group', error: error('Enter the name of the group') },
    {
      kind: 'textarea', name: 'description', label: 'What happens there', hint: 'Two or three sentences, as you would tell a friend.', maxlength: 600,
      value: typed ?? 'A gentle walk round the park, and tea after.\nEverybody is welcome, dogs too.', error: error('Say what happens there in 600 characters or fewer'),
    },
    {
      kind: 'radios', name: 'place', label: 'Where does it happen?', value: 'venue', error: error('Choose where it happens'),
      options: [
        { value: 'venue', label: 'At a place', reveals: [{ kind: 'text', name: 'postcode', label: 'Postcode', width: 10, autocomplete: 'postal-code', value: typed ?? 'M33 7ND', error: error('Enter a whole postcode, like M33 7ND') }] },
        { value: 'online', label: 'Online or by phone', reveals: [{ kind: 'url', name: 'link', label: 'Link', optional: true, value: typed ?? '' }] },
        { value: 'home', label: 'We visit people at home', hint: 'Within the area you serve.' },
      ],
    },
    {
      kind: 'checkboxes', name: 'access', label: 'Getting in', hint: 'Choose all that are true.', values: ['step-free', 'toilet'], error: error('Choose what is true, or “None of these”'),
      options: [
        { value: 'step-free', label: 'No steps' }, { value: 'toilet', label: 'Accessible toilet' }, { value: 'loop', label: 'Hearing loop' }, { value: 'none', label: 'None of these', apart: true },
      ],
    },
    {
      kind: 'select', name: 'often', label: 'How often', value: 'month', error: error('Choose how often it happens'),
      options: [{ value: '', label: 'Choose one' }, { value: 'week', label: 'Every week' }, { value: 'month', label: 'Every month' }],
    },
    { kind: 'date', name: 'starts', label: 'First day', hint: 'For example, 24 11 2026.', value: { day: typed ?? '24', month: '11', year: '2026' }, error: error('Enter the first day, like 24 11 2026') },
    { kind: 'time', name: 'opens', label: 'Starts at', hint: 'For example, 10:30.', value: typed ?? '10:30', error: error('Enter a time, like 10:30') },
    { kind: 'number', name: 'places', label: 'Places', suffix: 'people', value: typed ?? '12', error: error('Enter a whole number') },
    { kind: 'tel', name: 'phone', label: 'Phone', value: typed ?? '0161 496 0100', error: error('Enter a phone number, like 0161 496 0100') },
    { kind: 'email', name: 'email', label: 'E-mail', hint: 'We write here once a year to ask whether this is still right.', value: typed ?? 'walks@example.org', error: error('Enter an e-mail address, like walks@example.org') },
  ];
}

/** A step that asks one thing, of many choices. */
export function oneQuestion(): Field[] {
  const needs = ['Loneliness', 'Food', 'Money and debt', 'Housing', 'Getting about', 'Work and skills', 'Grief and loss', 'Caring for somebody', 'Being more active', 'Memory and dementia', 'Parenting'];
  return [
    { kind: 'checkboxes', name: 'needs', label: 'What does it help with?', heading: true, hint: 'Up to five. The first is where people look first.', values: ['Loneliness'], options: needs.map((need) => ({ value: need, label: need })) },
    { kind: 'radios', name: 'free', label: 'Is it free?', inline: true, value: 'yes', options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }] },
  ];
}
