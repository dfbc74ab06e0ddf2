import { Router } from 'express';
import { NotFound } from '../domain/errors.ts';
import type { PracticeCaller } from '../domain/guide.ts';
import { needLabel, type Vocabulary } from '../domain/need.ts';
import type { UrgentData } from '../domain/urgent/help.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

export type PracticeDeps = { practiceCallers: PracticeCaller[]; vocabulary: Vocabulary; urgentData: UrgentData };

/** `/practice`: made-up callers to practise with. Like every search, it writes nothing. */
export function practiceRoutes({ practiceCallers, vocabulary, urgentData, renderPage }: PracticeDeps & Renderer): Router {
  const router = Router();

  router.get('/practice', async (_req, res) => {
    const callers = practiceCallers.map(({ id, line }) => ({ line, href: paths.practice(id) }));
    await renderPage(res, 'practice/index', { title: 'Practice' }, { callers });
  });

  router.get('/practice/:id', async (req, res) => {
    const position = practiceCallers.findIndex(({ id }) => id === req.params.id);
    const caller = practiceCallers[position];
    if (!caller) throw new NotFound('There is no such caller to practise with.');
    await renderPage(res, 'practice/show', { title: 'A caller to practise with' }, {
      line: caller.line,
      place: caller.place,
      note: caller.note,
      needs: caller.lookFor.map((need) => needLabel(vocabulary, need)),
      urgent: urgentData.groups.find(({ id }) => id === caller.urgent)?.label ?? null,
      nextHref: paths.practice(practiceCallers[(position + 1) % practiceCallers.length]!.id),
    });
  });

  return router;
}
