/** The forms of the numbers of the United Kingdom's registers. Whether one is registered is not known here. */

/**
 * A charity number as its register writes it, or null. England and Wales: six or seven digits, a linked charity
 * with `-1` behind; Scotland (OSCR): `SC` and six digits; Northern Ireland (CCNI): `NIC` and six digits.
 */
export function readCharityNumber(typed: string): string | null {
  const number = bare(typed);
  if (/^\d{6,7}(?:-\d{1,4})?$/.test(number)) return number;
  const [, register = '', digits = ''] = /^(SC|NIC?)(\d{5,6})$/.exec(number) ?? [];
  if (register === 'SC') return `SC${digits.padStart(6, '0')}`;
  return digits.length === 6 ? `NIC${digits}` : null;
}

/**
 * A company number of Companies House: eight characters, all digits or two letters and six (`SC`, `NI`, `OC`, `CE`…), or one of the
 * old societies, which end with a letter. Zeros that were left off the front of digits are put back.
 */
export function readCompanyNumber(typed: string): string | null {
  const number = bare(typed);
  if (/^\d{5,8}$/.test(number)) return number.padStart(8, '0');
  return /^(?:[A-Z]{2}\d{6}|(?:IP|SP|NP|NO|RS)\d{5}[A-Z])$/.test(number) ? number : null;
}

/** Without what people write around it: spaces, dots, “No.”, a long dash. */
function bare(typed: string): string {
  return typed.toUpperCase().replace(/[\s.:#]/g, '').replace(/[‐-―]/g, '-').replace(/^(?:NUMBER|NO)(?=\d{6,}(?:-|$))/, '');
}
