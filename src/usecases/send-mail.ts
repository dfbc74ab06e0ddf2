import { RETRY_MINUTES, type Mailer, type QueuedMail } from '../domain/mail.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, MailQueue } from '../domain/stores.ts';

export type SendMailDeps = { mail: MailQueue; mailer: Mailer; clock: Clock; atomically: Atomically };

const A_ROUND = 50;

/**
 * Sends what is due. What did not go is tried again later, and after three days given up; an address that was refused
 * for good becomes a task for each listing it owns. Answers with how many went.
 */
export async function sendMail(deps: SendMailDeps): Promise<number> {
  let sent = 0;
  for (const mail of await deps.mail.listDue(A_ROUND)) {
    const outcome = await deps.mailer.send(mail).catch((error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }));
    if ('sent' in outcome) {
      await deps.mail.markSent(mail.id);
      sent += 1;
    } else if ('refused' in outcome) await giveUp(deps, mail, outcome.refused);
    else await tryLater(deps, mail, outcome.failed);
  }
  return sent;
}

async function tryLater(deps: SendMailDeps, mail: QueuedMail, why: string) {
  const minutes = RETRY_MINUTES[mail.tries];
  if (minutes === undefined) return giveUp(deps, mail, why);
  await deps.mail.markFailed(mail.id, why, new Date(deps.clock().getTime() + minutes * 60_000).toISOString());
}

async function giveUp({ atomically }: SendMailDeps, mail: QueuedMail, why: string) {
  await atomically(async ({ mail: queue, owners, tasks }) => {
    await queue.markFailed(mail.id, why, null);
    for (const { listingId } of await owners.markBounced(mail.to)) await tasks.open(listingId, 'dead-mail', `Mail to ${mail.to} came back: ${why}`);
  });
}
