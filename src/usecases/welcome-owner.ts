import type { Listing } from '../domain/listing.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Stores } from '../domain/stores.ts';

/** Makes an address an owner and mails it the link to its page; one that was an owner already gets the link again. Inside a transaction. */
export async function welcomeOwner(
  { owners, links, mail }: Pick<Stores, 'owners' | 'links' | 'mail'>,
  addresses: Addresses,
  { id, details: { name } }: Listing,
  email: string,
): Promise<void> {
  await owners.add(id, email);
  const token = await links.create('owner', id, email);
  await mail.add([{
    kind: 'owner-welcome',
    to: email,
    content: {
      subject: `You look after ${name} in Fingerpost`,
      paragraphs: [
        `GP surgeries look up “${name}” while somebody is on the telephone, and go by what it says. Nobody knows it better than you.`,
        'Your page is behind this link. There you can say that everything is still right, whether there is room, or what has changed. There is no password: whoever has the link has the page, so keep it to yourselves. It works for three months; after that it offers you a new one.',
        'Once a year we ask whether it is all still true. Otherwise we write only when somebody tells us that something is wrong.',
      ],
      action: { label: 'Open your page', href: addresses.my(token) },
      because: `You get this because this address was confirmed as the contact of ${name}.`,
    },
  }]);
}
