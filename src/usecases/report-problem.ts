import type { Listing } from '../domain/listing.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import { reportText, REPORT_LABELS, type Report } from '../domain/report.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, ReportStore, Stores } from '../domain/stores.ts';

const DAY_MS = 86_400_000;
/** An owner hears of so many a day about one listing; the editors have them all. */
const MOST_MAILS_A_DAY = 5;

type Deps = { atomically: Atomically; addresses: Addresses; clock: Clock };
type Said = Pick<Report, 'reason' | 'words' | 'email'>;

/** Keeps what somebody found wrong, and tells the editors and the owners; the owners never learn who said so. */
export async function reportProblem({ atomically, addresses, clock }: Deps, listing: Listing, said: Said): Promise<void> {
  await atomically(async ({ reports, tasks, owners, links, mail }) => {
    const report = await reports.add({ listingId: listing.id, ...said });
    await tasks.open(listing.id, 'problem', reportText(said));
    if (!(await isFlooded(reports, listing, clock))) await mail.add(await mailsToOwners({ owners, links }, addresses, listing, said));
    if (said.email && !(await links.hasHadMany('report', said.email))) {
      const href = addresses.my(await links.create('report', report.id, said.email));
      await mail.add([receipt(listing, report, said.email, href)]);
    }
  });
}

async function isFlooded(reports: ReportStore, { id }: Listing, clock: Clock): Promise<boolean> {
  const dayAgo = new Date(clock().getTime() - DAY_MS).toISOString();
  return (await reports.listOpenFor(id)).filter(({ madeAt }) => madeAt > dayAgo).length > MOST_MAILS_A_DAY;
}

async function mailsToOwners(
  { owners, links }: Pick<Stores, 'owners' | 'links'>,
  addresses: Addresses,
  { id, details: { name } }: Listing,
  { reason, words }: Said,
): Promise<NewMail[]> {
  const mails: NewMail[] = [];
  for (const { email } of await owners.list(id)) {
    const token = await links.create('owner', id, email);
    mails.push({
      kind: 'problem-to-owner',
      to: email,
      content: {
        subject: `Something may be wrong with ${name}`,
        paragraphs: [
          `Somebody who looked up “${name}” in Fingerpost told us: ${REPORT_LABELS[reason].toLowerCase()}.`,
          ...(words ? [`In their own words: “${words}”`] : []),
          'If they are right, you can change it on your page. If everything is as it should be, say so there. Our editors know of it too.',
        ],
        action: { label: 'Open your page', href: addresses.my(token) },
        because: `You get this because you are the contact of ${name} in Fingerpost.`,
      },
    });
  }
  return mails;
}

function receipt({ details: { name } }: Listing, { reason, words }: Report, email: string, href: string): NewMail {
  return {
    kind: 'report-received',
    to: email,
    content: {
      subject: `Thank you for telling us about ${name}`,
      paragraphs: [
        `You told us about “${name}”: ${REPORT_LABELS[reason].toLowerCase()}.`,
        ...(words ? [`In your words: “${words}”`] : []),
        'An editor will look into it, and we will write once more to say what came of it. Your address goes to nobody else.',
      ],
      action: { label: 'See how it stands', href },
      because: 'You get this because you asked to hear what came of your report.',
    },
  };
}
