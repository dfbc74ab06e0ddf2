import { retryMinutes, type Mailer, type QueuedMail } from '../domain/mail.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, MailQueue } from '../domain/stores.ts';

export type SendMailDeps = { mail: MailQueue; mailer: Mailer; clock: Clock; atomically: Atomically };

const A_ROUND = 50;

/**
 * Sends what is due. What was deferred is tried again later, and after three days given up; an address that was refused
 * for good, or for so long, becomes a task for each listing it owns. Killed between sending and noting it, a mail goes a second time with the
 * same Message-ID: better twice than never. Answers with how many went.
 */
export async function sendMail(deps: SendMailDeps): Promise<number> {
  let sent = 0;
  for (const mail of await deps.mail.listDue(A_ROUND)) {
    const outcome = await deps.mailer.send(mail).catch((error: unknown) => ({ away: error instanceof Error ? error.message : String(error) }));
    if ('sent' in outcome) {
      await deps.mail.markSent(mail.id);
      sent += 1;
    } else if ('refused' in outcome) await comesBack(deps, mail, outcome.refused);
    else if ('deferred' in outcome) await tryLater(deps, mail, outcome.deferred, 'deferred');
    else await tryLater(deps, mail, outcome.away, 'away');
  }
  return sent;
}

async function tryLater(deps: SendMailDeps, mail: QueuedMail, why: string, because: 'deferred' | 'away') {
  const minutes = retryMinutes(mail.tries, because);
  if (minutes === null && because === 'deferred') return comesBack(deps, mail, why);
  await deps.mail.markFailed(mail.id, why, minutes === null ? null : new Date(deps.clock().getTime() + minutes * 60_000).toISOString());
}

async function comesBack({ atomically }: SendMailDeps, mail: QueuedMail, why: string) {
  await atomically(async ({ mail: queue, owners, tasks }) => {
    await queue.markFailed(mail.id, why, null);
    for (const { listingId } of await owners.markBounced(mail.to)) await tasks.open(listingId, 'dead-mail', `Mail to ${mail.to} came back: ${why}`);
  });
}
