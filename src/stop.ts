const CAUSES: Record<string, string> = {
  SQLITE_FULL: 'The disk is full, so nothing more could be kept. What was said to be done is safe: make room and do it again.',
  ENOSPC: 'The disk is full, so nothing more could be kept. What was said to be done is safe: make room and do it again.',
  SQLITE_READONLY: 'The data directory may not be written to. Give this user the right to, or set DATA_DIR to another.',
  EACCES: 'The data directory may not be written to. Give this user the right to, or set DATA_DIR to another.',
  SQLITE_NOTADB: 'The file directory.sqlite in the data directory is not a database, or is damaged. Restore a backup, or set DATA_DIR to another directory.',
  SQLITE_CORRUPT: 'The file directory.sqlite in the data directory is damaged. Restore a backup, or set DATA_DIR to another directory.',
  SQLITE_BUSY: 'Another program has kept the database busy for ten seconds. Nothing of this was lost: try again.',
};

/** Ends the process with a sentence for the person at the terminal: what was wrong and what they can do. */
export function stop(reason: unknown, status = 1): never {
  console.error(sentenceOf(reason));
  process.exit(status);
}

function sentenceOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const { code = '', port } = reason as Error & { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another.`;
  return CAUSES[code.replace(/^(SQLITE_(?:FULL|READONLY|BUSY|CORRUPT)).*/, '$1')] ?? reason.message;
}
