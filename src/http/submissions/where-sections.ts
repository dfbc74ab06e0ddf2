import { isYes, ticked, typed } from '../../domain/submission/answers.ts';
import type { Delivery } from '../../domain/listing.ts';
import { readPlace } from '../../domain/place.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import { ACCESS } from '../../domain/venue.ts';
import type { Field } from '../fields.ts';
import { createFields, optionsOf, section, type MakeFields, type Problems, type Section } from './section.ts';
import type { MakeSections, SectionContext } from './sections.ts';

const HOW: Record<Delivery, string> = { 'in-person': 'People come to a place', phone: 'By phone', online: 'Online', 'home-visit': 'We come to them' };
const NOT_SHOWN = {
  value: 'yes',
  label: 'Do not show where it is',
  hint: 'For a refuge, or somebody’s home. Only the first half of the postcode is shown, and no pin.',
};

/** How and where it happens, and whom it will take. */
export const whereSections: MakeSections = (answers, problems, context) => {
  const form = createFields(answers, problems);
  return [
    section([form.some('how', 'How does it happen?', optionsOf(HOW), { hint: 'Tick all that apply.' })]),
    section(placeFields(form, answers, problems), { heading: 'The place', look: 'place', lines: furtherLines(context) }),
    section([], { look: 'pin', lines: pinLines(answers, context), hidden: pinHidden(answers) }),
    section(accessFields(form), { heading: 'Getting in', look: 'place' }),
    section([
      form.text('areas', 'Which area do you cover?', {
        autocomplete: 'off',
        hint: 'Council areas, or the first half of postcodes. Like Trafford, M23. Or write: anywhere in the UK. If people come to a place, you may leave it empty.',
      }),
    ]),
  ];
};

/** Where a place is. A postcode that nobody knows can be insisted on. */
export function placeFields(form: MakeFields, answers: Answers, problems: Problems): Field[] {
  const written = readPlace(typed(answers, 'postcode'));
  const postcode = written.kind === 'postcode' ? written.postcode : '';
  const isDoubted = postcode !== '' && (problems.has('postcode') || ticked(answers, 'postcode-right').includes(postcode));
  return [
    form.text('venue-name', 'Name of the place', { optional: true, hint: 'Like Waterside Lane Hall.', autocomplete: 'off' }),
    form.text('address', 'Street and town', { optional: true, autocomplete: 'off', hint: 'Like 14 Waterside Lane, Sale.' }),
    form.text('postcode', 'Postcode', { width: 10, autocomplete: 'off', spellcheck: false }),
    ...(isDoubted ? [form.some('postcode-right', 'Are you sure?', [{ value: postcode, label: `The postcode is right: ${postcode}` }])] : []),
    form.some('private', 'Keep the address private?', [NOT_SHOWN], { optional: true }),
  ];
}

/** What getting into a place is like. */
export function accessFields(form: MakeFields): Field[] {
  return [
    form.some('access', 'What is certainly there?', optionsOf(ACCESS), { optional: true, hint: 'Tick nothing you are not sure of: people plan by it.' }),
    form.text('venue-note', 'How to find the door', { optional: true, hint: 'Like: Two minutes from Sale tram stop. The level way in is on Canal Walk.' }),
  ];
}

/** Where the pin of a place was put. */
export function pinHidden(answers: Answers): Section['hidden'] {
  return ['pin-lat', 'pin-lon', 'pin-of'].map((name) => [name, typed(answers, name)]);
}

/** What is known of the place, for those who see no map. */
function pinLines(answers: Answers, { reading }: SectionContext): string[] {
  const answer = reading.context.places.get(typed(answers, 'postcode').trim());
  if (isYes(answers, 'private') || answer?.kind !== 'found' || answer.place.precision !== 'postcode') return [];
  const { label, authority } = answer.place;
  return [`${label}${authority ? ` is in ${authority}` : ' is known'}. The pin stands in the middle of the postcode unless you move it.`];
}

function furtherLines({ reading, hasFurther = false }: SectionContext): string[] {
  const number = reading.base.venues.length - 1;
  if (number < 1) return [];
  const places = number === 1 ? '1 more place' : `${number} more places`;
  if (hasFurther) return [`The listing has ${places}, farther down this page.`];
  return [`The listing has ${places}, which ${number === 1 ? 'stays as it is' : 'stay as they are'}.`];
}
