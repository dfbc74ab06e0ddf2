import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormTokens } from '../../src/http/form-token.ts';
import { startSmtpServer } from '../support/smtp-server.ts';
import { describeIndex } from '../support/search-index.ts';
import { aDataDir, clear, startProgram, type Program } from './program.ts';

const SECRET = 'a secret of more than thirty-two characters';

describeIndex('mail, when the program and the mail server both die', { timeout: 90_000 }, () => {
  const programs: Program[] = [];
  const sockets: Socket[] = [];
  // It listens and says nothing: what is being sent when the program is killed is in the middle of it.
  const silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  let dataDir: string;
  let port: number;
  beforeAll(async () => {
    dataDir = aDataDir();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    port = (silent.address() as AddressInfo).port;
  });
  afterAll(() => clear(dataDir, programs), 30_000);

  const start = () => {
    const program = startProgram(dataDir, { SECRET, SMTP_URL: `smtp://127.0.0.1:${port}`, LOG_LEVEL: 'info' });
    programs.push(program);
    return program;
  };
  async function report(program: Program, email: string): Promise<number> {
    const body = new URLSearchParams({ _token: createFormTokens(SECRET).issue('', new Date(Date.now() - 10_000)), reason: 'times', email });
    const answer = await fetch(`${await program.url()}/listings/waterside-tuesday-natter/problem`, { method: 'POST', redirect: 'manual', body });
    return answer.status;
  }

  test('what was to be said is said after the restart, once to each', async () => {
    const first = start();
    await first.ready();
    const people = Array.from({ length: 20 }, (_, number) => `person${number}@example.org`);
    expect(await Promise.all(people.map((email) => report(first, email)))).toEqual(people.map(() => 303));
    await expect.poll(() => sockets.length).toBeGreaterThan(0);
    await first.end('SIGKILL');
    for (const socket of sockets) socket.destroy();
    silent.close();

    const server = await startSmtpServer({}, port);
    const second = start();
    await second.url();
    await expect.poll(() => server.received.length, { timeout: 30_000, interval: 200 }).toBe(people.length);
    expect(server.received.flatMap(({ recipients }) => recipients).toSorted()).toEqual(people.toSorted());
    await second.end('SIGTERM');
    await server.stop();
  });
});
