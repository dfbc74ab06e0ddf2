/** Somebody was there first: what they did, as "approved", who, as the history names them, and the instant. */
export type Overtaken = { what: string; by: string; at: string };
