import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { createContext } from '../src/context.ts';
import { localSettingsSchema, missingSettings } from '../src/domain/urgent/local-settings.ts';
import { stop } from '../src/stop.ts';

const [file] = process.argv.slice(2);
if (!file) stop('Say which file: npm run local -- FILE.json, in the shape of data/local-demo.json.');
const settings = readConfig(process.env);
if ('wrong' in settings) stop(settings.wrong.join('\n'));

const read = localSettingsSchema.safeParse(parsed(file));
if (!read.success) stop(`${file} was not taken:\n${z.prettifyError(read.error)}`);

const context = await createContext(settings.config, 'script', { log: console.error, onFault: console.error }).catch(stop);
await context.settings.saveLocal(read.data).catch(stop);
await context.close();
const empty = missingSettings(read.data);
console.log(`Kept, with ${read.data.linkWorkerTeams.length} link-worker teams.${empty.length > 0 ? ` Still missing: ${empty.join(', ')}.` : ''}`);

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return stop(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
