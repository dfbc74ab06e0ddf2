import { SingleBar } from 'cli-progress';
import { readConfig } from '../src/config.ts';
import { createContext } from '../src/context.ts';
import { stop } from '../src/stop.ts';
import { rebuildSearch } from '../src/usecases/sync-search.ts';

const settings = readConfig(process.env);
if ('wrong' in settings) stop(settings.wrong.join('\n'));

const context = await createContext(settings.config, 'script', { log: console.error, onFault: (error) => stop(error) }).catch(stop);
await context.started;

const { published } = await context.listings.count();
const bar = new SingleBar({ format: 'Rebuilding the index {bar} {value} of {total} listings | {duration_formatted}', stream: process.stderr });
bar.start(published, 0);
const written = await rebuildSearch(context, (listings) => bar.update(listings)).catch(stop);
bar.stop();
console.log(`The index holds ${written.toLocaleString('en-GB')} listings.`);
await context.close();
