import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormTokens } from '../../src/http/form-token.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { signInAs } from '../support/forms.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const tokenOf = (secondsAgo: number, binding = '') => createFormTokens(app.context.secret).issue(binding, new Date(Date.now() - secondsAgo * 1000));
const send = (fields: Record<string, string>, headers: Record<string, string> = {}, path = '/sign-in') =>
  fetch(app.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

test('a form that another site sent does nothing, and says so', async () => {
  for (const [header, value] of [['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://elsewhere.example.org']] as const) {
    const answer = await send({ _token: tokenOf(10), email: 'a@example.org' }, { [header]: value });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('sent from another site');
  }
});

test('a form without its token, or with another’s, comes back with everything typed, to be sent once more', async () => {
  const cookie = await signInAs(app, 'editor');
  const foreign: [Record<string, string>, Record<string, string>][] = [[{}, {}], [{ _token: 'x.y' }, {}], [{ _token: tokenOf(10) }, { cookie }], [{ _token: tokenOf(10, 'somebody-else') }, {}]];
  for (const [token, headers] of foreign) {
    const answer = await send({ ...token, email: 'a@example.org', note: 'a "quoted" <note>' }, headers);
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain('name="note" value="a &#34;quoted&#34; &lt;note&gt;"');
    const again = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    expect(again.split('.')[1]).not.toBe('y');
  }
});

test('a form from a month ago is still good: nothing typed is lost to the clock', async () => {
  expect((await send({ _token: tokenOf(30 * 86_400), email: 'a@example.org' })).status).toBe(200);
});

test('a robot that fills in what nobody sees, or is faster than anybody, is told so', async () => {
  for (const [seconds, _trap] of [[10, 'https://spam.example.org'], [0, '']] as const) {
    const answer = await send({ _token: tokenOf(seconds), _trap, email: 'a@example.org' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('as robots do');
  }
});

test('uploads and floods of text are refused with a sentence', async () => {
  const upload = new FormData();
  upload.set('file', new Blob(['x']), 'x.exe');
  const uploaded = await fetch(`${app.url}/sign-in`, { method: 'POST', body: upload });
  expect(uploaded.status).toBe(415);
  expect(await uploaded.text()).toContain('Files are not taken here');
  const flooded = await send({ _token: tokenOf(10), email: 'a'.repeat(300_000) });
  expect(flooded.status).toBe(413);
  expect(await flooded.text()).toContain('shorten the longest text');
});

test('a field named like a part of every object is only a field', async () => {
  expect((await send({ _token: tokenOf(10), __proto__: 'x', constructor: 'x', email: 'a@example.org' })).status).toBe(200);
});
