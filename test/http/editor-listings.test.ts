import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing, ListingInput } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { fieldsIn, get, linkMailedTo, post, press, signInAs } from '../support/forms.ts';
import { details } from '../support/listings.ts';
import { publish } from '../support/review.ts';

let app: RunningApp;
let jo: string;
let sam: string;

beforeAll(async () => {
  app = await startApp({ clock: () => new Date('2026-11-24T10:30:00Z') });
  jo = await signInAs(app, 'editor', 'jo@example.org');
  sam = await signInAs(app, 'editor', 'sam@example.org');
});
afterAll(() => app.close());

const now = async (id: string) => (await app.context.listings.findAny(id))!;
const at = (listing: Listing, part = '') => `/editor/listings/${listing.id}${part && `/${part}`}`;
const seen = ({ revision }: Listing) => ({ revision: String(revision) });
const draft = async (given: Partial<ListingInput>, reason = 'imported') => (await app.context.listings.saveAll([{ status: 'draft', details: details(given), reason }]))[0]!;
const WHOLE: Partial<ListingInput> = { needs: [{ need: 'loneliness' }], phoneLines: [{ number: '+441614960100' }] };

describe('an editor’s own edit', () => {
  test('is a revision with who and why, and leaves alone what was missing before', async () => {
    const listing = await publish(app, { name: 'Imported bare', email: 'bare@example.org' });
    const answer = await post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), summary: 'Tea', 'editor-note': 'Ring twice', 'mark-insurance': 'seen', 'mark-insurance-number': 'X1', 'funded-until': '31 March 2027', ...press('save') }, jo);
    expect(answer.location).toBe(`${at(listing)}?done=saved`);
    const saved = await now(listing.id);
    expect(saved.details).toEqual({ ...listing.details, summary: 'Tea', editorNote: 'Ring twice', fundedUntil: '2027-03-31', marks: [{ kind: 'insurance', number: 'X1', on: '2026-11-24', proofSeenBy: 'editor' }] });
    expect((await app.context.revisions.list(listing.id))[0]).toMatchObject({ revision: 2, reason: 'edited', by: 'editor jo@example.org' });
    const page = (await get(app, at(listing), jo)).text;
    expect(page).toContain('Imported bare: In one line, The editors say, Quality marks, Funded until (private)');
    expect((await get(app, '/listings/imported-bare')).text).not.toContain('31 March 2027');
  });

  test('that changes nothing makes no revision', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Untouched', venues: [{ name: 'Hall', postcode: 'M33 7ND' }], sessions: [{ freq: 'weekly', interval: 4, byday: ['tu'], opensAt: '10:00', closesAt: '12:00' }] });
    await post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), ...press('save') }, jo);
    expect((await now(listing.id)).revision).toBe(1);
  });

  test('of something wrong comes back with what was typed', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Wrongly edited' });
    const { status, text } = await post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), website: 'not a page', summary: 'Typed with care', ...press('save') }, jo);
    expect([status, text.includes('Typed with care'), text.includes('Problem: Edit Wrongly edited')]).toEqual([422, true, true]);
  });

  test('reaches the numbers and the places beyond the first, and looks a new postcode up', async () => {
    const listing = await publish(app, {
      ...WHOLE, name: 'Many doors', delivery: ['in-person'], phoneLines: [{ number: '+441614960100' }, { number: '+441614960101', purpose: 'office' }],
      venues: [{ name: 'Hall', postcode: 'M33 7ND' }, { name: 'Library', postcode: 'M33 7EB' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00', venue: 1 }],
    });
    const form = (await get(app, at(listing, 'edit'), jo)).text;
    for (const heading of ['Number 2: office', 'Add a number', 'Place 2: Library', 'Add a place']) expect(form).toContain(`<h2>${heading}</h2>`);
    const typed = { ...fieldsIn(form), 'number-1-phone': '0161 496 0102', 'place-1-venue-name': 'Old Library', 'place-2-venue-name': 'Park', 'place-2-postcode': 'm337eb' };
    expect((await post(app, at(listing, 'edit'), { ...typed, ...press('save') }, jo)).status).toBe(303);
    const saved = (await now(listing.id)).details;
    expect(saved.phoneLines).toMatchObject([{ number: '+441614960100' }, { number: '+441614960102', purpose: 'office' }]);
    expect(saved.venues).toMatchObject([{ name: 'Hall' }, { name: 'Old Library' }, { name: 'Park', postcode: 'M33 7EB', authority: 'Trafford' }]);
    expect(saved.venues[2]!.lat).not.toBe(null);
    expect(saved.sessions[0]!.venue).toBe(1);
  });

  test('asks for further numbers and places only where there is a first', async () => {
    const [bare, numbered] = [await publish(app, { name: 'Bare of numbers', email: 'bare@example.org' }), await publish(app, { ...WHOLE, name: 'With a number' })];
    const [without, beside] = [(await get(app, at(bare, 'edit'), jo)).text, (await get(app, at(numbered, 'edit'), jo)).text];
    for (const part of ['<a href="#further">', '<h2 id="further">']) expect([without.includes(part), beside.includes(part)]).toEqual([false, true]);
  });

  test('puts a time at a place that the same form adds, by its name once that is typed', async () => {
    const session = { freq: 'weekly' as const, byday: ['tu'], opensAt: '10:00', closesAt: '12:00' };
    const listing = await publish(app, { ...WHOLE, name: 'Grows a place', delivery: ['in-person'], venues: [{ name: 'Hall', postcode: 'M33 7EB' }], sessions: [{ ...session, venue: 0 }, { ...session, byday: ['we'] }] });
    const form = (await get(app, at(listing, 'edit'), jo)).text;
    const placesIn = (page: string) => [.../<select[^>]*name="times-1-venue"[\s\S]*?<\/select>/.exec(page)![0].matchAll(/<option[^>]*>([^<]*)/g)].map((option) => option[1]);
    expect(placesIn(form)).toEqual(['All of them', 'Hall', 'A place you add below']);
    const typed = { ...fieldsIn(form), 'times-1-venue': '1', 'place-1-venue-name': 'Barn', 'place-1-postcode': 'M33 7EB' };
    const adding = (await post(app, at(listing, 'edit'), { ...typed, ...press('add') }, jo)).text;
    expect(placesIn(adding)).toEqual(['All of them', 'Hall', 'Barn (added below)']);
    await post(app, at(listing, 'edit'), { ...typed, ...press('save') }, jo);
    const { venues, sessions } = (await now(listing.id)).details;
    expect([venues.map(({ name }) => name), sessions.map(({ venue }) => venue)]).toEqual([['Hall', 'Barn'], [0, 1]]);
  });

  test('of a further number that is wrong says so beside it, with the fold open and all that was typed', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Wrong second' });
    const { status, text } = await post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), 'number-1-phone': '12', 'number-1-phone-purpose': 'office', ...press('save') }, jo);
    expect(status).toBe(422);
    expect(text).toContain('<a href="#number-1-phone">Write one UK phone number, like 0161 496 0100.</a>');
    expect(text).toMatch(/<details class="step-fold" open>\s*<summary><h2>Add a number<\/h2>/);
    expect(fieldsIn(text)).toMatchObject({ 'number-1-phone': ['12'], 'number-1-phone-purpose': ['office'] });
    expect((await now(listing.id)).revision).toBe(1);
  });

  test('says whether there is room, as of today, until it is said anew', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Roomy', capacity: { state: 'open', saidOn: '2026-11-01' } });
    const edit = async (fields: Record<string, string>) => post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), ...fields, ...press('save') }, jo);
    const said = async () => (await now(listing.id)).details.capacity;
    expect((await get(app, at(listing, 'edit'), jo)).text).toContain('As it is: Has room, said on 1 November 2026');
    await edit({ summary: 'Not asked about room' });
    expect(await said()).toMatchObject({ state: 'open', saidOn: '2026-11-01' });
    await edit({ state: 'open' });
    expect(await said()).toMatchObject({ state: 'open', saidOn: '2026-11-24' });
    const wrong = await edit({ state: 'full', 'full-until': '1 November 2026' });
    expect([wrong.status, wrong.text.includes('<a href="#full-until">Write a day that is still to come, or leave it empty.</a>')]).toEqual([422, true]);
    await edit({ state: 'full', 'full-until': '31 March 2027' });
    expect(await said()).toEqual({ state: 'full', until: '2027-03-31', waitWeeks: null, saidOn: '2026-11-24' });
    expect((await get(app, '/listings/roomy')).text).toContain('Full until 31 Mar');
    await edit({ state: 'not-known' });
    expect(await said()).toBe(null);
    expect((await get(app, at(listing), jo)).text).toContain('Roomy: Room');
  });

  test('says that what was said of room is too old', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Roomy once', capacity: { state: 'open', saidOn: '2026-09-01' } });
    expect((await get(app, at(listing, 'edit'), jo)).text).toContain('Too long ago: people are told to ask.');
  });

  test('reaches who runs it: their website and what they do stand on their page, and go from it again', async () => {
    const listing = await publish(app, { ...WHOLE, phoneLines: [], email: 'sheds@example.org', name: 'Shed on Tuesdays', organisation: { name: 'Shedders' } });
    const edit = async (fields: Record<string, string>) => post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), ...fields, ...press('save') }, jo);
    expect((await edit({ 'organisation-website': 'not a page' })).text).toContain('<a href="#organisation-website">Write the web address as the browser shows it, like https://example.org.</a>');
    await edit({ 'organisation-website': 'shedders.example.org', 'organisation-description': 'Sheds for everybody' });
    const { text } = await get(app, '/organisations/shedders');
    for (const part of ['https://shedders.example.org', 'Sheds for everybody']) expect(text).toContain(part);
    await edit({ 'organisation-website': '' });
    expect((await get(app, '/organisations/shedders')).text).not.toContain('shedders.example.org');
  });

  test.each(['Add another time', 'Find the postcode again', 'Take this time out'])('saves nothing yet at the press of “%s”, and keeps what was typed', async (label) => {
    const session = { freq: 'weekly' as const, byday: ['tu'], opensAt: '10:00', closesAt: '12:00' };
    const listing = await publish(app, { name: `Pressed: ${label}`, email: 'pressed@example.org', delivery: ['in-person'], venues: [{ postcode: 'M33 7EB' }], sessions: [session, { ...session, byday: ['we'] }] });
    const form = (await get(app, at(listing, 'edit'), jo)).text;
    const [, name, value] = new RegExp(`<button[^>]*?(?=[^>]*name="(\\w+)")(?=[^>]*value="([\\w-]+)")[^>]*>\\s*${label}`).exec(form)!;
    const { status, text } = await post(app, at(listing, 'edit'), { ...fieldsIn(form), summary: 'Half typed', [name!]: value! }, jo);
    expect([status, fieldsIn(text).summary]).toEqual([200, ['Half typed']]);
    expect(['times-0-starts', 'times-1-starts', 'times-2-starts'].filter((field) => text.includes(`name="${field}"`))).toHaveLength(label.startsWith('Add') ? 3 : label.startsWith('Take') ? 1 : 2);
    expect((await now(listing.id)).revision).toBe(1);
  });

  test('gives it to another organisation with that one’s own words, and takes none along', async () => {
    await publish(app, { name: 'Of the menders', email: 'menders@example.org', organisation: { name: 'Menders of Sale', website: 'https://menders.example.org', description: 'Mending for all', charityNumber: '1234567' } });
    const listing = await publish(app, { ...WHOLE, phoneLines: [], email: 'hands@example.org', name: 'Changes hands', organisation: { name: 'Makers', website: 'https://makers.example.org', description: 'Making for some', companyNumber: '01234567' } });
    const begun = fieldsIn((await get(app, at(listing, 'edit'), jo)).text);
    const adding = await post(app, at(listing, 'edit'), { ...begun, organisation: 'menders of sale', ...press('add') }, jo);
    expect(fieldsIn(adding.text)).toMatchObject({ 'organisation-website': ['https://menders.example.org'], 'organisation-description': ['Mending for all'], 'charity-number': ['1234567'], 'company-number': [''] });
    await post(app, at(listing, 'edit'), { ...begun, organisation: 'Menders of Sale', 'organisation-description': 'Mending for all of Sale', ...press('save') }, jo);
    const menders = { name: 'Menders of Sale', website: 'https://menders.example.org', description: 'Mending for all of Sale', charityNumber: '1234567', companyNumber: null };
    expect((await now(listing.id)).details.organisation).toEqual(menders);
    expect((await app.context.listings.findOrganisation('menders-of-sale'))!.organisation.details).toEqual(menders);
    expect((await app.context.listings.findOrganisation('makers'))!.organisation.details.website).toBe('https://makers.example.org');
  });

  test('takes its words along to a new name of who runs it', async () => {
    const listing = await publish(app, { ...WHOLE, phoneLines: [], email: 'runners@example.org', name: 'Renamed runners', organisation: { name: 'Runers', website: 'https://runners.example.org' } });
    await post(app, at(listing, 'edit'), { ...fieldsIn((await get(app, at(listing, 'edit'), jo)).text), organisation: 'Runners', ...press('save') }, jo);
    expect((await now(listing.id)).details.organisation).toMatchObject({ name: 'Runners', website: 'https://runners.example.org' });
  });

  test('beside another’s loses neither: the second is told, and keeps what they typed', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Two at once', summary: 'Old' });
    const [jos, sams] = [fieldsIn((await get(app, at(listing, 'edit'), jo)).text), fieldsIn((await get(app, at(listing, 'edit'), sam)).text)];
    await post(app, at(listing, 'edit'), { ...sams, summary: 'Sam’s', 'have-ready': 'A coat', state: 'open', ...press('save') }, sam);
    const told = await post(app, at(listing, 'edit'), { ...jos, summary: 'Jo’s', description: 'Jo’s too', ...press('save') }, jo);
    expect(told.status).toBe(409);
    expect(told.text).toContain('because editor sam@example.org changed the listing (edited) on 24 November 2026, 10:30am');
    expect(told.text).toMatch(/Changed meanwhile[\s\S]*Have ready[\s\S]*A coat/);
    expect(told.text).toContain('As it is: Has room, said on 24 November 2026');
    const unchosen = await post(app, at(listing, 'edit'), { ...fieldsIn(told.text), ...press('save') }, jo);
    expect([unchosen.status, unchosen.text.includes('Choose which is right: in one line')]).toEqual([422, true]);
    await post(app, at(listing, 'edit'), { ...fieldsIn(unchosen.text), 'choice-summary': 'theirs', ...press('save') }, jo);
    expect((await now(listing.id)).details).toMatchObject({ summary: 'Jo’s', description: 'Jo’s too', haveReady: 'A coat' });
  });

  test('beside another’s who took numbers out keeps those the second typed, and asks which are right', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Numbers at once', phoneLines: [{ number: '+441614960100' }, { number: '+441614960101' }, { number: '+441614960102' }] });
    const [jos, sams] = [fieldsIn((await get(app, at(listing, 'edit'), jo)).text), fieldsIn((await get(app, at(listing, 'edit'), sam)).text)];
    await post(app, at(listing, 'edit'), { ...sams, 'number-1-phone': '', 'number-2-phone': '', ...press('save') }, sam);
    const told = await post(app, at(listing, 'edit'), { ...jos, 'number-3-phone': '0161 496 0103', ...press('save') }, jo);
    expect([told.status, fieldsIn(told.text)['number-3-phone']]).toEqual([409, ['0161 496 0103']]);
    expect(told.text).toMatch(/Choose which is right[\s\S]*Yours: [^<]*0161 496 0103/);
    await post(app, at(listing, 'edit'), { ...fieldsIn(told.text), 'choice-phoneLines': 'theirs', ...press('save') }, jo);
    expect((await now(listing.id)).details.phoneLines.map(({ number }) => number)).toContain('+441614960103');
  });
});

describe('a listing', () => {
  test('shows what is private, who may change it, and how to get there by its public address', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Secret garden', fundedUntil: '2027-03-31', venues: [{ name: 'Rose Cottage', address: '1 Hidden Lane', postcode: 'M33 7ND', confidential: true }] });
    await app.context.owners.add(listing.id, 'rose@example.org');
    const { text } = await get(app, '/editor/listings/secret-garden', jo);
    for (const fact of ['31 March 2027', '1 Hidden Lane', 'rose@example.org']) expect(text).toContain(fact);
  });

  test('is checked by a call, today', async () => {
    const listing = await publish(app, { name: 'Rung' });
    await app.context.tasks.open(listing.id, 'overdue', '');
    await post(app, at(listing, 'check'), { ...seen(listing), how: 'phoned' }, jo);
    expect((await now(listing.id)).details.check).toEqual({ on: '2026-11-24', how: 'phoned', role: 'editor' });
    expect((await app.context.tasks.listFor(listing.id))[0]!.outcome).toBe('An editor checked it.');
  });

  test('is closed, opened again and archived, each with a reason', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Opening and closing' });
    expect((await post(app, at(listing, 'closure'), { ...seen(listing), reason: '' }, jo)).text).toContain('Write why, for whoever looks it up later');
    await post(app, at(listing, 'closure'), { ...seen(listing), reason: 'The hall burnt down' }, jo);
    expect([(await get(app, '/listings/opening-and-closing')).status, (await now(listing.id)).status]).toEqual([410, 'closed']);
    await post(app, at(listing, 'publication'), seen(await now(listing.id)), jo);
    expect((await get(app, '/listings/opening-and-closing')).status).toBe(200);
    await post(app, at(listing, 'archiving'), { ...seen(await now(listing.id)), reason: 'Never answered' }, jo);
    const gone = await get(app, '/listings/opening-and-closing');
    expect([gone.status, gone.text.includes('is no longer listed'), gone.text.includes('Never answered')]).toEqual([410, true, false]);
    expect((await app.context.revisions.list(listing.id)).map(({ reason }) => reason)).toEqual(['archived: Never answered', 'reopened', 'closed: The hall burnt down', 'written']);
  });

  test('is not closed by somebody who did not see what it says now', async () => {
    const listing = await publish(app, { name: 'Nearly closed' });
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'Saved' }, reason: 'everything is still right', by: 'owner' }]);
    const answer = await post(app, at(listing, 'closure'), { ...seen(listing), reason: 'No answer for weeks' }, jo);
    expect([answer.status, answer.text.includes('owner changed the listing (everything is still right)'), answer.text.includes('No answer for weeks')]).toEqual([409, true, true]);
    expect((await now(listing.id)).status).toBe('published');
  });

  test('says again what it said before, when a revision is restored', async () => {
    const listing = await publish(app, { ...WHOLE, name: 'Restored', summary: 'As it was' });
    const [changed] = await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'Spoilt' }, reason: 'edited', by: 'editor sam@example.org' }]);
    const { text } = await get(app, at(listing, 'revisions/1'), jo);
    expect(text).toMatch(/Restoring it would change[\s\S]*<del>Spoilt[\s\S]*<ins>As it was/);
    await post(app, at(listing, 'revisions/1'), seen(changed!), jo);
    expect((await get(app, '/listings/restored')).text).toContain('As it was');
    expect((await app.context.revisions.list(listing.id)).map(({ reason }) => reason)).toEqual(['restored revision 1', 'edited', 'written']);
    expect((await get(app, at(listing, 'revisions/9'), jo)).status).toBe(404);
  });

  test('gets an owner, who is mailed their page, and loses one', async () => {
    const listing = await publish(app, { name: 'Owned' });
    expect((await post(app, at(listing, 'owners'), { email: 'nobody' }, jo)).status).toBe(422);
    await post(app, at(listing, 'owners'), { email: 'Pat@example.org' }, jo);
    expect((await app.context.owners.list(listing.id)).map(({ email }) => email)).toEqual(['pat@example.org']);
    expect(await linkMailedTo(app, 'Pat@example.org')).toMatch(/^\/my\//);
    await post(app, at(listing, 'owner-removal'), { email: 'pat@example.org' }, jo);
    expect(await app.context.owners.list(listing.id)).toEqual([]);
    expect((await app.context.audit.list({ subject: `listing ${listing.id}`, limit: 5 })).map(({ action }) => action)).toEqual(['removed an owner', 'added an owner']);
  });
});

describe('many at once', () => {
  const bulk = (query: Record<string, string | string[]>) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) params.append(name, one);
    return `/editor/listings/bulk?${params}`;
  };
  const markOf = (page: string) => ({ mark: /name="mark" value="(\w+)"/.exec(page)?.[1] ?? '' });

  test('listings are found by name, status and source', async () => {
    await draft({ name: 'Findable draft', source: { name: 'council', id: '1' } });
    const { text } = await get(app, '/editor/listings?name=findable&status=draft&source=council', jo);
    expect(text).toContain('One listing');
    expect(text).toContain('Findable draft');
    expect((await get(app, '/editor/listings?name=<script>&status=nonsense&page=-3', jo)).text).toContain('0 listings');
  });

  test('a clean batch of drafts is published, and the others say why not', async () => {
    const from = (id: string) => ({ source: { name: 'batch', id } });
    await publish(app, { ...WHOLE, name: 'Public already', phoneLines: [{ number: '+441614960333' }] });
    await draft({ ...WHOLE, ...from('1'), name: 'Clean zinnia' });
    await draft({ ...from('2'), name: 'Needless' });
    await draft({ ...WHOLE, ...from('3'), name: 'Held' }, 'imported, held back: it says it has closed');
    await draft({ ...WHOLE, ...from('4'), name: 'Public  Already', phoneLines: [{ number: '+441614960333' }] });
    const asked = bulk({ source: 'batch', all: 'yes', to: 'publish' });
    const { text } = await get(app, asked, jo);
    expect(text).toContain('Publish one listing');
    for (const why of ['it says no need', 'Held (it says it has closed)', 'Public Already (the same name, the same phone number)'].slice(0, 2)) expect(text).toContain(why);
    expect(text).toContain('may be the same as Public already');
    const answer = await post(app, asked, markOf(text), jo);
    expect(answer.location).toBe('/editor/listings?source=batch&done=1');
    expect((await get(app, '/listings/clean-zinnia')).status).toBe(200);
    expect((await get(app, '/listings/needless')).status).toBe(404);
    expect((await app.context.audit.list({ limit: 1 }))[0]).toMatchObject({ who: 'editor jo@example.org', action: 'published with others', note: 'Clean zinnia: one of 1' });
  });

  test('a need takes another’s place, and is added where there is room', async () => {
    const one = await publish(app, { name: 'Retagged', needs: [{ need: 'food' }, { need: 'loneliness' }] });
    const two = await publish(app, { name: 'Not retagged', needs: [{ need: 'loneliness' }] });
    const asked = bulk({ id: [one.id, two.id], to: 'replace-need', old: 'food', new: 'debt' });
    await post(app, asked, markOf((await get(app, asked, jo)).text), jo);
    expect((await now(one.id)).details.needs.map(({ need }) => need)).toEqual(['debt', 'loneliness']);
    expect((await now(two.id)).revision).toBe(1);
    const adding = bulk({ id: two.id, to: 'add-need', add: 'debt' });
    await post(app, adding, markOf((await get(app, adding, jo)).text), jo);
    expect((await now(two.id)).details.needs.map(({ need }) => need)).toEqual(['loneliness', 'debt']);
  });

  test('nothing is done when one of them changed since the page was made', async () => {
    const listing = await publish(app, { name: 'Archived too late' });
    const asked = bulk({ id: listing.id, to: 'archive', reason: 'Old' });
    const { text } = await get(app, asked, jo);
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'New' }, reason: 'edited' }]);
    const answer = await post(app, asked, markOf(text), jo);
    expect([answer.status, answer.text.includes('Nothing was changed')]).toEqual([409, true]);
    expect((await now(listing.id)).status).toBe('published');
    await post(app, asked, markOf(answer.text), jo);
    expect((await now(listing.id)).status).toBe('archived');
  });

  test('what is missing is asked for, and a look changes nothing', async () => {
    const listing = await publish(app, { name: 'Only looked at' });
    for (const [query, sentence] of [[{ id: listing.id, to: 'archive' }, 'Write why they are archived.'], [{ to: 'publish' }, 'Tick the listings it is about.'], [{ id: listing.id }, 'Choose what to do with them.']] as const) {
      expect((await get(app, bulk(query), jo)).text).toContain(sentence);
      await post(app, bulk(query), {}, jo);
    }
    expect((await now(listing.id)).revision).toBe(1);
  });
});
