/**
 * Bytes as text: UTF-8, and from the first byte that is not UTF-8 on Windows-1252, which is what
 * spreadsheets in Britain save when nobody chose. A byte-order mark is dropped.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let encoding = 'utf-8';
  let held = new Uint8Array(0);
  let first = true;
  for await (const chunk of bytes) {
    const data = Buffer.concat([held, chunk]);
    const end = encoding === 'utf-8' ? lastWholeCharacter(data) : data.length;
    held = data.subarray(end);
    encoding = encodingOf(data.subarray(0, end), encoding);
    const text = new TextDecoder(encoding, { ignoreBOM: !first }).decode(data.subarray(0, end));
    first = false;
    if (text) yield text;
  }
  if (held.length > 0) yield new TextDecoder(encodingOf(held, encoding)).decode(held);
}

function encodingOf(data: Uint8Array, before: string): string {
  if (before !== 'utf-8') return before;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Where the bytes of a character that may go on in the next piece begin: UTF-8 has at most four. */
function lastWholeCharacter(data: Uint8Array): number {
  let end = data.length;
  while (end > 0 && data.length - end < 4 && data[end - 1]! >= 0x80) end -= 1;
  return end;
}
