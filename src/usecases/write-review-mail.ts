import { addMonths } from '../domain/calendar.ts';
import { dateText } from '../domain/date-text.ts';
import type { Listing } from '../domain/listing.ts';
import type { NewMail } from '../domain/mail.ts';
import type { ReviewStage } from '../domain/review.ts';

const HOW =
  'Open your page. If everything is right, one press says so. If something has changed, if there is no room just now, or if it has closed, you can say that there too.';

/** A question to an owner, with the one link that answers it. */
export function writeReviewMail({ details: { name, check } }: Listing, to: string, stage: ReviewStage, href: string): NewMail {
  const { subject, paragraphs } = stage.kind === 'funding' ? funding(name, stage.until) : QUESTIONS[stage.months](name, stage.since, check !== null);
  return {
    kind: 'review',
    to,
    content: {
      subject,
      paragraphs,
      action: { label: 'Open your page', href },
      because: `You get this because you are the contact of ${name}. If you no longer look after it, you can say so at the foot of your page.`,
    },
  };
}

type Question = { subject: string; paragraphs: string[] };

function funding(name: string, until: string): Question {
  return {
    subject: `Does ${name} go on after ${dateText(until)}?`,
    paragraphs: [
      `You told us that “${name}” is funded until ${dateText(until)}. GP surgeries go on sending people to you until they hear otherwise.`,
      `Is it going on? ${HOW}`,
    ],
  };
}

const QUESTIONS: Record<10 | 11 | 12, (name: string, since: string, wasChecked: boolean) => Question> = {
  10: (name, since, wasChecked) => {
    const known = `${wasChecked ? 'It was last checked on' : 'It came in on'} ${dateText(since)}.`;
    return {
      subject: `Is ${name} still right?`,
      paragraphs: [
        `“${name}” is in Fingerpost, where GP surgeries look things up for the people who ring them. ${known} Is everything it says still right?`,
        HOW,
        'Somebody is on the telephone while it is read. A number that is answered means a lot to them.',
      ],
    };
  },
  11: (name, since) => ({
    subject: `Once more: is ${name} still right?`,
    paragraphs: [
      `It is eleven months since anybody confirmed what Fingerpost says about “${name}”. In case an earlier mail went astray, here is the link once more.`,
      HOW,
      `After ${dateText(addMonths(since, 12))} it goes below other results, and people read that nobody has checked it for a year.`,
    ],
  }),
  12: (name, since) => ({
    subject: `${name} has not been confirmed for a year`,
    paragraphs: [
      `Nobody has confirmed what Fingerpost says about “${name}” since ${dateText(since)}. After a year it goes below other results, and people read that nobody has checked it.`,
      `You can put that right at any time, and it counts at once. ${HOW}`,
      'If we hear nothing, one of our editors will try to ring you.',
    ],
  }),
};
