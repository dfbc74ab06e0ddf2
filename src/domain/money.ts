/** `£2.50`, `£2`, `50p`. */
export function pounds(pence: number): string {
  return pence < 100 ? `${pence}p` : `£${(pence / 100).toFixed(2).replace(/\.00$/, '')}`;
}

/** Pence of an amount as people write it: `£2.50`, `2.5`, `50p`, `£1,200`. Null when it is not one amount. */
export function readPence(typed: string): number | null {
  const text = typed.toLowerCase().replace(/[\s,]/g, '').replace(/pounds?$/, '').replace(/pence$/, 'p');
  const [, pence] = /^(\d{1,4})p$/.exec(text) ?? [];
  if (pence) return Number(pence);
  const [, whole, part = ''] = /^£?(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole ? Number(whole) * 100 + Number(part.padEnd(2, '0')) : null;
}
