import { Router } from 'express';
import type { Atomically } from '../domain/stores.ts';
import type { Calendars } from '../domain/listing-calendar.ts';
import type { Vocabulary } from '../domain/need.ts';
import { readPlace } from '../domain/place.ts';
import { cleanLine } from '../domain/submission/plain-writing.ts';
import { findAlike } from '../usecases/find-alike.ts';
import type { SearchDeps } from '../usecases/search-listings.ts';
import { startSubmission } from '../usecases/start-submission.ts';
import { cardOf, type Card } from './cards.ts';
import { errorsOf, type ErrorLink, type Field } from './fields.ts';
import { answersOf } from './form-guard.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

export type SubmitDeps = SearchDeps & { atomically: Atomically; vocabulary: Vocabulary; calendars: Calendars };

/** “Is it already here?”, and what is like it. */
export type SubmitPage = {
  fields: Field[];
  errors: ErrorLink[];
  /** What was asked for; null before anything was. */
  asked: { name: string; place: string } | null;
  alike: { card: Card; problemHref: string; claimHref: string }[];
};

const ABOUT = 'Add a group, an activity or a service to the directory. It takes about five minutes and no password.';
const LONGEST_NAME = 160;
const LONGEST_PLACE = 80;

/** `/submit`: looks first whether it is here already, and begins a new listing when it is not. */
export function submitRoutes({ renderPage, ...deps }: SubmitDeps & Renderer): Router {
  const router = Router();

  router.get('/submit', async (req, res) => {
    const name = lineOf(req.query.name, LONGEST_NAME);
    const place = lineOf(req.query.place, LONGEST_PLACE);
    const wrong = 'name' in req.query && name === '' ? 'Write its name, as people around here know it.' : null;
    const asked = name === '' ? null : { name, place };
    const found = asked ? await findAlike(deps, name, place || null) : [];
    const context = { ...deps, now: deps.clock() };
    const fields: Field[] = [
      { kind: 'text', name: 'name', label: 'What is it called?', value: name, error: wrong, autocomplete: 'off' },
      { kind: 'text', name: 'place', label: 'Where is it?', hint: 'A town or a postcode.', optional: true, value: place, width: 20, autocomplete: 'off' },
    ];
    if (wrong) res.status(422);
    await renderPage(res, 'submit/index', { title: 'Add a listing', nav: 'add', forms: true, description: ABOUT }, {
      fields,
      errors: errorsOf(fields),
      asked,
      alike: found.map((each) => ({
        card: cardOf(each, null, context),
        problemHref: paths.problem(each.listing.slug),
        claimHref: paths.claim(each.listing.slug),
      })),
    });
  });

  router.post('/submit', async (req, res) => {
    const { name: [name = ''] = [], place: [place = ''] = [] } = answersOf(req);
    const where = readPlace(place);
    const token = await startSubmission(deps, { name: [name], ...(where.kind === 'postcode' && { postcode: [where.postcode] }) });
    res.redirect(303, paths.my(token, 'what'));
  });

  return router;
}

function lineOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? cleanLine(value).slice(0, longest) : '';
}
