import { Router, type RequestHandler, type Response } from 'express';
import { NotFound } from '../domain/errors.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Listing } from '../domain/listing.ts';
import type { Clock, ListingStore } from '../domain/ports.ts';
import type { Atomically, OwnerStore } from '../domain/stores.ts';
import { fillRoom, readRoom } from '../domain/submission/room.ts';
import { confirmListing } from '../usecases/confirm-listing.ts';
import { leaveListing } from '../usecases/leave-listing.ts';
import { sayCapacity } from '../usecases/say-capacity.ts';
import { sayClosed } from '../usecases/say-closed.ts';
import { startChange } from '../usecases/start-submission.ts';
import type { CardContext } from './cards.ts';
import { errorsOf, type Field } from './fields.ts';
import { answersOf } from './form-guard.ts';
import { listingPage } from './listing-page.ts';
import { linkOf } from './my.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';
import { roomField } from './room-form.ts';

export type OwnerDeps = Omit<CardContext, 'now'> & {
  listings: ListingStore;
  owners: OwnerStore;
  atomically: Atomically;
  clock: Clock;
  sync: () => Promise<void>;
  onDegraded: (error: unknown) => void;
};

/** What was done by the press that led back to the page. */
const SAID: ReadonlyMap<unknown, string> = new Map([
  ['right', 'Thank you. People now read that you checked it today.'],
  ['room', 'Thank you. People read it from now on.'],
  ['closed', 'Thank you for telling us. It is marked as paused, and an editor will take it out.'],
]);
const LONGEST_WORDS = 600;

/** Behind an owner's link: the listing as people see it, and a button for each thing that keeps it true. */
export function ownerPage(deps: OwnerDeps & Renderer): Router {
  const router = Router();
  const today = () => londonWallClock(deps.clock()).date;
  const my = (res: Response, part?: string) => paths.my(linkOf(res).token, part);

  router.use(whoeverOwnsIt(deps));

  const show = (res: Response, room: Field, said: string | null) => {
    const listing = listingOf(res);
    const { token, link } = linkOf(res);
    return deps.renderPage(res, 'owner/show', { title: listing.details.name, forms: true, noIndex: true }, {
      ...listingPage(listing, { ...deps, now: deps.clock() }),
      email: link.email, isPublic: listing.status === 'published', said, room, errors: errorsOf([room]),
      actions: { right: my(res, 'right'), change: my(res, 'change'), room: my(res, 'room'), closed: my(res, 'closed'), leave: paths.my(token, 'leave') },
    });
  };

  router.get('/', (req, res) => show(res, roomField(fillRoom(listingOf(res).details.capacity, today())), SAID.get(req.query.said) ?? null));

  router.post('/right', async (_req, res) => {
    await confirmListing(deps, listingOf(res).id);
    await publish(deps);
    res.redirect(303, `${my(res)}?said=right`);
  });

  router.post('/change', async (_req, res) => {
    const listing = listingOf(res);
    if (listing.status !== 'published') return res.redirect(303, my(res));
    res.redirect(303, paths.my(await startChange(deps, listing, linkOf(res).link.email!), 'what'));
  });

  router.post('/room', async (req, res) => {
    const said = readRoom(answersOf(req), today());
    if ('errors' in said) {
      res.status(422);
      return show(res, roomField(answersOf(req), said.errors), null);
    }
    await sayCapacity(deps, listingOf(res).id, said);
    await publish(deps);
    res.redirect(303, `${my(res)}?said=room`);
  });

  router.get('/closed', async (_req, res) => {
    const { name } = listingOf(res).details;
    const words: Field = {
      kind: 'textarea', name: 'words', label: 'Is there anything people should know?', optional: true,
      hint: 'Who has taken it over, or where people can go instead.',
      rows: 3, maxlength: LONGEST_WORDS,
    };
    await deps.renderPage(res, 'forms/show', { title: `Has ${name} closed?`, forms: true, noIndex: true }, {
      heading: `Has “${name}” closed?`,
      paragraphs: ['It is marked as paused at once, and an editor takes it out.', 'Closed only for a while? Go back and choose “Paused”.'],
      fields: [words], errors: [], action: my(res, 'closed'), submit: 'Yes, it has closed',
    });
  });

  router.post('/closed', async (req, res) => {
    await sayClosed(deps, listingOf(res).id, (answersOf(req).words?.[0] ?? '').trim().slice(0, LONGEST_WORDS));
    await publish(deps);
    res.redirect(303, `${my(res)}?said=closed`);
  });

  router.get('/leave', async (_req, res) => {
    const { name } = listingOf(res).details;
    await deps.renderPage(res, 'forms/show', { title: `Stop being the contact of ${name}?`, forms: true, noIndex: true }, {
      heading: `Stop being the contact of “${name}”?`,
      paragraphs: [`We will write to ${linkOf(res).link.email} about it no more, and this link ends. The listing stays.`],
      fields: [], errors: [], action: my(res, 'leave'), submit: 'Stop being its contact',
    });
  });

  router.post('/leave', async (_req, res) => {
    const { slug, details: { name } } = listingOf(res);
    await leaveListing(deps, listingOf(res), linkOf(res).link.email ?? '');
    await deps.renderPage(res, 'forms/done', { title: 'Thank you', forms: true, noIndex: true }, {
      heading: 'Thank you for looking after it',
      paragraphs: [`You are no longer the contact of “${name}”. If that was a mistake, say on its page that it is yours.`],
      action: { label: 'See the listing', href: paths.listing(slug) },
    });
  });

  return router;
}

/** A link opens the page only while its address is still an owner's, and while there is a listing. */
function whoeverOwnsIt({ listings, owners }: OwnerDeps): RequestHandler {
  return async (_req, res, next) => {
    const { subjectId, email } = linkOf(res).link;
    const listing = await listings.findAny(subjectId);
    const isOwner = (await owners.list(subjectId)).some((owner) => owner.email === email);
    if (!listing || !isOwner) throw new NotFound('You are no longer the contact of this listing, so this link opens nothing.');
    res.locals.listing = listing;
    next();
  };
}

function listingOf(res: Response): Listing {
  return res.locals.listing as Listing;
}

/** What was said is kept already; an index that is away catches up by itself. */
async function publish({ sync, onDegraded }: OwnerDeps) {
  await sync().catch(onDegraded);
}
