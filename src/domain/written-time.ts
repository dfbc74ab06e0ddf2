import { readTimeRange, TIME, type ClockRange, type WrittenTime } from './time-range.ts';

const EXACT = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/**
 * Reads when something starts and ends, each as people write it: “10.30”, “2pm”, “12 noon”. Where am or pm is left
 * out there has to be one sensible way to fill it in; what is written on the 24-hour clock (`09:30`) is taken as it stands.
 */
export function readTimes(starts: string, ends: string): ClockRange | null {
  const [from, to] = [starts, ends].map((text) => text.trim().toLowerCase()) as [string, string];
  if (EXACT.test(from) && EXACT.test(to)) return { opensAt: from, closesAt: to };
  const [opens, closes] = [writtenTime(from), writtenTime(to)];
  return opens && closes && readTimeRange(opens, closes);
}

/** Whether it is a time at all, whatever its other end. */
export function isTime(text: string): boolean {
  return writtenTime(text.trim().toLowerCase()) !== null;
}

function writtenTime(text: string): WrittenTime | null {
  const plain = text.replace(/^(?:at|from|until|till|to)\s+/, '').replace(/^12\s?(?=midday|midnight)/, '').replace(/\s?(?:o'clock|hrs|h)$/, '');
  const match = TIME.exec(plain);
  if (match?.[0] !== plain) return null;
  const [, hour = '', minute = '', half = ''] = match;
  if (Number(hour) > 24) return null;
  return { hour, minute, half: half.replace(/[.\s]/g, '') };
}
