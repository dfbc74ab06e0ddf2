import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import pino from 'pino';
import { createApp, type AppOptions } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createContext, type Context } from '../../src/context.ts';
import type { Clock } from '../../src/domain/ports.ts';
import { requestLog } from '../../src/http/request-log.ts';

export type RunningApp = {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  context: Context;
  /** The application itself, for what walks its routes. */
  express: Express;
  dataDir: string;
  /** Everything the program has logged, at its most talkative. */
  logged: () => string;
  close: () => Promise<void>;
};

/** The real program on a free port: its own data directory, search index and the demonstration's listings. */
export async function startApp({ clock, smtpUrl, ...options }: Partial<AppOptions> & { clock?: Clock; smtpUrl?: string } = {}): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fingerpost-'));
  const settings = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'trace', ...(smtpUrl && { SMTP_URL: smtpUrl }) });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

  const context = await createContext(settings.config, 'program', { log: (message) => log.info(message), onFault: (error) => log.warn({ err: error }, 'fault'), ...(clock && { clock }) });
  await context.started;
  await context.sync();

  const app = createApp(
    {
      ...context,
      requestLog: requestLog(log),
      onDegraded: (error) => log.warn({ err: error }, 'degraded'),
      onFault: (error, where) => log.error({ err: error, where }, 'A request failed.'),
    },
    { areaName: 'Trafford', tiles: null, areaBoundaries: null, baseUrl: 'http://localhost:3000', cacheViews: true, ...options },
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    context,
    express: app,
    dataDir,
    logged: () => lines.join(''),
    async close() {
      server.closeAllConnections();
      server.close();
      await context.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
