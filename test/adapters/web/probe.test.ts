import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebProbe } from '../../../src/adapters/web/probe.ts';
import { isPublicAddress } from '../../../src/adapters/web/public-address.ts';

/** A loopback address of the tests' own, which stands for the public internet; every other loopback address stays what it is. */
const PUBLIC = '127.0.0.2';
const USER_AGENT = 'Fingerpost (+https://directory.example.org; looks whether listed pages answer)';

let asked: { method: string; host: string; path: string; agent: string }[];
let respond: (req: IncomingMessage, res: ServerResponse) => void;
const server = createServer((req, res) => {
  asked.push({ method: req.method!, host: req.headers.host!, path: req.url!, agent: req.headers['user-agent'] ?? '' });
  respond(req, res);
});
let port: number;
const names = new Map<string, string[]>();

beforeEach(async () => {
  asked = [];
  names.clear();
  names.set('choir.example.org', [PUBLIC]);
  respond = (_req, res) => res.end('Welcome');
  // Every address of this machine, so that a probe that goes astray is seen.
  server.listen(0, '::');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const probe = createWebProbe({
  userAgent: USER_AGENT,
  timeoutMs: 400,
  lookup: async (host) => {
    const found = names.get(host);
    if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  },
  isPublic: (address) => address === PUBLIC || isPublicAddress(address),
});
const stop = new AbortController().signal;
const at = (path = '/', host = 'choir.example.org') => probe(`http://${host}:${port}${path}`, stop);
const status = (code: number) => (respond = (_req, res) => void res.writeHead(code).end());
const sends = (location: string) => (respond = (_req, res) => void res.writeHead(302, { Location: location }).end());

describe('a page', () => {
  test('that answers is asked for its head alone, by somebody who says who they are', async () => {
    expect(await at('/walks?on=tuesday')).toEqual({ answers: true });
    expect(asked).toEqual([{ method: 'HEAD', host: `choir.example.org:${port}`, path: '/walks?on=tuesday', agent: USER_AGENT }]);
  });

  test('whose server knows no HEAD is asked for as a person would ask', async () => {
    respond = (req, res) => void res.writeHead(req.method === 'HEAD' ? 501 : 200).end('Welcome');
    expect(await at()).toEqual({ answers: true });
    respond = (req, res) => (req.method === 'HEAD' ? void req.socket.destroy() : void res.end('Welcome'));
    expect(await at()).toEqual({ answers: true });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET', 'HEAD', 'GET']);
  });

  test.each([401, 403, 405, 429, 999])('that answers a program with %i may say more to a person', async (code) => {
    status(code);
    expect(await at()).toEqual({ answers: true });
  });

  test.each([[404, 'no such page'], [410, 'no such page'], [500, 'something is wrong'], [503, 'something is wrong']])('that answers %i is broken', async (code, why) => {
    status(code);
    expect(await at()).toMatchObject({ answers: false, why: expect.stringContaining(why) });
  });

  test('of a name that nobody knows, or where nobody listens, is broken', async () => {
    expect(await at('/', 'gone.example.org')).toEqual({ answers: false, why: 'is an address that nobody knows' });
    expect(await probe('http://choir.example.org:1/', stop)).toEqual({ answers: false, why: 'refuses the connection' });
    expect(asked).toEqual([]);
  });

  test('that never ends is waited for no longer than a person would, and none of it is read', async () => {
    respond = () => undefined;
    expect(await at()).toEqual({ answers: false, why: 'does not answer' });
    respond = (_req, res) => {
      res.writeHead(200);
      const flood = setInterval(() => res.write('x'.repeat(65_536)), 1);
      res.on('close', () => clearInterval(flood));
    };
    expect(await at()).toEqual({ answers: true });
  });

  test('that has moved is followed five times and no further', async () => {
    const hops = (most: number) => (respond = (req, res) => {
      const hop = Number(req.url!.slice(1) || 0);
      if (hop < most) res.writeHead(301, { Location: `/${hop + 1}` }).end();
      else res.end('Here');
    });
    hops(5);
    expect(await at()).toEqual({ answers: true });
    hops(6);
    expect(await at()).toMatchObject({ answers: false, why: 'leads from one address to the next without end' });
    expect(asked.at(-1)!.path).toBe('/5');
  });
});

describe('never asks a machine of our own network', () => {
  const refused = { answers: false, why: 'does not lead to a page on the public internet' };

  test.each([
    'http://127.0.0.1', 'http://localhost', 'http://2130706433', 'http://0x7f000001', 'http://0177.0.0.1', 'http://127.1', 'http://0', 'http://[::1]', 'http://[::]',
    'http://[::ffff:127.0.0.1]', 'http://[::ffff:7f00:1]', 'http://[64:ff9b::7f00:1]', 'http://[2002:7f00:1::]', 'http://user:password@127.0.0.1', 'http://127.0.0.1.', 'http://①②⑦.⓪.⓪.①',
  ])('by %s', async (origin) => {
    names.set('localhost', ['127.0.0.1', '::1']);
    expect(await probe(`${origin}:${port}/`, stop)).toEqual(refused);
    expect(asked).toEqual([]);
  });

  test.each([['10.0.0.1'], ['192.168.1.1'], ['172.16.0.1'], ['169.254.169.254'], ['100.64.0.1'], ['127.0.0.1'], ['0.0.0.0'], ['::1'], ['fe80::1'], ['fd00::1'], ['::ffff:10.0.0.1'], [PUBLIC, '127.0.0.1']])('by a name that leads to %s %s', async (...addresses) => {
    names.set('trick.example.org', addresses);
    expect(await at('/', 'trick.example.org')).toEqual(refused);
    expect(asked).toEqual([]);
  });

  test.each(['http://127.0.0.1', 'http://2130706433', 'http://[::1]', 'http://inside.example.org', '//127.0.0.1', 'ftp://choir.example.org'])('by a page elsewhere that sends it to %s', async (location) => {
    names.set('inside.example.org', ['10.0.0.1']);
    sends(`${location}:${port}/admin`);
    expect(await at()).toEqual(refused);
    expect(asked.map(({ path }) => path)).toEqual(['/']);
  });

  test.each(['ftp://choir.example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,hello', 'not an address', ''])('nor anything that is no web page: “%s”', async (typed) => {
    expect(await probe(typed, stop)).toEqual(refused);
  });

  test('by a name that leads elsewhere the second time: the connection goes to the address that was looked at', async () => {
    let times = 0;
    const rebinding = createWebProbe({
      userAgent: USER_AGENT, timeoutMs: 400,
      lookup: async () => [{ address: ++times === 1 ? PUBLIC : '127.0.0.1', family: 4 }],
      isPublic: (address) => address === PUBLIC,
    });
    let met = '';
    respond = (req, res) => {
      met = req.socket.localAddress ?? '';
      res.end();
    };
    expect(await rebinding(`http://rebinds.example.org:${port}/`, stop)).toEqual({ answers: true });
    expect([times, met.replace('::ffff:', '')]).toEqual([1, PUBLIC]);
  });
});

test.each<[string, boolean]>([
  ['93.184.216.34', true], ['2606:2800:220:1:248:1893:25c8:1946', true], ['203.0.113.9', false], ['224.0.0.1', false], ['255.255.255.255', false], ['198.18.0.1', false],
  ['2001:db8::1', false], ['2001::1', false], ['fec0::1', false], ['ff02::1', false], ['fe80::1%eth0', false], ['::', false], ['example.org', false], ['', false],
])('whether %s is on the public internet: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
