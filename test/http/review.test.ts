import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing, ListingInput } from '../../src/domain/listing.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { fieldsIn, get, linkMailedTo, post, press, signInAs } from '../support/forms.ts';
import { publish, sendIn } from '../support/review.ts';

let app: RunningApp;
let jo: string;
let sam: string;
let now = new Date('2026-11-24T10:30:00Z');

beforeAll(async () => {
  app = await startApp({ clock: () => now });
  jo = await signInAs(app, 'editor', 'jo@example.org');
  sam = await signInAs(app, 'administrator', 'sam@example.org');
});
afterAll(() => app.close());

/** As much as a group has to say before it can send. */
const WHOLE: Partial<ListingInput> = {
  summary: 'Tea', needs: [{ need: 'loneliness', subNeeds: [] }], delivery: ['phone'], areasServed: [{ type: 'authority', name: 'Trafford' }], routeIn: ['drop-in'], cost: { kind: 'free' },
  phoneLines: [{ number: '+441614960100' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00' }],
};
/** Two seconds is the promise; a slow day is no failure. */
const FOUND_WITHIN_MS = 15_000;
const PHONE = { phoneLines: [{ number: '+441614960100' }] };
const decide = ({ id, version }: Submission, part: string, fields: Record<string, string> = {}, { cookie = jo, listing = null as Listing | null } = {}) =>
  post(app, `/review/${id}/${part}`, { version: String(version), revision: String(listing?.revision ?? 0), checked: 'owner', ...fields }, cookie);
const found = async (name: string) => {
  const { results } = (await (await fetch(`${app.url}/api/search?q=${encodeURIComponent(name)}`)).json()) as { results: { name: string; summary: string }[] };
  return results.filter((result) => result.name === name);
};
/** What a search finds by a name, waiting for it to say so. */
const foundSoon = async (name: string, summary: string) => {
  const until = performance.now() + FOUND_WITHIN_MS;
  for (;;) {
    const results = await found(name);
    if (results.some((result) => result.summary === summary) || performance.now() > until) return results.map((result) => result.summary);
  }
};
const mailsTo = async (to: string) => {
  await app.context.flushMail();
  return (await app.context.mailFolder!.list()).filter((mail) => mail.to === to);
};

describe('the queue', () => {
  test('is for those who are signed in', async () => {
    for (const path of ['/review', '/review/x']) expect((await get(app, path)).location).toBe('/sign-in');
    const submission = await sendIn(app, { name: 'Nobody’s business' });
    expect((await decide(submission, 'approval', {}, { cookie: '' })).location).toBe('/sign-in');
    expect((await app.context.submissions.find(submission.id))!.status).toBe('waiting');
  });

  test('says what waits, what it is and where', async () => {
    const listing = await publish(app, { name: 'Queue choir' });
    await sendIn(app, { name: 'Queue club', venues: [{ postcode: 'M33 7ND', authority: 'Trafford' }] });
    now = new Date('2026-11-24T10:29:00Z');
    await sendIn(app, { name: 'Queue choir', summary: 'Louder' }, { listing });
    now = new Date('2026-11-24T10:30:00Z');
    const { text } = await get(app, '/review', jo);
    expect(text).toMatch(/Queue club<\/a>[\s\S]*?New[\s\S]*?M33, Trafford[\s\S]*?Today, 10:30am/);
    expect(text).toMatch(/Queue choir<\/a>[\s\S]*?Change/);
    expect(text.indexOf('Queue choir')).toBeLessThan(text.indexOf('Queue club'));
  });

  test('says what is late by the answer that this place promises', async () => {
    const settings = (await app.context.localSettings())!;
    let waiting = await sendIn(app, { name: 'Patient potters' });
    const isLate = async (sentOn: string, answerWithinDays: number) => {
      waiting = (await app.context.submissions.save(waiting.id, waiting.version, { sentAt: `${sentOn}T10:30:00Z` }))!;
      await app.context.settings.saveLocal({ ...settings, answerWithinDays });
      return /Patient potters<\/a>[\s\S]*?<\/tr>/.exec((await get(app, '/review', jo)).text)![0].includes('Late');
    };
    expect([await isLate('2026-11-17', 5), await isLate('2026-11-16', 5)]).toEqual([false, true]);
    expect([await isLate('2026-11-10', 10), await isLate('2026-11-09', 10)]).toEqual([false, true]);
    expect([await isLate('2026-11-22', 1), await isLate('2026-11-21', 1)]).toEqual([false, true]);
    await app.context.settings.saveLocal(settings);
  });

  test('has nothing that a group is still writing', async () => {
    const { id } = await app.context.submissions.start({ listingId: null, baseRevision: 0, answers: { name: ['Half written'] }, email: null });
    expect((await get(app, '/review', jo)).text).not.toContain('Half written');
    expect((await get(app, `/review/${id}`, jo)).status).toBe(404);
  });
});

describe('a new listing', () => {
  test('is shown with what it says, who sent it, and how it will look', async () => {
    const { text } = await get(app, `/review/${(await sendIn(app, { name: 'Tea & <b>toast</b>', summary: 'Tea and toast', ...PHONE })).id}`, jo);
    expect(text).toContain('Tea &amp; &lt;b&gt;toast&lt;/b&gt;');
    expect(text).not.toContain('<b>toast');
    expect(text).toContain('tea-b-toast-b-@example.org (secretary)');
    expect(text).toMatch(/Phone numbers<\/h3>[\s\S]*?0161 496 0100/);
    expect(text).toContain('How sure we are');
  });

  test('that is approved is found, owned, checked, and its sender told', async () => {
    const submission = await sendIn(app, { name: 'Zebedee Zoggers', summary: 'Rings' });
    expect(await found('Zebedee Zoggers')).toEqual([]);
    const answer = await decide(submission, 'approval');
    expect(answer.location).toBe(`/review?done=${submission.id}`);
    expect((await get(app, answer.location!, jo)).text).toContain('Zebedee Zoggers is public.');
    expect(await foundSoon('Zebedee Zoggers', 'Rings')).toEqual(['Rings']);

    const listing = (await app.context.listings.findAnyBySlug('zebedee-zoggers'))!;
    expect([listing.status, listing.details.check]).toEqual(['published', { on: '2026-11-24', how: 'owner', role: 'secretary' }]);
    expect((await app.context.revisions.list(listing.id)).map(({ reason, by }) => [reason, by])).toEqual([['approved submission', 'editor jo@example.org']]);
    expect((await app.context.owners.list(listing.id)).map(({ email }) => email)).toEqual(['zebedee-zoggers@example.org']);
    expect(await linkMailedTo(app, 'zebedee-zoggers@example.org')).toBe('/listings/zebedee-zoggers');
    expect((await app.context.audit.list({ subject: `listing ${listing.id}`, limit: 1 }))[0]).toMatchObject({ who: 'editor jo@example.org', action: 'published' });
  });

  test('can be known from a call instead', async () => {
    await decide(await sendIn(app, { name: 'Rung up' }), 'approval', { checked: 'phoned' });
    expect((await app.context.listings.findAnyBySlug('rung-up'))!.details.check).toEqual({ on: '2026-11-24', how: 'phoned', role: 'editor' });
  });

  test('that may be here already says which, and why', async () => {
    await publish(app, { name: 'Sale Bowls Club', ...PHONE, phoneLines: [{ number: '+441614960111' }] });
    const submission = await sendIn(app, { name: 'Sale Bowling Club', organisation: { name: 'The bowlers' }, phoneLines: [{ number: '+441614960111' }] });
    expect((await get(app, `/review/${submission.id}`, jo)).text).toMatch(/It may be here already[\s\S]*?Sale Bowls Club<\/a>: a similar name, the same phone number/);
  });
});

describe('a change', () => {
  test('shows exactly what changed, and leaves the old state public until it is approved', async () => {
    const listing = await publish(app, { name: 'Zanzibar Zoggers', summary: 'Tea and a chat on Tuesdays', description: 'As it was' });
    const submission = await sendIn(app, { summary: 'Tea and a walk on Tuesdays' }, { listing });
    const { text } = await get(app, `/review/${submission.id}`, jo);
    expect(text).toContain('Tea and a <del>chat </del>on Tuesdays');
    expect(text).toContain('Tea and a <ins>walk </ins>on Tuesdays');
    expect(text).not.toMatch(/<section class="change">\s*<h3>About it/);

    expect((await get(app, '/listings/zanzibar-zoggers')).text).toContain('Tea and a chat on Tuesdays');
    expect(await foundSoon('Zanzibar Zoggers', 'Tea and a chat on Tuesdays')).toEqual(['Tea and a chat on Tuesdays']);
    await decide(submission, 'approval', {}, { listing });
    expect((await get(app, '/listings/zanzibar-zoggers')).text).toContain('Tea and a walk on Tuesdays');
    expect(await foundSoon('Zanzibar Zoggers', 'Tea and a walk on Tuesdays')).toEqual(['Tea and a walk on Tuesdays']);
  });

  test('of a listing that moved on changes only what the group changed', async () => {
    const listing = await publish(app, { name: 'Moving on', summary: 'Old', ...PHONE });
    const submission = await sendIn(app, { summary: 'New' }, { listing });
    const [moved] = await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, email: 'moving@example.org' }, reason: 'edited', by: 'editor sam@example.org' }]);
    const { text } = await get(app, `/review/${submission.id}`, jo);
    expect(text).toContain('last on 24 November 2026 by editor sam@example.org');
    await decide(submission, 'approval', {}, { listing: moved! });
    const { details } = (await app.context.listings.findAny(listing.id))!;
    expect([details.summary, details.email]).toEqual(['New', 'moving@example.org']);
  });

  test('of what somebody here changed too waits for a choice', async () => {
    const listing = await publish(app, { name: 'Both sides', summary: 'Old' });
    const submission = await sendIn(app, { summary: 'The group’s' }, { listing });
    const [moved] = await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'The editor’s' }, reason: 'edited' }]);
    const unchosen = await decide(submission, 'approval', { reason: 'kept words' }, { listing: moved! });
    expect(unchosen.status).toBe(422);
    expect(unchosen.text).toContain('Choose which is right: in one line');
    expect(unchosen.text).toContain('kept words');
    expect((await app.context.listings.findAny(listing.id))!.details.summary).toBe('The editor’s');
    await decide(submission, 'approval', { 'choice-summary': 'theirs' }, { listing: moved! });
    expect((await app.context.listings.findAny(listing.id))!.details.summary).toBe('The group’s');
  });

  test('by somebody whom an editor took away as owner makes them none again', async () => {
    const listing = await publish(app, { name: 'Disowned' });
    await decide(await sendIn(app, { summary: 'Mine' }, { listing }), 'approval', {}, { listing });
    expect(await app.context.owners.list(listing.id)).toEqual([]);
  });
});

describe('sending back and refusing', () => {
  test('needs words, and keeps the page', async () => {
    for (const [part, sentence] of [['return', 'Write what the group should change'], ['refusal', 'Write why it does not go in']] as const) {
      const submission = await sendIn(app, { name: `Wordless ${part}` });
      const answer = await decide(submission, part, { reason: '  ' });
      expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
      expect((await app.context.submissions.find(submission.id))!.status).toBe('waiting');
    }
  });

  test('back goes the reason with a link, and it is with the group again', async () => {
    const submission = await sendIn(app, { name: 'Sent back' });
    await decide(submission, 'return', { reason: 'Which door?\r\nAnd which bus?' });
    expect(await app.context.submissions.find(submission.id)).toMatchObject({ status: 'sent-back', reason: 'Which door?\r\nAnd which bus?' });
    const [mail] = await mailsTo('sent-back@example.org');
    expect(mail!.text).toContain('Which door?');
    expect(await linkMailedTo(app, 'sent-back@example.org')).toMatch(/^\/my\/[\w-]{43}$/);
    expect((await get(app, '/review', jo)).text).toMatch(/With the group<\/h2>[\s\S]*Sent back/);
  });

  test('a refusal says why and publishes nothing', async () => {
    const submission = await sendIn(app, { name: 'Refused' });
    await decide(submission, 'refusal', { reason: 'It is a shop.' });
    expect(await app.context.submissions.find(submission.id)).toMatchObject({ status: 'refused', decidedAt: '2026-11-24T10:30:00.000Z' });
    expect((await mailsTo('refused@example.org'))[0]!.text).toContain('It is a shop.');
    expect(await app.context.listings.findAnyBySlug('refused')).toBeNull();
  });
});

test('a quality mark that a group says it has is public as seen only once an editor has noted the proof, with the day', async () => {
  const submission = await sendIn(app, { ...WHOLE, name: 'Marked lunches', marks: [{ kind: 'insurance', on: '2026-11-20' }] });
  const review = (await get(app, `/review/${submission.id}`, jo)).text;
  expect(review).toContain('They say they have: public liability insurance. Nobody has seen proof.');
  expect(review).toContain(`<a href="/review/${submission.id}/edit#mark-insurance">note what you have seen</a>`);
  await decide(submission, 'approval', { checked: 'phoned' });
  const shown = async () => /Public liability insurance<\/dt><dd>([\s\S]*?)<\/dd>/.exec((await get(app, '/listings/marked-lunches')).text)![1]!.trim();
  expect(await shown()).toBe('said by the group on 20 November 2026; nobody has seen the proof');
  const edit = `/editor/listings/${(await app.context.listings.findAnyBySlug('marked-lunches'))!.id}/edit`;
  const form = (await get(app, edit, jo)).text;
  expect(form).toMatch(/<details class="step-fold" open>\s*<summary><h2>Quality marks/);
  expect(form).not.toContain('name="marks"');
  await post(app, edit, { ...fieldsIn(form), 'mark-insurance': 'seen', ...press('save') }, jo);
  expect(await shown()).toBe('<span class="mark mark-good">Seen</span> proof seen on 24 November 2026 (editor)');
});

describe('editing what a group sent', () => {
  const editOf = async ({ id }: Submission, cookie = jo) => fieldsIn((await get(app, `/review/${id}/edit`, cookie)).text);

  test('keeps the edit with the submission, says what was edited, and publishes nothing', async () => {
    const submission = await sendIn(app, { ...WHOLE, name: 'To be edited', summary: 'Tee and toast' });
    const answer = await post(app, `/review/${submission.id}/edit`, { ...(await editOf(submission)), summary: 'Tea and toast', ...press('save') }, jo);
    expect(answer.location).toBe(`/review/${submission.id}`);
    const edited = (await app.context.submissions.find(submission.id))!;
    expect([edited.status, edited.version, edited.details]).toEqual(['waiting', submission.version + 1, { ...submission.details, summary: 'Tea and toast' }]);
    expect((await get(app, answer.location!, jo)).text).toContain('editor jo@example.org edited: “In one line”');
    await decide(edited, 'return', { reason: 'Is that right?' });
    expect((await app.context.submissions.find(submission.id))!.answers.summary).toEqual(['Tea and toast']);
  });

  test.each(['sends it back', 'has it taken back'])('stays with it when the editor %s and the group sends it again, what the group is never asked too', async (way) => {
    const submission = await sendIn(app, { ...WHOLE, name: `Edited and ${way}`, phoneLines: [{ number: '+441614960100' }], marks: [{ kind: 'insurance', on: '2026-11-20' }], sessions: [...(WHOLE.sessions ?? []), { freq: 'weekly', byday: ['we'], opensAt: '10:00', closesAt: '12:00' }] });
    const form = Object.entries(await editOf(submission)).filter(([field]) => !field.startsWith('times-1-'));
    await post(app, `/review/${submission.id}/edit`, { ...Object.fromEntries(form), 'number-1-phone': '0161 496 0101', 'editor-note': 'Ring twice', 'mark-insurance': 'seen', ...press('save') }, jo);
    const edited = (await app.context.submissions.find(submission.id))!;
    const my = `/my/${await app.context.links.create('submission', submission.id, submission.email)}`;
    await (way === 'sends it back' ? decide(edited, 'return', { reason: 'Which door?' }) : post(app, `${my}/draft`));
    const { text } = await get(app, `${my}/where`);
    await post(app, `${my}/where`, { ...fieldsIn(text), 'venue-note': 'By the canal', areas: 'Trafford', press: 'continue' });
    expect((await post(app, `${my}/check`)).location).toBe(`${my}/sent`);
    expect((await app.context.submissions.find(submission.id))!.details).toEqual(edited.details);
    expect(edited.details).toMatchObject({ phoneLines: [{ number: '+441614960100' }, { number: '+441614960101' }], editorNote: 'Ring twice', marks: [{ proofSeenBy: 'editor' }], sessions: [{ byday: ['tu'] }] });
  });

  test('and approving it publishes what was edited, and tells the group', async () => {
    const submission = await sendIn(app, { ...WHOLE, name: 'Edited and approved', summary: 'Tee' });
    const answer = await post(app, `/review/${submission.id}/edit`, { ...(await editOf(submission)), summary: 'Tea', 'editor-note': 'Ring twice', checked: 'phoned', ...press('approve') }, jo);
    expect(answer.location).toBe(`/review?done=${submission.id}`);
    const { details } = (await app.context.listings.findAnyBySlug('edited-and-approved'))!;
    expect([details.summary, details.editorNote, details.check]).toEqual(['Tea', 'Ring twice', { on: '2026-11-24', how: 'phoned', role: 'editor' }]);
    expect((await mailsTo('edited-and-approved@example.org'))[0]!.text).toContain('an editor put something right: in one line');
  });

  test('shows a mistake beside its field and keeps everything typed', async () => {
    const submission = await sendIn(app, { ...WHOLE, name: 'Mistaken' });
    const answer = await post(app, `/review/${submission.id}/edit`, { ...(await editOf(submission)), phone: '12', summary: 'Typed with care', ...press('approve') }, jo);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Write one UK phone number, like 0161 496 0100.');
    expect(answer.text).toContain('Typed with care');
    expect((await app.context.submissions.find(submission.id))!.version).toBe(submission.version);
  });

  test('adds a time without losing what was typed', async () => {
    const submission = await sendIn(app, { ...WHOLE, name: 'Timely' });
    const { text } = await post(app, `/review/${submission.id}/edit`, { ...(await editOf(submission)), summary: 'Half typed', ...press('add') }, jo);
    expect(text).toContain('Half typed');
    expect(text).toContain('name="times-1-starts"');
  });

  test('says what room there is now, and leaves that as it is unless it is said anew', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Room since', capacity: { state: 'open', saidOn: '2026-11-01' } });
    const submission = await sendIn(app, { summary: 'Tea and cake' }, { listing });
    const full = { state: 'full' as const, until: '2027-03-31', waitWeeks: null, saidOn: '2026-11-20' };
    const [since] = await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, capacity: full }, reason: 'said by the owner', by: 'owner' }]);
    const { text } = await get(app, `/review/${submission.id}/edit`, jo);
    expect(text).toContain('As it is: Full, until 31 March 2027, said on 20 November 2026');
    expect(text).not.toContain('Has room, said on');
    await post(app, `/review/${submission.id}/edit`, { ...fieldsIn(text), summary: 'Tea and buns', ...press('approve') }, jo);
    expect((await app.context.listings.findAny(since!.id))!.details).toMatchObject({ summary: 'Tea and buns', capacity: full });
  });

  test('offers to take out only what the submission says of room', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Room unknown' });
    const submission = await sendIn(app, { summary: 'Tea and cake' }, { listing });
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, capacity: { state: 'open', until: null, waitWeeks: null, saidOn: '2026-11-20' } }, reason: 'said by the owner', by: 'owner' }]);
    expect((await get(app, `/review/${submission.id}/edit`, jo)).text).not.toContain('value="not-known"');
  });

  test('while another does tells the second, with what differs, and loses neither', async () => {
    const submission = await sendIn(app, { ...WHOLE, name: 'Edited by two' });
    const [jos, sams] = [await editOf(submission), await editOf(submission, sam)];
    await post(app, `/review/${submission.id}/edit`, { ...sams, summary: 'By Sam', ...press('save') }, sam);
    const second = await post(app, `/review/${submission.id}/edit`, { ...jos, summary: 'By Jo', ...press('save') }, jo);
    expect(second.status).toBe(409);
    expect(second.text).toContain('administrator sam@example.org edited this on 24 November 2026');
    expect(second.text).toMatch(/Theirs[\s\S]*By <del>Sam[\s\S]*Yours[\s\S]*By <ins>Jo/);
    expect((await app.context.submissions.find(submission.id))!.details!.summary).toBe('By Sam');
    await post(app, `/review/${submission.id}/edit`, { ...fieldsIn(second.text), ...press('save') }, jo);
    expect((await app.context.submissions.find(submission.id))!.details!.summary).toBe('By Jo');
  });

  test('while another takes numbers and places out keeps those the second typed, and shows them', async () => {
    const submission = await sendIn(app, {
      ...WHOLE, name: 'Numbers by two', delivery: ['in-person'], phoneLines: [{ number: '+441614960100' }, { number: '+441614960101' }, { number: '+441614960102' }], venues: [{ name: 'Hall', postcode: 'M33 7EB' }, { name: 'Annexe', postcode: 'M33 7ND' }],
    });
    const [jos, sams] = [await editOf(submission), await editOf(submission, sam)];
    await post(app, `/review/${submission.id}/edit`, { ...sams, 'number-1-phone': '', 'number-2-phone': '', 'place-1-venue-name': '', 'place-1-postcode': '', ...press('save') }, sam);
    const typed = { 'number-3-phone': '0161 496 0103', 'number-3-phone-purpose': 'bookings', 'place-2-venue-name': 'Barn', 'place-2-postcode': 'M33 7EB' };
    const second = await post(app, `/review/${submission.id}/edit`, { ...jos, ...typed, ...press('save') }, jo);
    expect(second.status).toBe(409);
    expect(fieldsIn(second.text)).toMatchObject(Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, [value]])));
    expect(second.text).toMatch(/Theirs[\s\S]*Yours[\s\S]*<ins>[^<]*0161 496 0103/);
    await post(app, `/review/${submission.id}/edit`, { ...fieldsIn(second.text), 'place-1-postcode-right': 'M33 7ND', ...press('save') }, jo);
    const { phoneLines, venues } = (await app.context.submissions.find(submission.id))!.details!;
    expect(phoneLines.map(({ number }) => number)).toEqual(['+441614960100', '+441614960101', '+441614960102', '+441614960103']);
    expect(venues.map(({ name }) => name)).toEqual(['Hall', 'Annexe', 'Barn']);
  });
});

describe('two editors at once', () => {
  test('the second is told who did what and when, and keeps what they typed', async () => {
    const submission = await sendIn(app, { name: 'Contested' });
    await decide(submission, 'approval', {}, { cookie: sam });
    const second = await decide(submission, 'refusal', { reason: 'My long and careful reason' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('because administrator sam@example.org approved this on 24 November 2026, 10:30am');
    expect(second.text).toContain('My long and careful reason');
    expect((await app.context.submissions.find(submission.id))!.status).toBe('approved');
    // That it is public, and the link to its page; no refusal.
    expect(await mailsTo('contested@example.org')).toHaveLength(2);
  });

  test('so is one whose group sent something else meanwhile', async () => {
    const submission = await sendIn(app, { name: 'Sent twice' });
    await app.context.submissions.save(submission.id, submission.version, { details: { ...submission.details!, summary: 'Quite another thing' } });
    const answer = await decide(submission, 'approval');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Quite another thing');
    expect(await app.context.listings.findAnyBySlug('sent-twice')).toBeNull();
  });

  test('so is one whose group took it back, which nobody may read then', async () => {
    const submission = await sendIn(app, { name: 'Taken back' });
    await app.context.submissions.save(submission.id, submission.version, { status: 'draft' });
    const answer = await decide(submission, 'return', { reason: 'Typed in vain' });
    expect([answer.status, answer.text.includes('Typed in vain'), answer.text.includes('Taken back')]).toEqual([409, true, false]);
  });

  test('so is one who did not see that the listing changed', async () => {
    const listing = await publish(app, { name: 'Changed under them' });
    const submission = await sendIn(app, { summary: 'New' }, { listing });
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, haveReady: 'A coat' }, reason: 'edited', by: 'editor sam@example.org' }]);
    const answer = await decide(submission, 'approval', {}, { listing });
    expect([answer.status, answer.text.includes('editor sam@example.org changed the listing (edited)')]).toEqual([409, true]);
    expect((await app.context.listings.findAny(listing.id))!.details.summary).toBe('');
  });

  test('pressing at the same instant, only one is heard', async () => {
    const submission = await sendIn(app, { name: 'Same instant' });
    const answers = await Promise.all([decide(submission, 'approval'), decide(submission, 'approval', {}, { cookie: sam }), decide(submission, 'refusal', { reason: 'No' }, { cookie: sam })]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409, 409]);
  });
});

describe('merging', () => {
  test('offers likely ones first, and finds others by name', async () => {
    await publish(app, { name: 'Zorbing for Seniors', phoneLines: [{ number: '+441614960222' }] });
    const submission = await sendIn(app, { name: 'Zorbing Seniors', organisation: { name: 'Zorbers' }, phoneLines: [{ number: '+441614960222' }] });
    const { text } = await get(app, `/review/${submission.id}/merger?name=zanzibar`, jo);
    expect(text).toMatch(/Likely the same[\s\S]*Zorbing for Seniors<\/a>: the same name, the same phone number[\s\S]*Find another[\s\S]*Zanzibar Zoggers/);
  });

  test('takes over what was ticked, makes the group its owner, and tells them', async () => {
    const listing = await publish(app, { name: 'Merged into', summary: 'Kept', description: 'Old', website: 'https://example.org/' });
    const submission = await sendIn(app, { name: 'Merged from', summary: 'Not taken', description: 'New' });
    const page = (await get(app, `/review/${submission.id}/merger?into=${listing.id}`, jo)).text;
    expect(page).not.toContain('value="website"');
    await decide(submission, 'merger', { into: listing.id, field: 'description' }, { listing });
    expect((await app.context.listings.findAny(listing.id))!.details).toMatchObject({ name: 'Merged into', summary: 'Kept', description: 'New', website: 'https://example.org/' });
    expect(await app.context.submissions.find(submission.id)).toMatchObject({ status: 'merged', listingId: listing.id });
    expect((await app.context.owners.list(listing.id)).map(({ email }) => email)).toEqual(['merged-from@example.org']);
    expect((await mailsTo('merged-from@example.org'))[0]!.text).toContain('Merged into was in the directory already');
    expect(await linkMailedTo(app, 'merged-from@example.org')).toBe('/listings/merged-into');
  });

  test('into a listing that somebody changed meanwhile waits for another look, with the ticks kept', async () => {
    const listing = await publish(app, { name: 'Moving target', summary: 'Old' });
    const submission = await sendIn(app, { name: 'Moving arrow', summary: 'New' });
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'Newer' }, reason: 'edited', by: 'editor sam@example.org' }]);
    const answer = await decide(submission, 'merger', { into: listing.id, field: 'summary' }, { listing });
    expect([answer.status, answer.text.includes('editor sam@example.org changed the listing')]).toEqual([409, true]);
    expect(answer.text).toMatch(/value="summary" checked/);
    expect((await app.context.listings.findAny(listing.id))!.details.summary).toBe('Newer');
  });
});

describe('a second look', () => {
  test('goes to another editor, once', async () => {
    const submission = await sendIn(app, { name: 'Looked at twice' }, { secondLook: true });
    await decide(submission, 'approval');
    expect((await get(app, '/review', jo)).text).toMatch(/Looked at twice<\/a> <span class="quiet">You approved it/);
    expect((await get(app, `/review/${submission.id}`, jo)).text).toContain('You approved this. Another editor looks whether it is right.');
    expect((await decide(submission, 'second-look')).status).toBe(403);
    expect((await get(app, '/review', sam)).text).toContain('Looked at twice');
    expect((await decide(submission, 'second-look', {}, { cookie: sam })).status).toBe(303);
    expect((await app.context.submissions.find(submission.id))!.secondLook).toBe('done');
    expect((await get(app, '/review', sam)).text).not.toContain('Looked at twice');
  });
});
