import { Router } from 'express';
import { NATIONS, type Nation } from '../domain/area-served.ts';
import { NATION_LABELS } from '../domain/labels.ts';
import { allUrgent } from '../domain/urgent/help.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';
import { urgentPanels, type UrgentDeps } from './urgent-panel.ts';

/** `/urgent`: all of it, for one nation or for all. */
export function urgentRoutes({ urgentData, localSettings, renderPage }: UrgentDeps & Renderer): Router {
  const router = Router();
  router.get('/urgent', async (req, res) => {
    const nation = NATIONS.find((known) => known === req.query.nation) ?? null;
    const link = (value: Nation | null, label: string) => ({
      label,
      current: value === nation,
      href: value ? `${paths.urgent()}?nation=${value}` : paths.urgent(),
    });
    await renderPage(res, 'urgent/index', { title: 'Urgent help', nav: 'urgent' }, {
      groups: urgentPanels(allUrgent(urgentData, nation), await localSettings(), { nation, all: true }),
      nations: [link(null, 'All nations'), ...NATIONS.map((known) => link(known, NATION_LABELS[known]))],
    });
  });
  return router;
}
