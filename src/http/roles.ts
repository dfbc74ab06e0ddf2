import { Router } from 'express';
import { NotFound } from '../domain/errors.ts';
import type { RolePage } from '../domain/guide.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

export type RoleDeps = { roles: RolePage[] };

/** `/roles/:slug`: how one role uses the directory on a working day. */
export function roleRoutes({ roles, renderPage }: RoleDeps & Renderer): Router {
  const router = Router();
  router.get('/roles/:slug', async (req, res) => {
    const role = roles.find(({ slug }) => slug === req.params.slug);
    if (!role) throw new NotFound('There is no page for such a role.');
    const others = roles.map(({ slug, label }) => ({ label, href: paths.role(slug), current: slug === role.slug }));
    await renderPage(res, 'roles/show', { title: `For the ${role.label.toLowerCase()}` }, { role, others });
  });
  return router;
}
