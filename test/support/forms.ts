import { createFormTokens } from '../../src/http/form-token.ts';
import type { RunningApp } from './app.ts';

export type Page = { status: number; text: string; location: string | null; cookie: string | null };
type Fields = Record<string, string | string[]>;

/** A page as somebody sees it who may be signed in. Redirects are not followed. */
export async function get(app: RunningApp, path: string, cookie = ''): Promise<Page> {
  return pageOf(await fetch(app.url + path, { headers: { cookie }, redirect: 'manual' }));
}

/** Sends a form as a person does: with the page's own token, some seconds after it was made. */
export async function post(app: RunningApp, path: string, fields: Fields = {}, cookie = ''): Promise<Page> {
  const binding = /=([\w-]+)/.exec(cookie)?.[1] ?? '';
  const _token = createFormTokens(app.context.secret).issue(binding, new Date(app.context.clock().getTime() - 10_000));
  const body = new URLSearchParams({ _token });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return pageOf(await fetch(app.url + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' }));
}

/** The path behind the link in the newest mail to an address. Throws when there is none. */
export async function linkMailedTo(app: RunningApp, to: string): Promise<string> {
  await app.context.flushMail();
  const mail = (await app.context.mailFolder!.list()).find((kept) => kept.to === to);
  const href = /^https?:\/\/\S+$/m.exec(mail?.text ?? '')?.[0];
  if (!href) throw new Error(`No mail with a link has come to ${to}.`);
  return new URL(href).pathname;
}

/** Signs somebody in the way they do it: by the mailed link. Answers with their cookie. */
export async function signInAs(app: RunningApp, role: 'editor' | 'administrator', email = `${role}@example.org`): Promise<string> {
  await app.context.people.add(email, role);
  await post(app, '/sign-in', { email });
  const { cookie } = await post(app, await linkMailedTo(app, email));
  if (!cookie) throw new Error('Signing in gave no cookie.');
  return cookie;
}

async function pageOf(answer: Response): Promise<Page> {
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location'), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? null };
}

/** The button that was pressed, where a form has several. */
export function press(value: string): Record<string, string> {
  return { press: value };
}

/** What a browser would send back of a page's forms, untouched. */
export function fieldsIn(page: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const text = (html: string) => html.replace(/&#34;|&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  const add = (name: string | undefined, value: string) => void (name && !name.startsWith('_') && (fields[name] ??= []).push(text(value)));
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of page.matchAll(/<input\b[^>]*>/g)) {
    if (!/type="(?:checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [tag, , inner] of page.matchAll(/<(textarea)\b[^>]*>([\s\S]*?)<\/textarea>/g)) add(attribute(tag, 'name'), inner!);
  for (const [tag, , inner] of page.matchAll(/<(select)\b[^>]*>([\s\S]*?)<\/select>/g)) add(attribute(tag, 'name'), /<option value="([^"]*)" selected/.exec(inner!)?.[1] ?? '');
  return fields;
}
