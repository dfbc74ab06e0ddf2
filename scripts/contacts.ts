import { readFileSync } from 'node:fs';
import { dateText } from '../src/domain/date-text.ts';
import { londonWallClock } from '../src/domain/london-time.ts';
import { contactsSchema, dueContacts } from '../src/domain/urgent/contact.ts';
import { stop } from '../src/stop.ts';

// A release must not go out with a number for an emergency that nobody has tried for months; on any other day it is a warning.
const isRelease = process.argv.includes('--release') || process.env.NODE_ENV === 'production';

const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'data/contacts.json';
const contacts = contactsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const due = dueContacts({ contacts }, londonWallClock(new Date()).date);
const lines = due.map(({ name, phone, verifiedOn }) => `${name}${phone ? ` (${phone})` : ''}, last tried on ${dateText(verifiedOn)}`);
const said = `Urgent contacts to be tried again, in ${file}:\n${lines.join('\n')}`;
if (due.length > 0 && isRelease) stop(said);
if (due.length > 0) console.warn(`${said}\nA release would be stopped by this.`);
