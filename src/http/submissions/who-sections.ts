import { createFields, section } from './section.ts';
import type { MakeSections } from './sections.ts';

export const whoSections: MakeSections = (answers, problems, { reading }) => {
  const form = createFields(answers, problems);
  const audiences = reading.context.vocabulary.audiences.map(({ slug, label }) => ({ value: slug, label }));
  return [
    section([
      form.some('audiences', 'Is it for certain people?', audiences, { hint: 'Tick nothing if anybody may come.', optional: true }),
      form.text('age-from', 'Youngest age', { optional: true, width: 3, inputmode: 'numeric', suffix: 'years' }),
      form.text('age-to', 'Oldest age', { optional: true, width: 3, inputmode: 'numeric', suffix: 'years' }),
      form.area('suits', 'Who does it suit?', {
        optional: true, rows: 3, maxlength: 400,
        hint: 'Like: People who say the days are long. Fine with a frame or a wheelchair.',
      }),
      form.area('does-not-suit', 'Who would it not suit?', {
        optional: true, rows: 3, maxlength: 400,
        hint: 'It saves somebody a wasted trip. Like: Too noisy for some people with dementia.',
      }),
    ]),
  ];
};
