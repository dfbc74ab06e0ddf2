import { Router } from 'express';
import { KEPT_DAYS, type Kept } from '../domain/retention.ts';
import type { Renderer } from './pages.ts';

/** What the directory does with what is typed, and how accessible it is. */
export function aboutRoutes({ renderPage }: Renderer): Router {
  const router = Router();
  router.get('/privacy', (_req, res) => renderPage(res, 'about/privacy', { title: 'Privacy' }, { kept: keptTexts() }));
  router.get('/accessibility', (_req, res) => renderPage(res, 'about/accessibility', { title: 'Accessibility' }, {}));
  return router;
}

/** For how long each thing is kept, in words: the numbers that the directory itself goes by. */
function keptTexts(): Record<Kept, string> {
  return Object.fromEntries(Object.entries(KEPT_DAYS).map(([kind, days]) => [kind, days === 365 ? 'a year' : `${days} days`])) as Record<Kept, string>;
}
