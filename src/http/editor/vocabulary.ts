import { Router, type Request, type Response } from 'express';
import { NotFound } from '../../domain/errors.ts';
import { vocabularyChangeSchema, type KeptChange, type VocabularyChange } from '../../domain/interpretation/vocabulary-change.ts';
import { needLabel, subNeedLabel, type Vocabulary } from '../../domain/need.ts';
import { actorOf } from '../../domain/person.ts';
import type { UnrecognisedWordStore } from '../../domain/stores.ts';
import { changeVocabulary, tryVocabulary, undoVocabulary, type VocabularyDeps } from '../../usecases/change-vocabulary.ts';
import { dateText } from '../../domain/date-text.ts';
import { errorsOf, type ErrorLink, type Field, type Option } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { editorPage } from './page.ts';

export type VocabularyRouteDeps = VocabularyDeps & { vocabulary: Vocabulary; unrecognisedWords: UnrecognisedWordStore };

export type VocabularyPage = {
  fields: Field[];
  errors: ErrorLink[];
  kept: { text: string; by: string; on: string; undoneOn: string | null; undoHref: string }[];
  unrecognised: { word: string; days: number; lastOn: string; useHref: string; forgetHref: string }[];
};

export type VocabularyTrialPage = {
  sentence: string;
  lines: number;
  better: number;
  worse: number;
  moved: { query: string; before: string; after: string; verdict: 'better' | 'worse' | 'other' }[];
  kept: [string, string][];
};

/** `/editor/vocabulary`: what callers say. Every change is tried on the judged lines before it is kept, and can be taken back. */
export function vocabularyRoutes(deps: VocabularyRouteDeps & Renderer): Router {
  const router = Router();
  const { vocabulary } = deps;

  const show = async (res: Response, typed: Typed, errors: Partial<Typed>) => {
    const kept = (await deps.vocabularyChanges.list()).toReversed();
    const fields = fieldsOf(typed, errors, vocabulary);
    if (Object.keys(errors).length > 0) res.status(422);
    return deps.renderPage(res, 'editor/vocabulary', editorPage(res, 'vocabulary', 'What callers say'), {
      fields,
      errors: errorsOf(fields),
      kept: kept.map((change) => keptRow(change, vocabulary)),
      unrecognised: (await deps.unrecognisedWords.list()).map(({ word, days, lastDay }) => ({
        word, days,
        lastOn: dateText(lastDay),
        useHref: `${paths.editor('vocabulary')}?text=${encodeURIComponent(word)}`,
        forgetHref: paths.editor('vocabulary', 'unrecognised'),
      })),
    });
  };

  router.get('/editor/vocabulary', (req, res) => show(res, { ...EMPTY, text: typeof req.query.text === 'string' ? req.query.text.slice(0, 80) : '' }, {}));

  router.post('/editor/vocabulary/trial', async (req, res) => {
    const { typed, change, errors } = readChange(req, vocabulary);
    if (!change) return show(res, typed, errors);
    const { moved, lines } = await tryVocabulary(deps, change);
    const told = moved.map(({ query, before, after, verdict }) => ({ query, verdict, before: labels(before, vocabulary), after: labels(after, vocabulary) }));
    return deps.renderPage(res, 'editor/vocabulary-trial', editorPage(res, 'vocabulary', 'What would change'), {
      sentence: sentenceOf(change, vocabulary), lines, moved: told.toSorted((a, b) => a.verdict.localeCompare(b.verdict)),
      better: told.filter(({ verdict }) => verdict === 'better').length, worse: told.filter(({ verdict }) => verdict === 'worse').length,
      kept: Object.entries(typed),
    });
  });

  router.post('/editor/vocabulary', async (req, res) => {
    const { typed, change, errors } = readChange(req, vocabulary);
    if (!change) return show(res, typed, errors);
    await changeVocabulary(deps, change, actorOf(signInOf(res).person));
    res.redirect(303, paths.editor('vocabulary'));
  });

  router.post('/editor/vocabulary/unrecognised', async (req, res) => {
    await deps.unrecognisedWords.forget(answersOf(req).word?.[0] ?? '');
    res.redirect(303, paths.editor('vocabulary'));
  });

  router.post('/editor/vocabulary/:id/undoing', async (req, res) => {
    if (!(await undoVocabulary(deps, req.params.id, actorOf(signInOf(res).person)))) throw new NotFound('Somebody has taken that back already.');
    res.redirect(303, paths.editor('vocabulary'));
  });

  return router;
}

/** The form as it was typed. */
type Typed = { kind: string; text: string; need: string; word: string };
const EMPTY: Typed = { kind: 'phrase', text: '', need: '', word: '' };

function readChange(req: Request, vocabulary: Vocabulary): { typed: Typed; change: VocabularyChange | null; errors: Partial<Typed> } {
  const answers = answersOf(req);
  const typed = Object.fromEntries(Object.keys(EMPTY).map((name) => [name, answers[name]?.[0] ?? ''])) as Typed;
  const means = typed.kind === 'phrase' ? { means: typed.need } : typed.kind === 'same' ? { means: typed.word } : {};
  const read = vocabularyChangeSchema.safeParse({ kind: typed.kind, text: typed.text, ...means });
  const errors: Partial<Typed> = {};
  if (typed.kind === 'phrase' && !choicesOf(vocabulary).some(({ value }) => value === typed.need)) errors.need = 'Choose the need these words mean';
  for (const { path: [name], message } of read.error?.issues ?? []) {
    if (name === 'text') errors.text ??= message;
    else if (name === 'means' && typed.kind === 'same') errors.word ??= message;
    else if (name === 'kind') errors.kind = 'Choose what to teach';
  }
  return { typed, change: Object.keys(errors).length === 0 && read.success ? read.data : null, errors };
}

function fieldsOf(typed: Typed, errors: Partial<Typed>, vocabulary: Vocabulary): Field[] {
  const need: Field = {
    kind: 'select', name: 'need', label: 'The need they mean', value: typed.need, error: errors.need,
    options: [{ value: '', label: 'Choose' }, ...choicesOf(vocabulary)],
  };
  const word: Field = { kind: 'text', name: 'word', label: 'The word it stands for', value: typed.word, error: errors.word, width: 20 };
  return [
    { kind: 'text', name: 'text', label: 'The words', hint: 'As a caller says them: the few that matter.', value: typed.text, error: errors.text, width: 30 },
    {
      kind: 'radios', name: 'kind', label: 'What about them?', value: typed.kind, error: errors.kind,
      options: [
        { value: 'phrase', label: 'They mean a need', reveals: [need] },
        { value: 'same', label: 'Another spelling, or short for something', hint: 'One word each.', reveals: [word] },
        { value: 'protected', label: 'A word to leave as it is', hint: 'It is one letter from another that means something else, as refuge and refugee.' },
        { value: 'nothing', label: 'They mislead, and mean no need' },
      ],
    },
  ];
}

function choicesOf({ needs }: Vocabulary): Option[] {
  return needs.flatMap(({ slug, label, subNeeds }) => [
    { value: slug, label },
    ...subNeeds.map((sub) => ({ value: `${slug}/${sub.slug}`, label: `${label}: ${sub.label}` })),
  ]);
}

function keptRow({ id, change, by, madeAt, undoneAt }: KeptChange, vocabulary: Vocabulary): VocabularyPage['kept'][number] {
  return {
    text: sentenceOf(change, vocabulary), by,
    on: dateText(madeAt.slice(0, 10)),
    undoneOn: undoneAt && dateText(undoneAt.slice(0, 10)),
    undoHref: paths.editor('vocabulary', id, 'undoing'),
  };
}

function sentenceOf(change: VocabularyChange, vocabulary: Vocabulary): string {
  switch (change.kind) {
    case 'phrase': {
      const [need = '', subNeed] = change.means.split('/');
      return `“${change.text}” means ${needLabel(vocabulary, need)}${subNeed ? `: ${subNeedLabel(vocabulary, need, subNeed)}` : ''}`;
    }
    case 'same':
      return `“${change.text}” is read as “${change.means}”`;
    case 'protected':
      return `“${change.text}” is left as it is typed`;
    case 'nothing':
      return `“${change.text}” means no need`;
  }
}

function labels(needs: string[], vocabulary: Vocabulary): string {
  return needs.map((need) => needLabel(vocabulary, need)).join(', ') || 'nothing';
}
