import nodemailer from 'nodemailer';
import { isOneAddress, type Mailer, type MailOutcome } from '../../domain/mail.ts';
import type { RenderMail } from './render.ts';

const TIMEOUT_MS = 20_000;

type Options = { url: string; from: string; render: RenderMail; timeoutMs?: number };

/** Sends over SMTP. What the server says of one mail is an outcome; when it is away, slow, or will not have us at all, that is thrown. */
export function createSmtpMailer({ url, from, render, timeoutMs = TIMEOUT_MS }: Options): Mailer & { close: () => void } {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, content }) {
      if (!isOneAddress(to)) return { refused: 'It is not one address.' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          messageId: `<${id}@${host}>`,
          ...(await render(content)),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { sent: true };
      } catch (error) {
        const outcome = outcomeOf(error as SmtpError);
        if (outcome) return outcome;
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string };

/**
 * What was said of the recipient or of what was sent. A refused sender, a password, or a policy against us (RFC 3463: 5.7.x) is
 * not the recipient's fault, and somebody can put it right.
 */
function outcomeOf({ responseCode = 0, response = '', command = '' }: SmtpError): MailOutcome | null {
  const isAboutThisMail = /^(?:RCPT TO|DATA)/.test(command) && responseCode !== 530 && responseCode !== 535 && !/^\d{3}[ -]5\.7\./.test(response);
  if (!isAboutThisMail || responseCode < 400) return null;
  return responseCode < 500 ? { deferred: response } : { refused: response };
}
