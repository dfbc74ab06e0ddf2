import { join } from 'node:path';
import ejs from 'ejs';
import { headerLine, type MailContent } from '../../domain/mail.ts';

export type RenderedMail = { subject: string; text: string; html: string };
export type RenderMail = (content: MailContent) => Promise<RenderedMail>;

/** A mail as it goes out, in plain text and in HTML that say the same. */
export function createMailRenderer(viewsDir: string, areaName: string): RenderMail {
  const template = join(viewsDir, 'mail/_message.ejs');
  return async (content) => ({
    subject: headerLine(content.subject),
    text: textOf(content, areaName),
    html: await ejs.renderFile(template, { ...content, areaName }, { cache: true }),
  });
}

function textOf({ paragraphs, action, because }: MailContent, areaName: string): string {
  const parts = [...paragraphs, ...(action ? [`${action.label}:\n${action.href}`] : []), `-- \nFingerpost ${areaName}\n${because}`];
  return `${parts.join('\n\n')}\n`;
}
