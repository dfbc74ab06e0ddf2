/** What Windows-1252 has for the bytes 0x80 to 0x9f; the others are those of Latin-1. Node 20's decoder for it gives Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Bytes as text: UTF-8, and from the first piece that is not UTF-8 on Windows-1252, which is what
 * spreadsheets in Britain save when nobody chose.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let isUtf8 = true;
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of bytes) {
    const data = Buffer.concat([held, chunk]);
    const end = isUtf8 ? lastWholeCharacter(data) : data.length;
    held = data.subarray(end);
    isUtf8 &&= isValidUtf8(data.subarray(0, end));
    yield decode(data.subarray(0, end), isUtf8);
  }
  if (held.length > 0) yield decode(Buffer.from(held), isUtf8 && isValidUtf8(held));
}

function isValidUtf8(data: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return true;
  } catch {
    return false;
  }
}

function decode(data: Buffer, isUtf8: boolean): string {
  if (isUtf8) return data.toString('utf8');
  return data.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/** Where the bytes of a character that may go on in the next piece begin: UTF-8 has at most four. */
function lastWholeCharacter(data: Uint8Array): number {
  let end = data.length;
  while (end > 0 && data.length - end < 4 && data[end - 1]! >= 0x80) end -= 1;
  return end;
}
