import { stringify } from 'csv-stringify/sync';

/**
 * Rows as lines of CSV (RFC 4180). What a spreadsheet would take for a formula is marked as text, since some of it was typed
 * by anybody: https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function writeCsv(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}
