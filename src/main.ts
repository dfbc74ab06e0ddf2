import { once } from 'node:events';
import { createServer } from 'node:http';
import pino from 'pino';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createContext } from './context.ts';
import { addressesAt } from './http/paths.ts';
import { requestLog } from './http/request-log.ts';
import { stop } from './stop.ts';
import { keepTrue } from './usecases/keep-true.ts';

const settings = readConfig(process.env);
if ('wrong' in settings) stop(settings.wrong.join('\n'));
const { config } = settings;
// Of an error only what the program itself wrote: a vendor's may carry the request it was about.
const log = pino({ level: config.logLevel, serializers: { err: ({ name, message, stack }: Error) => ({ name, message, stack }) } });

const warn = (error: unknown, what: string) => log.warn({ err: error }, `${what}; it will be tried again.`);
const context = await createContext(config, 'program', {
  log: (message) => log.info(message),
  onFault: warn,
}).catch(stop);

if (config.production && !(await context.localSettings())) {
  log.warn('This place has set nothing of its own yet: urgent help names the duty clinician and the council, and no number of theirs. See npm run local.');
}

const app = createApp(
  {
    ...context,
    requestLog: requestLog(log),
    // The supervisor has said that the engine is down; each search that meets it would only say it again.
    onDegraded: (error) => log.debug({ err: error }, 'The search index did not answer; the reduced search did.'),
    onFault: (error, where) => log.error({ err: error, where }, 'A request failed.'),
  },
  { areaName: config.areaName, tiles: config.tiles, areaBoundaries: config.areaBoundaries, baseUrl: config.baseUrl, cacheViews: true },
);

const server = createServer(app);
server.listen(config.port, config.host);
await once(server, 'listening').catch((error: unknown) => context.close().finally(() => stop(error)));
log.info(`Fingerpost is at http://${config.host}:${(server.address() as { port: number }).port}`);

const truth = keepTrue({ ...context, addresses: addressesAt(config.baseUrl) }, (error) => warn(error, 'The directory could not be kept true'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());

async function end() {
  server.close();
  server.closeIdleConnections();
  await truth.stop();
  await context.close();
  process.exit(0);
}
