import { Router } from 'express';
import type { Renderer } from './pages.ts';

/** What the directory does with what is typed, and how accessible it is. */
export function aboutRoutes({ renderPage }: Renderer): Router {
  const router = Router();
  router.get('/privacy', (_req, res) => renderPage(res, 'about/privacy', { title: 'Privacy' }, {}));
  router.get('/accessibility', (_req, res) => renderPage(res, 'about/accessibility', { title: 'Accessibility' }, {}));
  return router;
}
