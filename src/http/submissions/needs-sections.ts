import type { Need } from '../../domain/need.ts';
import { explainNeeds } from '../../domain/need-suggestion.ts';
import { typed } from '../../domain/submission/answers.ts';
import { fillNeeds, needs as step } from '../../domain/submission/needs.ts';
import { wasSent } from '../../domain/submission/steps.ts';
import type { Field } from '../fields.ts';
import { createFields, section, type MakeFields } from './section.ts';
import type { MakeSections } from './sections.ts';

/** What people come for. What the listing's own words speak of comes first, says which words, and is ticked already. */
export const needsSections: MakeSections = (answers, problems, { reading, signs }) => {
  const { needs } = reading.context.vocabulary;
  const suggested = explainNeeds(typed(answers, 'name'), `${typed(answers, 'summary')}. ${typed(answers, 'description')}`, signs);
  const shown = wasSent(step, answers) ? answers : { ...answers, ...fillNeeds(suggested) };
  const form = createFields(shown, problems);
  const wordsFor = new Map(suggested.map(({ need, words }) => [need, words]));
  const option = (need: Need) => ({
    value: need.slug,
    label: need.label,
    hint: wordsFor.has(need.slug) ? `You wrote ${quoted(wordsFor.get(need.slug)!)}.` : need.description,
    reveals: [subNeedsField(form, need)],
  });

  const isFirst = ({ slug }: Need) => wordsFor.has(slug) || (shown.needs ?? []).includes(slug);
  const first = needs.filter(isFirst);
  const others = needs.filter((need) => !isFirst(need));
  const main = form.select('main-need', 'What do most people come for?', [
    { value: '', label: 'Choose one' },
    ...needs.map(({ slug, label }) => ({ value: slug, label })),
  ]);
  if (first.length === 0) return [section([main, form.some('needs', 'What else do they come for?', others.map(option), { optional: true })])];
  const likely = form.some('needs', 'What do people come for?', first.map(option), {
    hint: 'Up to five. Some are ticked because of what you wrote: take the tick off what is wrong.',
  });
  const unlikely = { ...form.some('needs', 'Something else they come for', others.map(option)), id: 'needs-other', error: null };
  return [
    section([likely]),
    section([unlikely], { heading: 'Something else', look: 'folded' }),
    section([{ ...main, label: 'Which of these do most people come for?' }]),
  ];
};

/** What is wrong with the needs is said once, beside the needs themselves. */
function subNeedsField(form: MakeFields, { slug, subNeeds }: Need): Field {
  const options = subNeeds.map((sub) => ({ value: `${slug}/${sub.slug}`, label: sub.label }));
  return { ...form.some('needs', 'Which of these?', options), id: `needs-${slug}`, error: null };
}

function quoted(words: string[]): string {
  return words.slice(0, 3).map((word) => `“${word}”`).join(', ');
}
