import { Command } from 'commander';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { createContext, type Context } from '../src/context.ts';
import { PROGRAM, PERSON_ROLES, type PersonRole } from '../src/domain/person.ts';
import { stop } from '../src/stop.ts';

const program = new Command('npm run editor --').description('Who may sign in as an editor.');
program.command('list').description('everybody who may').action(() => within(list));
program
  .command('add <email>')
  .description('somebody may; they sign in at /sign-in')
  .option('--role <role>', PERSON_ROLES.join(' or '), 'administrator')
  .action((email: string, { role }: { role: string }) => within((context) => add(context, email, role)));
program
  .command('remove <email>')
  .description('somebody may no longer, and is signed out at once')
  .action((email: string) => within((context) => remove(context, email)));
await program.parseAsync();

async function list({ people }: Context) {
  const everybody = await people.list();
  if (everybody.length === 0) return 'Nobody yet: npm run editor -- add name@example.org';
  return everybody.map(({ email, role, addedAt }) => `${email}  ${role}, since ${addedAt.slice(0, 10)}`).join('\n');
}

async function add({ atomically }: Context, typed: string, role: string) {
  const email = z.email().safeParse(typed);
  if (!email.success) return stop(`“${typed}” is not an e-mail address.`);
  if (!PERSON_ROLES.includes(role as PersonRole)) return stop(`There is no role “${role}”: ${PERSON_ROLES.join(' or ')}.`);
  const added = await atomically(async ({ people, audit }) => {
    const person = await people.add(email.data, role as PersonRole);
    if (person) await audit.add(PROGRAM, 'added', `person ${person.email}`, `as ${role}, at the command line`);
    return person;
  });
  return added ? `${added.email} may sign in as ${role}, at /sign-in.` : `${typed} was there already; nothing was changed.`;
}

async function remove({ atomically }: Context, email: string) {
  const removed = await atomically(async ({ people, audit }) => {
    const was = await people.remove(email);
    if (was) await audit.add(PROGRAM, 'removed', `person ${email.toLowerCase()}`, 'at the command line');
    return was;
  });
  return removed ? `${email} may no longer sign in, and is signed out.` : stop(`There is nobody of the address ${email}.`);
}

async function within(work: (context: Context) => Promise<string>) {
  const settings = readConfig(process.env);
  if ('wrong' in settings) stop(settings.wrong.join('\n'));
  const context = await createContext(settings.config, 'script', { log: console.error, onFault: console.error }).catch(stop);
  console.log(await work(context).catch(stop));
  await context.close();
}
