import type { Listing } from '../domain/listing.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Atomically } from '../domain/stores.ts';
import { welcomeOwner } from './welcome-owner.ts';

type Deps = { atomically: Atomically; addresses: Addresses };

/**
 * Somebody says that a listing is theirs. Who reads the mail of the address on it can confirm that; where there is none
 * an editor decides. Which of these it was is told to nobody: it would say what addresses we know.
 */
export async function claimListing({ atomically, addresses }: Deps, listing: Listing, { email, words }: { email: string; words: string }): Promise<void> {
  await atomically(async (stores) => {
    const { owners, links, mail, claims, tasks } = stores;
    const isOwner = (await owners.list(listing.id)).some((owner) => owner.email === email.toLowerCase());
    const to = isOwner ? email : listing.details.email;
    if (to) {
      if (await links.hasHadMany(isOwner ? 'owner' : 'claim', to)) return;
      if (isOwner) return welcomeOwner(stores, addresses, listing, to);
      return mail.add([question(listing, to, { email, words }, addresses.my(await links.create('claim', listing.id, to)))]);
    }
    if ((await claims.listOpenFor(listing.id)).some((claim) => claim.email === email.toLowerCase())) return;
    await claims.add({ listingId: listing.id, email, words });
    await tasks.open(listing.id, 'claim', words);
  });
}

function question({ details: { name } }: Listing, to: string, { email, words }: { email: string; words: string }, href: string): NewMail {
  const who = email === to ? 'Somebody' : email;
  return {
    kind: 'claim',
    to,
    content: {
      subject: `Do you look after ${name}?`,
      paragraphs: [
        `${who} told us that they look after “${name}”. This address stands on its page in Fingerpost, where GP surgeries look things up, so we ask you.`,
        `In their own words: “${words}”`,
        'If that is so, open the link and say yes. From then on you can keep it right yourselves, by links like this one and without a password. If you know nothing of it, do nothing.',
      ],
      action: { label: 'Say whether it is yours', href },
      because: `You get this because your address is on the listing of ${name}.`,
    },
  };
}
