import { Router } from 'express';

/** What has to be true before the program is ready: `missing` names what is not yet; `degraded` says the index is down. */
export type Readiness = () => Promise<{ missing: string[]; degraded: boolean }>;

/** `/healthz`: the process lives. `/readyz`: the store is migrated and what it holds can be searched. */
export function operationRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/readyz', async (_req, res) => {
    const { missing, degraded } = await readiness();
    if (missing.length > 0) return res.status(503).json({ ready: false, missing });
    return res.json({ ready: true, ...(degraded && { degraded }) });
  });
  return router;
}
