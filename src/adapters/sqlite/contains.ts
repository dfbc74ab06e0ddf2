import { sql } from 'kysely';

/** Whether a column has a text in it, whatever its capitals; a percent sign or an underscore stands for itself. */
export function contains(column: string, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
