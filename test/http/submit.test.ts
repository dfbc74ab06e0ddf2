import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChange } from '../../src/usecases/start-submission.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { fieldsIn, get, linkMailedTo, post } from '../support/forms.ts';
import { details } from '../support/listings.ts';
import { MINIMAL, fillIn } from '../support/submission.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The path behind the link of a listing just begun. */
async function begin(name = 'Canal Lunch Club'): Promise<string> {
  const { status, location } = await post(app, '/submit', { name, place: 'M33 7EB' });
  expect(status).toBe(303);
  return location!.replace(/\/what$/, '');
}
/** Sends a step as a browser does, and goes where that leads. */
async function send(path: string, fields: Record<string, string | string[]>) {
  const { location } = await post(app, path, fields);
  return get(app, location!);
}
const submissionOf = async (my: string) => {
  const link = await app.context.links.find(my.split('/')[2]!);
  return (await app.context.submissions.find(link!.subjectId))!;
};

describe('before anything is added', () => {
  test('what is like it is shown, with what can be done about it', async () => {
    const { text } = await get(app, '/submit?name=Waterside+Natter&place=Sale');
    expect(text).toContain('This looks like it');
    expect(text).toMatch(/href="\/listings\/waterside-tuesday-natter\/claim">It is mine/);
    expect(text).toMatch(/href="\/listings\/waterside-tuesday-natter\/problem">Tell us what is wrong with it/);
    expect(text).toContain('It is not here: add it');
  });

  test('what is like nothing can be added at once, and an empty name has a sentence', async () => {
    expect((await get(app, '/submit?name=Zebra+Xylophones')).text).toContain('“Zebra Xylophones” is not here yet');
    const empty = await get(app, '/submit?name=+&place=Sale');
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('<a href="#name">Write its name');
    expect(empty.text).toContain('value="Sale"');
  });

  test('nothing that is typed there becomes markup', async () => {
    const { text } = await get(app, `/submit?name=${encodeURIComponent('"><script>alert(1)</script>')}&place=%3Cb%3E`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<b>');
  });
});

describe('a step', () => {
  test('keeps everything typed, right or wrong, and says what is wrong beside each field and in a summary', async () => {
    const my = await begin();
    const page = await send(`${my}/what`, { name: '<i>Lunch</i> & "Co"', summary: 'x'.repeat(201), description: 'Line one\r\nLine two', 'charity-number': 'abc' });
    expect(page.status).toBe(422);
    for (const [field, sentence] of [['kind', 'Choose what it is'], ['summary', 'Keep it to 200 characters. It has 201.'], ['charity-number', 'A charity number has 6 or 7 digits']]) {
      expect(page.text).toContain(`<a href="#${field}">${sentence}`);
      expect(page.text).toContain(`id="${field}-error"`);
    }
    for (const kept of ['value="&lt;i&gt;Lunch&lt;/i&gt; &amp; &quot;Co&quot;"', 'x'.repeat(201), 'Line one\nLine two', 'value="abc"']) expect(page.text).toContain(kept);
    expect(page.text).not.toContain('<i>');
    expect(page.text).toMatch(/<title>Problem: /);

    // Reloaded, in another browser, after the server was killed: it is on the disk.
    const again = await get(app, `${my}/what`);
    expect(again.status).toBe(200);
    expect(again.text).toContain('x'.repeat(201));
    expect(again.text).not.toContain('error-summary');
    expect((await submissionOf(my)).answers['charity-number']).toEqual(['abc']);
  });

  test('ticks the needs the words speak of, and says which words', async () => {
    const my = await begin();
    await post(app, `${my}/what`, MINIMAL.what);
    const { text } = await get(app, `${my}/needs`);
    expect(text).toMatch(/value="loneliness" checked/);
    expect(text).toContain('You wrote “lunch club”');
    expect(text).toMatch(/<option value="loneliness" selected>/);
    await post(app, `${my}/needs`, { 'main-need': 'food', needs: ['food'] });
    expect((await get(app, `${my}/needs`)).text).not.toMatch(/value="loneliness" checked/);
  });

  test('adds a time and takes one out without script, and writes each back as a sentence', async () => {
    const my = await begin();
    const added = await post(app, `${my}/when`, { ...MINIMAL.when, press: 'add' });
    expect(added.location).toBe(`${my}/when#times-1-often`);
    const { text } = await get(app, `${my}/when`);
    expect(text).toContain('Wednesdays, 12 noon to 2pm.');
    expect(text).toContain('name="times-1-starts"');
    const taken = await post(app, `${my}/when`, { ...MINIMAL.when, 'times-1-often': 'once', 'times-1-starts': '1pm', press: 'remove-0' });
    expect(taken.location).toBe(`${my}/when#set-times`);
    const { answers } = await submissionOf(my);
    expect([answers['times-0-often'], answers['times-0-starts'], 'times-1-often' in answers]).toEqual([['once'], ['1pm'], false]);
  });

  test('finds a postcode, doubts one it does not know, and lets it be insisted on', async () => {
    const my = await begin();
    const found = await post(app, `${my}/where`, { ...MINIMAL.where, press: 'find' });
    expect(found.location).toBe(`${my}/where#pin`);
    expect((await get(app, `${my}/where`)).text).toMatch(/M33 7EB is in Trafford[\s\S]*data-lat="53.4/);
    const doubted = await send(`${my}/where`, { ...MINIMAL.where, postcode: 'M33 9ZZ' });
    expect(doubted.status).toBe(422);
    expect(doubted.text).toContain('We do not know the postcode M33 9ZZ');
    expect(doubted.text).toContain('name="postcode-right"');
    expect((await post(app, `${my}/where`, { ...MINIMAL.where, postcode: 'M33 9ZZ', 'postcode-right': 'M33 9ZZ' })).location).toBe(`${my}/join`);
  });

  test('asks what is in place, says that an editor wants to see the proof, and shows nothing as seen', async () => {
    const my = await begin();
    const { text } = await get(app, `${my}/what`);
    for (const part of ['Insurance, policies and registrations', 'An editor will want to see the proof', 'Which rating? 0 to 5; in Scotland, Pass']) expect(text).toContain(part);
    expect(text).not.toMatch(/<details class="step-fold" open>/);
    await fillIn(app, my, { what: { ...MINIMAL.what, 'marks-asked': 'yes', marks: ['insurance', 'food-hygiene'], 'mark-food-hygiene-number': '5' } });
    const check = (await get(app, `${my}/check`)).text;
    expect(check).toMatch(/Which of these do you have\?<\/dt><dd>Public liability insurance<br>A food hygiene rating/);
    expect(check).toMatch(/Food hygiene rating<\/dt><dd>5, said by the group on [^<]*; nobody has seen the proof/);
    expect(check).toMatch(/Nobody here has seen proof of: [^<]*public liability insurance/);
    expect(check).not.toContain('>Seen<');
  });

  test('asks beside a registration number whose box is not ticked, with the fold open and the number in it', async () => {
    const my = await begin();
    const page = await send(`${my}/what`, { ...MINIMAL.what!, 'marks-asked': 'yes', 'mark-debt-advice-number': '617000' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('<a href="#mark-debt-advice-number">You wrote a number for the debt advice permission. Tick its box if you have it, or take the number out.</a>');
    expect(page.text).toMatch(/<details class="step-fold" open>\s*<summary><h2>Insurance, policies and registrations/);
    expect(page.text).toContain('value="617000"');
    expect((await post(app, `${my}/what`, { ...MINIMAL.what, 'marks-asked': 'yes', marks: 'debt-advice', 'mark-debt-advice-number': '617000' })).location).toBe(`${my}/needs`);
  });

  test('a private address shows no pin anywhere', async () => {
    const my = await begin();
    await fillIn(app, my, { where: { ...MINIMAL.where, private: 'yes', areas: 'Trafford' } });
    for (const page of ['where', 'check']) {
      const { text } = await get(app, `${my}/${page}`);
      expect(text).not.toContain('data-lat');
    }
    const preview = /<section id="preview"[\s\S]*?<\/details>/.exec((await get(app, `${my}/check`)).text)![0];
    expect(preview).toContain('The address is kept private');
    expect(preview).not.toContain('Waterside');
  });

  test('opens from the check with what is wrong, and leads back there', async () => {
    const my = await begin();
    const { text } = await get(app, `${my}/what?from=check`);
    expect(text).toContain('Choose what it is.');
    expect((await post(app, `${my}/what?from=check`, MINIMAL.what)).location).toBe(`${my}/check`);
  });

  test('that does not exist is not found', async () => {
    expect((await get(app, `${await begin()}/nothing`)).status).toBe(404);
  });
});

test('a form that came back can be gone back to, and never sends the older one again', async () => {
  const my = await begin();
  const { status, location } = await post(app, `${my}/what`, { ...MINIMAL.what, kind: '' });
  expect([status, location]).toEqual([303, `${my}/what?wrong=yes`]);
  expect((await get(app, location!)).status).toBe(422);
  await post(app, `${my}/what`, MINIMAL.what);
  const again = await get(app, location!);
  expect([again.status, again.text.includes('error-summary')]).toEqual([200, false]);
});

test('a robot begins nothing', async () => {
  const before = await app.context.submissions.countByStatus();
  const { status, text } = await post(app, '/submit', { name: 'Cheap pills', _trap: 'https://spam.example.org' });
  expect([status, text.includes('as robots do')]).toEqual([422, true]);
  expect(await app.context.submissions.countByStatus()).toEqual(before);
});

describe('save and finish later', () => {
  test('asks for an address, mails the way back to it and nowhere else, and refuses a second header', async () => {
    const my = await begin();
    expect((await post(app, `${my}/what`, { ...MINIMAL.what, press: 'later' })).location).toBe(`${my}/later`);
    for (const email of ['', 'jo', 'jo@example.org\r\nBcc: all@example.org', 'jo@example.org, al@example.org']) {
      const asked = await post(app, `${my}/later`, { email });
      expect(asked.status).toBe(422);
      expect(asked.text).toContain('Write your whole e-mail address');
    }
    const kept = await post(app, `${my}/later`, { email: ' Later@Example.org ' });
    expect(kept.text).toContain('on its way to later@example.org');
    const back = await linkMailedTo(app, 'later@example.org');
    expect((await get(app, back)).text).toContain('Canal Lunch Club');
    expect((await get(app, `${back}/what`)).text).toContain('A hot lunch');
  });

  test('mails one address five times an hour at most', async () => {
    const my = await begin();
    for (let times = 0; times < 5; times += 1) await post(app, `${my}/later`, { email: 'often@example.org' });
    expect((await post(app, `${my}/later`, { email: 'often@example.org' })).text).toContain('Several links have gone to often@example.org');
    await app.context.flushMail();
    expect((await app.context.mailFolder!.list()).filter(({ to }) => to === 'often@example.org')).toHaveLength(5);
  });
});

describe('the check page', () => {
  test('lists what is missing with links, and sends nothing before it is there', async () => {
    const my = await begin();
    await post(app, `${my}/what`, MINIMAL.what);
    const sent = await post(app, `${my}/check`);
    expect(sent.status).toBe(422);
    for (const link of ['needs?from=check#main-need', 'when?from=check#set-times', 'where?from=check#how', 'join?from=check#route', 'contact?from=check#your-email']) expect(sent.text).toContain(`href="${my}/${link}"`);
    expect(sent.text).not.toContain('Send it to the editors');
    expect((await submissionOf(my)).status).toBe('draft');
  });

  test('shows the listing as it will stand, every answer, and never who sends it', async () => {
    const my = await begin();
    await fillIn(app, my);
    const { text } = await get(app, `${my}/check`);
    const preview = /<section id="preview"[\s\S]*?<\/details>/.exec(text)![0];
    for (const part of ['Canal Lunch Club', '0161 496 0100', 'Just turn up', 'Wednesdays, 12 noon to 2pm', 'Waterside Lane Hall', '£4', 'Not checked yet']) expect(preview).toContain(part);
    expect(preview).not.toContain('jo@example.org');
    expect(text).toContain(`href="${my}/contact?from=check#phone"`);
    expect(text).toContain('jo@example.org');
    expect(text).toContain('Send it to the editors');
  });
});

describe('once it is sent', () => {
  async function sendOne(email: string) {
    const my = await begin();
    await fillIn(app, my, { contact: { ...MINIMAL.contact, 'your-email': email } });
    expect((await post(app, `${my}/check`)).location).toBe(`${my}/sent`);
    return my;
  }

  test('it waits for the editors, says what happens next, and a mail confirms it', async () => {
    const my = await sendOne('sent@example.org');
    expect((await get(app, `${my}/sent`)).text).toContain('within five working days');
    const submission = await submissionOf(my);
    expect(submission).toMatchObject({ status: 'waiting', email: 'sent@example.org', listingId: null, details: { name: 'Canal Lunch Club', needs: [{ need: 'loneliness' }], cost: { pence: 400 }, venues: [{ authority: 'Trafford' }] } });
    expect(JSON.stringify(submission.details)).not.toContain('sent@example.org');
    const status = await get(app, await linkMailedTo(app, 'sent@example.org'));
    expect(status.text).toContain('With the editors');
    expect(status.text).toContain('nothing of it is public');
  });

  test('nothing more is kept until it is taken back', async () => {
    const my = await sendOne('back@example.org');
    const late = await post(app, `${my}/what`, { ...MINIMAL.what, name: 'Another name' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('It has been sent already');
    expect((await submissionOf(my)).answers.name).toEqual(['Canal Lunch Club']);
    expect((await get(app, `${my}/what`)).location).toBe(my);
    expect((await post(app, `${my}/draft`)).location).toBe(`${my}/check`);
    expect((await submissionOf(my)).status).toBe('draft');
    expect((await post(app, `${my}/what`, MINIMAL.what)).location).toBe(`${my}/needs`);
  });

  test('a change of who runs it brings that one’s own words, of what is public, and none of the one before', async () => {
    const organisation = { name: 'Bakers of Sale', description: '', website: 'https://bakers.example.org', charityNumber: null, companyNumber: null };
    const written = details({ name: 'Bread', organisation });
    await app.context.listings.saveAll([{ status: 'published', details: written, reason: 'written' }, { status: 'draft', details: details({ name: 'Secret', organisation: { ...organisation, name: 'Nobody’s business' } }), reason: 'written' }]);
    const [listing] = await app.context.listings.saveAll([{ status: 'published', details: details({ name: 'Cakes', organisation: { name: 'Cooks', website: 'https://cooks.example.org', charityNumber: '1234567' } }), reason: 'written' }]);
    const change = async (name: string) => {
      const my = `/my/${await startChange(app.context, listing!, `${name.length}@example.org`)}`;
      await fillIn(app, my, { what: { ...MINIMAL.what!, organisation: name, 'charity-number': '1234567' }, contact: { ...MINIMAL.contact!, 'your-email': `${name.length}@example.org` } });
      expect((await post(app, `${my}/check`)).location).toBe(`${my}/sent`);
      return (await submissionOf(my)).details!.organisation;
    };
    expect(await change('Bakers of Sale')).toEqual(organisation);
    expect(await change('Nobody’s business')).toMatchObject({ website: 'https://cooks.example.org', charityNumber: '1234567' });
  });

  test('and taken back, a place that nobody was to come to any more is still there, for when they do again', async () => {
    const my = await begin();
    const byPhone = { ...MINIMAL.where!, 'venue-note': 'Ring twice', access: 'step-free', how: 'phone', areas: 'Trafford' };
    await fillIn(app, my, { where: byPhone, contact: { ...MINIMAL.contact!, 'your-email': 'place@example.org' } });
    await post(app, `${my}/check`);
    expect((await submissionOf(my)).details).toMatchObject({ venues: [], delivery: ['phone'] });
    await post(app, `${my}/draft`);
    expect((await get(app, `${my}/check`)).text).not.toContain('Waterside');
    const { text } = await get(app, `${my}/where`);
    await post(app, `${my}/where`, { ...fieldsIn(text), how: ['in-person'] });
    expect((await post(app, `${my}/check`)).location).toBe(`${my}/sent`);
    expect((await submissionOf(my)).details!.venues).toMatchObject([{ name: 'Waterside Lane Hall', address: '14 Waterside Lane, Sale', postcode: 'M33 7EB', authority: 'Trafford', note: 'Ring twice', access: ['step-free'] }]);
  });

  test('what an editor wrote is shown, and the answer can be put right and sent again', async () => {
    const my = await sendOne('reason@example.org');
    const { id, version } = await submissionOf(my);
    await app.context.submissions.save(id, version, { status: 'sent-back', reason: 'Which <b>door</b> is it?' });
    const { text } = await get(app, my);
    expect(text).toContain('Back with you');
    expect(text).toContain('Which &lt;b&gt;door&lt;/b&gt; is it?');
    await post(app, `${my}/where?from=check`, { ...MINIMAL.where, 'venue-note': 'The side door' });
    expect((await post(app, `${my}/check`)).location).toBe(`${my}/sent`);
    expect((await submissionOf(my)).details!.venues[0]!.note).toBe('The side door');
  });

  test.each([
    ['refused', 'Not taken in', 'nothing of it is public'], ['merged', 'Joined with another listing', 'in the directory already'],
  ] as const)('%s is said with its reason', async (status, tag, sentence) => {
    const my = await sendOne(`${status}@example.org`);
    const { id, version } = await submissionOf(my);
    await app.context.submissions.save(id, version, { status, reason: 'Because.' });
    const { text } = await get(app, my);
    expect(text.toLowerCase()).toContain(sentence.toLowerCase());
    for (const part of [tag, 'Because.']) expect(text).toContain(part);
    expect(text).not.toContain('Withdraw it');
  });

  test('withdrawing takes a press, and deletes what was typed', async () => {
    const my = await sendOne('withdraw@example.org');
    expect((await get(app, `${my}/withdraw`)).text).toContain('Withdraw Canal Lunch Club?');
    expect((await submissionOf(my)).status).toBe('waiting');
    await post(app, `${my}/withdraw`);
    expect(await submissionOf(my)).toMatchObject({ status: 'withdrawn', answers: {}, details: null, email: null });
    expect((await get(app, my)).text).toContain('what you typed is deleted');
  });
});

describe('a change to a published listing', () => {
  test('begins with all it says, and leaves the public one as it is', async () => {
    const [listing] = await app.context.listings.listPublished('', 1);
    const token = await startChange(app.context, listing!, 'owner@example.org');
    const my = `/my/${token}`;
    expect((await get(app, `${my}/check`)).text).toContain('Send it to the editors');
    const { text } = await get(app, `${my}/contact`);
    expect(text).toContain('value="owner@example.org"');
    const sent = await post(app, `${my}/check`);
    expect(sent.location).toBe(`${my}/sent`);
    expect((await submissionOf(my)).details).toEqual(listing!.details);
    expect((await app.context.listings.findAny(listing!.id))!.revision).toBe(listing!.revision);
  });

  test('goes on with the one that was begun', async () => {
    const [, listing] = await app.context.listings.listPublished('', 2);
    const first = `/my/${await startChange(app.context, listing!, 'owner@example.org')}`;
    await post(app, `${first}/who`, { suits: 'Everybody' });
    const second = `/my/${await startChange(app.context, listing!, 'owner@example.org')}`;
    expect((await submissionOf(second)).answers.suits).toEqual(['Everybody']);
    expect((await submissionOf(`/my/${await startChange(app.context, listing!, 'other@example.org')}`)).answers.suits).not.toEqual(['Everybody']);
  });
});

test('nothing typed, and no link, stands in the log', async () => {
  const my = await begin('Marker Zanzibar');
  await fillIn(app, my, { contact: { ...MINIMAL.contact, 'your-email': 'marker-zanzibar@example.org' } });
  await post(app, `${my}/check`);
  const logged = app.logged().toLowerCase();
  expect(logged).not.toContain('zanzibar');
  expect(logged).not.toContain(my.split('/')[2]!.toLowerCase());
});
