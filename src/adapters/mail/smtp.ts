import nodemailer from 'nodemailer';
import type { Mailer } from '../../domain/mail.ts';
import type { RenderMail } from './render.ts';

const TIMEOUT_MS = 20_000;

/** Sends over SMTP. A server that says no for good (5xx) is an outcome; one that is away, slow or busy is thrown. */
export function createSmtpMailer({ url, from, render }: { url: string; from: string; render: RenderMail }): Mailer & { close: () => void } {
  const transport = nodemailer.createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, content }) {
      try {
        // An object, never a string: a comma or a line break in an address names nobody else.
        await transport.sendMail({ from, to: { name: '', address: to }, ...(await render(content)), headers: { 'Auto-Submitted': 'auto-generated' } });
        return { sent: true };
      } catch (error) {
        const { responseCode = 0, response = '', command = '' } = error as { responseCode?: number; response?: string; command?: string };
        // Only what was said about this recipient or message: a refused password is not the recipient's fault.
        const isAboutThisMail = responseCode >= 500 && /^(RCPT TO|MAIL FROM|DATA)/.test(command);
        if (isAboutThisMail) return { refused: response || String(responseCode) };
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
