import { once } from 'node:events';
import { createServer } from 'node:http';
import pino from 'pino';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createContext } from './context.ts';
import { requestLog } from './http/request-log.ts';
import { loadDemonstration } from './usecases/load-demonstration.ts';

const settings = readConfig(process.env);
if ('wrong' in settings) stopWith(settings.wrong.join('\n'));
const { config } = settings;
const log = pino({ level: config.logLevel });

const context = await createContext(config, 'program', {
  log: (message) => log.info(message),
  onFault: (error) => log.warn({ err: error }, 'The search index could not be brought up to date; it will be tried again.'),
}).catch((error: Error) => stopWith(error.message));

const invented = await loadDemonstration(context).catch((error: Error) => stopWith(`The demonstration could not be loaded: ${error.message}`));
if (invented > 0) log.info(`This directory was empty: ${invented} invented listings were put in as a demonstration.`);

const app = createApp(
  {
    ...context,
    readiness: async () => {
      if (await context.isSearchable()) return { missing: [], degraded: !(await context.isIndexUp()) };
      const up = await context.isIndexUp();
      return up ? { missing: ['the search index is being filled'], degraded: false } : { missing: [], degraded: true };
    },
    requestLog: requestLog(log),
    onDegraded: (error) => log.warn({ err: error }, 'The search index did not answer; the reduced search did.'),
    onFault: (error, where) => log.error({ err: error, where }, 'A request failed.'),
  },
  { areaName: config.areaName, tiles: config.tiles, areaBoundaries: config.areaBoundaries, https: config.baseUrl.startsWith('https:'), cacheViews: true },
);

const server = createServer(app);
server.listen(config.port, config.host);
await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
  const why = error.code === 'EADDRINUSE' ? `Port ${config.port} is taken. Stop what uses it, or set PORT to another.` : error.message;
  return context.close().then(() => stopWith(why));
});
log.info(`Fingerpost is at http://${config.host}:${(server.address() as { port: number }).port}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop() {
  server.close();
  server.closeIdleConnections();
  await context.close();
  process.exit(0);
}

function stopWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
