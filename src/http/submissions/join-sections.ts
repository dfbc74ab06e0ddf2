import { COMPANY_LABELS } from '../../domain/labels.ts';
import type { RouteIn } from '../../domain/listing.ts';
import { createFields, optionsOf, section } from './section.ts';
import type { MakeSections } from './sections.ts';

const ROUTE_CHOICES: Record<RouteIn, string> = {
  'drop-in': 'They just turn up',
  ring: 'They ring first',
  book: 'They book a place',
  'self-refer-online': 'They apply online',
  'professional-referral': 'A professional refers them',
  'gp-letter': 'They need a letter from a GP',
};

export const joinSections: MakeSections = (answers, problems) => {
  const form = createFields(answers, problems);
  const suggested = form.text('suggested', 'How much is usual?', { optional: true, width: 5, hint: 'Like £1 or 50p.' });
  const price = form.text('price', 'How much?', { width: 5, hint: 'Like £2.50.' });
  const cost = [
    { value: 'free', label: 'Nothing, it is free' },
    { value: 'donation', label: 'A donation, if people can', reveals: [suggested] },
    { value: 'price', label: 'A price', reveals: [price] },
    { value: 'unknown', label: 'It depends' },
  ];
  return [
    section([
      form.some('route', 'How does somebody join?', optionsOf(ROUTE_CHOICES), { hint: 'Tick all that apply.' }),
      form.one('cost', 'What does it cost?', cost),
      form.text('cost-note', 'Anything to say about the cost?', { optional: true, hint: 'Like: carers come free.' }),
      form.text('have-ready', 'What should they have ready?', { optional: true, hint: 'Like: a letter about the benefit, or a voucher.' }),
      form.area('first-visit', 'What is the first time like?', {
        optional: true, rows: 4, maxlength: 600,
        hint: 'Like: A volunteer in a green lanyard will be at the door, and sit with you for the first cup.',
      }),
      form.one('company', 'Can somebody come along?', [
        ...optionsOf({ buddy: COMPANY_LABELS.buddy, 'bring-someone': COMPANY_LABELS['bring-someone'], alone: COMPANY_LABELS.alone }),
        { value: 'unknown', label: 'Not sure' },
      ], { optional: true }),
      form.text('languages', 'Which languages are spoken?', { optional: true, hint: 'With commas between, like English, Urdu. BSL is one too.' }),
    ]),
  ];
};
