import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A form's own token: when its page was made, signed, and bound to whoever it was made for (the sign-in of an editor;
 * nobody in particular on the pages that need none). So a page of another site cannot send one, and a robot that
 * answers within a second is known by it. It needs no store and outlives a restart.
 */
export type FormTokens = {
  issue(binding: string, now: Date): string;
  /** How long ago it was made, in seconds; null when it was not made here for this binding. */
  ageSeconds(token: string, binding: string, now: Date): number | null;
};

export function createFormTokens(secret: string): FormTokens {
  const sign = (made: string, binding: string) => createHmac('sha256', secret).update(`form ${made} ${binding}`).digest();
  return {
    issue(binding, now) {
      const made = now.getTime().toString(36);
      return `${made}.${sign(made, binding).toString('base64url')}`;
    },
    ageSeconds(token, binding, now) {
      const [made = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(made, binding);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      return (now.getTime() - parseInt(made, 36)) / 1000;
    },
  };
}
