import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIL_KINDS, type MailKind } from '../../src/domain/mail.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { sendReviewMails } from '../../src/usecases/send-review-mails.ts';
import { addressesAt } from '../../src/http/paths.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { post, press } from '../support/forms.ts';
import { publish, sendIn } from '../support/review.ts';
import { startSmtpServer, type ReceivedMail, type TestSmtpServer } from '../support/smtp-server.ts';
import { fillIn, MINIMAL } from '../support/submission.ts';

const BASE = 'https://directory.example.org';
let server: TestSmtpServer;
let app: RunningApp;
let cookie: string;
let now = new Date('2026-11-24T10:30:00Z');

beforeAll(async () => {
  server = await startSmtpServer();
  app = await startApp({ clock: () => now, smtpUrl: server.url, baseUrl: BASE });
  await app.context.people.add('jo@example.org', 'editor');
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

/** The newest mail that the server has for an address. */
async function newest(to: string): Promise<ReceivedMail> {
  await app.context.flushMail();
  const mail = server.to(to).at(-1);
  if (!mail) throw new Error(`Nothing has come to ${to}.`);
  return mail;
}
/** Where the one link of a mail leads. */
function linkIn({ email }: ReceivedMail): string {
  return new URL(/^https:\/\/\S+$/m.exec(email.text!)![0]).pathname;
}
const owned = async (name: string, email: string): Promise<Listing> => {
  const listing = await publish(app, { name });
  await app.context.owners.add(listing.id, email);
  return listing;
};
const decide = async (name: string, part: string, fields: Record<string, string> = {}) => {
  const submission = await sendIn(app, { name });
  await post(app, `/review/${submission.id}/${part}`, { version: String(submission.version), revision: '0', reason: 'Say on which days.', ...fields }, cookie);
  return submission.email!;
};

/** Each kind as it comes about, from the page where somebody causes it; answers with the mail. */
const CAUSES: Record<MailKind, () => Promise<ReceivedMail>> = {
  async 'sign-in'() {
    await post(app, '/sign-in', { email: 'jo@example.org' });
    const mail = await newest('jo@example.org');
    cookie = (await post(app, linkIn(mail))).cookie!;
    return mail;
  },
  async 'submission-kept'() {
    const { location } = await post(app, '/submit', { name: 'Kept Choir', place: 'M33 7EB' });
    await post(app, location!.replace(/\/what$/, '/later'), { email: 'kept@example.org' });
    return newest('kept@example.org');
  },
  async 'submission-sent'() {
    const { location } = await post(app, '/submit', { name: 'Sent Choir', place: 'M33 7EB' });
    const my = location!.replace(/\/what$/, '');
    await fillIn(app, my, { ...MINIMAL, contact: { ...MINIMAL.contact, 'your-email': 'sent@example.org' } });
    await post(app, `${my}/check`);
    return newest('sent@example.org');
  },
  'submission-sent-back': async () => newest(await decide('Returned Choir', 'return')),
  'submission-refused': async () => newest(await decide('Refused Choir', 'refusal')),
  'submission-approved': async () => newest(await decide('Approved Choir', 'approval', { checked: 'owner' })),
  async 'submission-merged'() {
    const listing = await publish(app, { name: 'Merged Choir' });
    return newest(await decide('Merged Choir', 'merger', { into: listing.id, revision: String(listing.revision) }));
  },
  async review() {
    await owned('Reviewed Choir', 'reviewed@example.org');
    now = new Date('2027-09-24T10:30:00Z');
    await sendReviewMails({ ...app.context, addresses: addressesAt(BASE) });
    const mail = await newest('reviewed@example.org');
    now = new Date('2026-11-24T10:30:00Z');
    return mail;
  },
  async claim() {
    const { slug } = await publish(app, { name: 'Claimed Choir', email: 'claimed@example.org' });
    await post(app, `/listings/${slug}/claim`, { email: 'sam@example.org', words: 'I conduct.' });
    return newest('claimed@example.org');
  },
  async 'claim-refused'() {
    const { id, slug } = await publish(app, { name: 'Unclaimed Choir' });
    await post(app, `/listings/${slug}/claim`, { email: 'stranger@example.org', words: 'Mine.' });
    const [claim] = await app.context.claims.listOpenFor(id);
    await post(app, `/editor/claims/${claim!.id}/decision`, press('refuse'), cookie);
    return newest('stranger@example.org');
  },
  async 'owner-welcome'() {
    await post(app, `${linkIn(await newest('claimed@example.org'))}/yes`);
    return newest('claimed@example.org');
  },
  async 'problem-to-owner'() {
    const { slug } = await owned('Problem Choir', 'problem@example.org');
    await post(app, `/listings/${slug}/problem`, { reason: 'times', words: 'Thursdays now.', email: 'reporter@example.org' });
    return newest('problem@example.org');
  },
  'report-received': () => newest('reporter@example.org'),
  async 'report-answered'() {
    const task = (await app.context.tasks.listOpen()).find(({ listingName }) => listingName === 'Problem Choir')!;
    await post(app, `/editor/tasks/${task.id}/outcome`, { ...press('corrected'), answer: 'It says Thursdays now.' }, cookie);
    return newest('reporter@example.org');
  },
  async 'link-renewed'() {
    const { id } = await owned('Renewed Choir', 'renewed@example.org');
    const token = await app.context.links.create('owner', id, 'renewed@example.org');
    now = new Date('2027-03-24T10:30:00Z');
    await post(app, `/my/${token}/renew`);
    const mail = await newest('renewed@example.org');
    now = new Date('2026-11-24T10:30:00Z');
    return mail;
  },
};

const SUBJECTS: Record<MailKind, string> = {
  'sign-in': 'Your link to sign in to Fingerpost', 'submission-kept': 'Go on with Kept Choir', 'submission-sent': 'We have Canal Lunch Club', 'submission-sent-back': 'Returned Choir',
  'submission-refused': 'Refused Choir', 'submission-approved': 'Approved Choir is in the directory', 'submission-merged': 'Merged Choir was in the directory already', review: 'Is Reviewed Choir still right?',
  claim: 'Do you look after Claimed Choir?', 'claim-refused': 'We could not tell that Unclaimed Choir is yours', 'owner-welcome': 'You look after Claimed Choir in Fingerpost',
  'problem-to-owner': 'Something may be wrong with Problem Choir', 'report-received': 'Thank you for telling us about Problem Choir', 'report-answered': 'What came of it: Problem Choir',
  'link-renewed': 'Your new link to Fingerpost',
};

/** A sign-in comes first, since others need it; the rest as people meet with them. */
test.each(MAIL_KINDS)('a mail of the kind %s is caused by what people do, and arrives', async (kind) => {
  const { email, recipients } = await CAUSES[kind]();
  const { subject, text, html, from, to } = email;
  expect(recipients).toHaveLength(1);
  expect(subject).toContain(SUBJECTS[kind]);
  expect([to, from!.name]).toEqual([[{ name: '', address: recipients[0] }], 'Fingerpost Trafford']);
  // One link, whole, the same in both; why it came; nothing that was left unsaid.
  expect(text!.match(/https?:\/\/\S+/g)).toEqual([expect.stringMatching(/^https:\/\/directory\.example\.org\/(?:my|sign-in|listings)\/[\w-]+$/)]);
  expect(html).toContain(`href="${/https:\/\/\S+/.exec(text!)![0]}"`);
  expect(text).toMatch(/\n-- \nFingerpost Trafford\nYou get this because [^\n]+\.\n/);
  // The token of a link is any letters at all.
  for (const said of [subject!, text!, html!]) expect(said.replaceAll(/https:[^\s"<]+/g, '')).not.toMatch(/undefined|null|NaN|\[object|\bplease\b|successfully|oops/i);
  expect(subject!.length).toBeLessThan(90);
});
