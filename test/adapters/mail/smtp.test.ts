import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMailRenderer } from '../../../src/adapters/mail/render.ts';
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts';
import type { NewMail } from '../../../src/domain/mail.ts';
import { sendMail } from '../../../src/usecases/send-mail.ts';
import { refusal, startSmtpServer, type TestSmtpServer } from '../../support/smtp-server.ts';
import { openStores, type TestStores } from '../../support/stores.ts';

const render = createMailRenderer(join(import.meta.dirname, '../../../views'), 'Trafford');
let stores: TestStores;
let servers: TestSmtpServer[];
let mailers: ReturnType<typeof createSmtpMailer>[];
beforeEach(async () => {
  stores = await openStores('2026-11-24T12:00:00Z');
  [servers, mailers] = [[], []];
});
afterEach(async () => {
  for (const mailer of mailers) mailer.close();
  await Promise.all(servers.map((server) => server.stop()));
  await stores.close();
});

async function start(...given: Parameters<typeof startSmtpServer>): Promise<TestSmtpServer> {
  const server = await startSmtpServer(...given);
  servers.push(server);
  return server;
}
function mailerTo(url: string) {
  const mailer = createSmtpMailer({ url, from: 'Fingerpost Trafford <no-reply@directory.example.org>', render, timeoutMs: 500 });
  mailers.push(mailer);
  return mailer;
}
const mail = (to: string, subject = 'Is Choir still right?'): NewMail => ({
  kind: 'review', to,
  content: { subject, paragraphs: ['One press says so.', 'Ünïcödé: “£5”, Siân’s.'], action: { label: 'Open your page', href: 'https://directory.example.org/my/abc' }, because: 'You get this because you are its contact.' },
});
const send = (url: string) => sendMail({ ...stores, mailer: mailerTo(url) });
const minutes = (count: number) => void stores.later(count / 1440);
const status = () => stores.mail.count();

test('a mail arrives as text and as HTML that say the same, from us, to one person, marked as automatic', async () => {
  const server = await start();
  await stores.mail.add([mail('pat@example.org')]);
  expect(await send(server.url)).toBe(1);
  const [{ recipients, email }] = server.received as [TestSmtpServer['received'][number]];
  expect([recipients, email.from, email.to, email.subject]).toEqual([['pat@example.org'], { name: 'Fingerpost Trafford', address: 'no-reply@directory.example.org' }, [{ name: '', address: 'pat@example.org' }], 'Is Choir still right?']);
  for (const body of [email.text, email.html]) for (const part of ['One press says so.', 'Ünïcödé: “£5”, Siân’s.', 'Open your page', 'https://directory.example.org/my/abc', 'Fingerpost Trafford', 'You get this because']) expect(body).toContain(part);
  expect(email.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  expect([await send(server.url), await status()]).toEqual([0, { waiting: 0, givenUp: 0 }]);
});

describe('nobody can add a header or a recipient', () => {
  test.each(['Choir\r\nBcc: thief@example.org', 'Choir\nX-Evil: yes', 'Choir\r\n\r\nNew body', 'Choir\u2028Bcc: thief@example.org', `${'x'.repeat(400)}\r\nBcc: thief@example.org`])('by a subject like %j', async (subject) => {
    const server = await start();
    await stores.mail.add([mail('pat@example.org', subject)]);
    await send(server.url);
    const [{ recipients, email }] = server.received as [TestSmtpServer['received'][number]];
    expect(recipients).toEqual(['pat@example.org']);
    expect(email.headers.map(({ key }) => key).filter((key) => /bcc|evil/.test(key))).toEqual([]);
    expect(email.bcc ?? []).toEqual([]);
    expect(email.text).toMatch(/^One press says so\./);
  });

  test.each(['pat@example.org, thief@example.org', 'pat@example.org;thief@example.org', 'pat@example.org\r\nRCPT TO:<thief@example.org>', 'pat@example.org\nBcc: thief@example.org', 'Pat <pat@example.org>', 'pat@example.org thief@example.org', 'group:a@example.org;', 'a@b@example.org', ''])(
    'by an address like %j: it goes to nobody',
    async (to) => {
      const server = await start();
      await stores.mail.add([mail(to)]);
      await send(server.url);
      expect([server.received, await stores.mail.listGivenUp()]).toEqual([[], [expect.objectContaining({ why: 'It is not one address.' })]]);
    },
  );
});

describe('an address that is refused for good', () => {
  test('is given up at once, and becomes a task for what it owns; the others get theirs', async () => {
    const listing = await stores.save({ name: 'Choir' });
    await stores.owners.add(listing.id, 'gone@example.org');
    const server = await start({ onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? refusal(550, '5.1.1 No such user here') : null) });
    await stores.mail.add([mail('gone@example.org'), mail('pat@example.org')]);
    expect([await send(server.url), await status()]).toEqual([1, { waiting: 0, givenUp: 1 }]);
    expect(await stores.mail.listGivenUp()).toMatchObject([{ to: 'gone@example.org', why: '550 5.1.1 No such user here' }]);
    expect(await stores.tasks.listFor(listing.id)).toMatchObject([{ kind: 'dead-mail', note: 'Mail to gone@example.org came back: 550 5.1.1 No such user here' }]);
    expect((await stores.owners.list(listing.id))[0]!.bouncedAt).not.toBeNull();
    expect(server.to('pat@example.org')).toHaveLength(1);
  });

  test('so is a mail that is refused when it was read', async () => {
    const server = await start({ onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(552, '5.3.4 Too big for us'))) });
    await stores.mail.add([mail('pat@example.org')]);
    await send(server.url);
    expect(await stores.mail.listGivenUp()).toMatchObject([{ why: '552 5.3.4 Too big for us' }]);
  });
});

describe('nothing is lost, and nothing is given up before its time, when the server', () => {
  /** Sends once to what is broken, and says what waits; then, some time later, to one that works. */
  async function keptThenSent(broken: string, working: TestSmtpServer, after = 1) {
    await stores.mail.add([mail('pat@example.org')]);
    expect([await send(broken), await status()]).toEqual([0, { waiting: 1, givenUp: 0 }]);
    expect(await send(broken)).toBe(0);
    minutes(after);
    expect([await send(working.url), working.to('pat@example.org').length, await status()]).toEqual([1, 1, { waiting: 0, givenUp: 0 }]);
  }

  test('asks everybody to come again later, as greylisting does', async () => {
    let asked = 0;
    const server = await start({ onRcptTo: (_address, _session, done) => done(asked++ === 0 ? refusal(451, '4.7.1 Greylisted, try again') : null) });
    await keptThenSent(server.url, server);
  });

  test('drops the connection in the middle of a mail', async () => {
    const dropping = createServer((socket) => {
      socket.write('220 hello\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (data) => (/^DATA/i.test(String(data)) ? socket.destroy() : socket.write('250 ok\r\n')));
    }).listen(0, '127.0.0.1');
    await once(dropping, 'listening');
    await keptThenSent(`smtp://127.0.0.1:${(dropping.address() as AddressInfo).port}`, await start());
    dropping.close();
  });

  test('says nothing for longer than anybody waits', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await keptThenSent(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, await start());
    silent.close();
  });

  test('asks for a login that it does not get, or for another', async () => {
    const strict = await start({ authOptional: false, onAuth: (_auth, _session, done) => done(new Error('Invalid login')) });
    await keptThenSent(strict.url, await start());
    await keptThenSent(`smtp://user:wrong@127.0.0.1:${strict.port}`, await start());
  });

  test('will not have us as a sender, or will not pass mail on for us', async () => {
    const listing = await stores.save({ name: 'Choir' });
    await stores.owners.add(listing.id, 'pat@example.org');
    const sender = await start({ onMailFrom: (_address, _session, done) => done(refusal(550, '5.1.8 Sender not known')) });
    await keptThenSent(sender.url, await start());
    const relay = await start({ onRcptTo: (_address, _session, done) => done(refusal(554, '5.7.1 Relay access denied')) });
    await keptThenSent(relay.url, await start());
    expect(await stores.tasks.listFor(listing.id)).toEqual([]);
  });

  test('is away for a week', async () => {
    const listing = await stores.save({ name: 'Choir' });
    await stores.owners.add(listing.id, 'pat@example.org');
    const { port, url, stop } = await startSmtpServer();
    await stop();
    await stores.mail.add([mail('pat@example.org')]);
    for (let quarters = 0; quarters < 7 * 24 * 4; quarters += 1) {
      await send(url);
      minutes(15);
    }
    expect([await status(), await stores.tasks.listFor(listing.id)]).toEqual([{ waiting: 1, givenUp: 0 }, []]);
    expect(await stores.mail.findTrouble()).toMatchObject({ mails: 1, why: expect.stringContaining('ECONNREFUSED') });
    const back = await start({}, port);
    expect([await send(url), back.to('pat@example.org').length, await stores.mail.findTrouble()]).toEqual([1, 1, null]);
  });

  test('is slow, but not too slow', async () => {
    const slow = async (_first: unknown, _session: unknown, done: () => void) => {
      await sleep(200);
      done();
    };
    const server = await start({ onMailFrom: slow, onRcptTo: slow });
    await stores.mail.add([mail('pat@example.org')]);
    expect([await send(server.url), server.received.length]).toEqual([1, 1]);
  });
});

test('an address whose server asks for patience for three days is given up then, and becomes a task', async () => {
  const listing = await stores.save({ name: 'Choir' });
  await stores.owners.add(listing.id, 'pat@example.org');
  const server = await start({ onRcptTo: (_address, _session, done) => done(refusal(452, '4.2.2 Mailbox full')) });
  await stores.mail.add([mail('pat@example.org')]);
  for (let hours = 0; hours < 60; hours += 1) {
    await send(server.url);
    minutes(60);
  }
  expect(await status()).toEqual({ waiting: 1, givenUp: 0 });
  for (let hours = 0; hours < 12; hours += 1) {
    await send(server.url);
    minutes(60);
  }
  expect([await status(), (await stores.tasks.listFor(listing.id)).map(({ kind }) => kind)]).toEqual([{ waiting: 0, givenUp: 1 }, ['dead-mail']]);
});

test('killed between sending a mail and noting it, it goes a second time as the same message, and not a third', async () => {
  const server = await start();
  await stores.mail.add([mail('pat@example.org')]);
  const killed = { ...stores.mail, markSent: () => Promise.reject(new Error('killed')) };
  await expect(sendMail({ ...stores, mail: killed, mailer: mailerTo(server.url) })).rejects.toThrow('killed');
  expect([await send(server.url), await send(server.url)]).toEqual([1, 0]);
  const [first, second] = server.received;
  expect(server.received).toHaveLength(2);
  expect(first!.email.messageId).toMatch(/^<\w{20}@directory\.example\.org>$/);
  expect(second!.email.messageId).toBe(first!.email.messageId);
});

test('what a mail said is forgotten once it was sent, for it holds a link', async () => {
  const server = await start();
  await stores.mail.add([mail('pat@example.org')]);
  await send(server.url);
  expect(await stores.listMailContents()).toEqual([null]);
});
