/** Somebody says that a listing without an e-mail address of its own is theirs. An editor decides. */
export type Claim = { id: string; listingId: string; email: string; words: string; madeAt: string; decidedAt: string | null; granted: boolean | null };
