import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { errorsOf } from '../../src/http/fields.ts';
import { createRenderer } from '../../src/http/pages.ts';
import { securityHeaders } from '../../src/http/security.ts';
import { everyField, oneQuestion } from './fields.ts';

const root = join(import.meta.dirname, '../..');

export type FormPages = { url: string; /** How many forms were sent. */ sent: () => number; close: () => void };

/** The forms kit on pages of its own: `/fields`, `/fields?wrong`, `/question` and `/components`, in the layout and with the headers of the product. */
export async function startFormPages(): Promise<FormPages> {
  const app = express();
  const { renderPage } = createRenderer(join(root, 'views'), { areaName: 'Trafford', tiles: null, hasBoundaries: false, isDemonstration: async () => false }, { cache: true });
  // The product has no such pages, so neither has its type.
  const show = (res: express.Response, name: string, forms: true | 'full', locals: object) => renderPage(res, `../test/support/${name}` as 'error', { title: 'About the group', forms }, locals as never);
  let sent = 0;

  app.use(securityHeaders({ tileUrl: null, https: false }));
  for (const folder of ['css', 'js', 'images']) app.use(`/${folder}`, express.static(join(root, 'public', folder)));
  app.use('/vendor/leaflet', express.static(join(root, 'node_modules/leaflet/dist')));
  app.get('/fields', async (req, res) => {
    const fields = everyField({ wrong: 'wrong' in req.query });
    await show(res, 'every-field', true, { fields, errors: errorsOf(fields), formToken: 'a-token' });
  });
  app.get('/question', (_req, res) => show(res, 'one-question', true, { fields: oneQuestion(), errors: [], formToken: 'a-token' }));
  app.post('/fields', (_req, res) => {
    sent += 1;
    // As slow as a busy machine: long enough for an impatient second press.
    setTimeout(() => res.redirect(303, '/components'), 1000);
  });
  app.get('/components', (_req, res) => show(res, 'every-component', 'full', {}));

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
