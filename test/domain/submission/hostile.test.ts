import { describe, expect, test } from 'vitest';
import { contact } from '../../../src/domain/submission/contact.ts';
import { cleanLine, cleanText, mixedWord } from '../../../src/domain/submission/plain-writing.ts';
import { what } from '../../../src/domain/submission/what.ts';
import { readNew } from '../../support/submission.ts';

describe('what nobody sees is taken out', () => {
  test.each([
    ['control characters', 'Lunch\u0000 \u0007Club\u001b[31m', 'Lunch Club[31m'],
    ['what turns the direction of writing', 'Lunch \u202egnp.exe\u202c \u2066Club\u2069', 'Lunch gnp.exe Club'],
    ['spaces without width', 'Lu\u200bnch\ufeff Cl\u00adub\u2060', 'Lunch Club'],
    ['joiners between English letters', 'Lu\u200dnch', 'Lunch'],
    ['letters of a keyboard app', '𝐋𝐮𝐧𝐜𝐡 Ｃｌｕｂ', 'Lunch Club'],
    ['more marks on a letter than any script has', `Z${'\u0338'.repeat(200)}algo`, `Z${'\u0338'.repeat(4)}algo`],
    ['private letters and halves of a pair', 'Lunch\ue000\ud800 Club', 'Lunch Club'],
    ['a line end in a line', 'Lunch\r\nClub\u2028of\u0085Sale', 'Lunch Club of Sale'],
  ])('%s', (_what, typed, seen) => {
    expect(cleanLine(typed)).toBe(seen);
  });

  test('paragraphs keep their lines, and languages what they are written with', () => {
    expect(cleanText('One\r\n\r\n\r\n\r\nTwo \t three\r\nfour')).toBe('One\n\nTwo three\nfour');
    expect(cleanLine('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(cleanLine('Tŷ Hapus – café, £2, “Ślub” 👩')).toBe('Tŷ Hapus – café, £2, “Ślub” 👩');
  });
});

describe('a word that mixes alphabets is asked for again', () => {
  test.each([
    ['p\u0430ypal', 'p\u0430ypal'], ['Lunch \u0421lub', '\u0421lub'], ['\u03bfpen', '\u03bfpen'],
  ])('%s', (text, word) => {
    expect(mixedWord(text)).toBe(word);
    const { problems } = readNew(what, { name: text, kind: 'group', summary: 'x' });
    expect(problems.name).toContain('mixes letters of two alphabets');
  });

  test.each(['Клуб Lunch', 'Trzeźwa Herbata', 'ਸੰਗਤ group', 'Café 50+', 'مجتمع', '東京カフェ', 'Tŷ Hapus', 'COVID‑19'])('not “%s”', (text) => {
    expect(mixedWord(text)).toBeNull();
  });
});

describe('addresses that look like others are refused with a sentence', () => {
  const read = (field: 'email' | 'website', value: string) => readNew(contact, { phone: '0161 496 0100', [field]: value, 'your-email': 'a@example.org' });

  test.each([
    ['https://p\u0430ypal.example.org', /letters outside a to z/], ['example.\u043erg', /letters outside a to z/], ['https://xn--pypal-4ve.example.org', /other letters/],
    ['\u0262oogle.example.org', /letters outside a to z/], ['https://example.org@evil.example.net/', /e-mail address/], ['javascript:alert(1)', /as the browser shows it/],
    ['data:text/html,<script>', /as the browser shows it/], ['ftp://example.org', /as the browser shows it/], ['https://127.0.0.1/', /as the browser shows it/], ['localhost', /as the browser shows it/],
    ['example', /as the browser shows it/], ['https://example.org\\@evil.example.net', /e-mail address/], ['//example.org', /as the browser shows it/], [`https://example.org/${'a'.repeat(400)}`, /300 characters/],
    ['look at example.org', /as the browser shows it/],
  ])('%s', (value, sentence) => {
    const { details, problems } = read('website', value);
    expect(problems.website).toMatch(sentence);
    expect(details.website).toBeNull();
  });

  test.each([
    ['example.org', 'https://example.org'], ['  https://Example.org/Lunch ', 'https://Example.org/Lunch'], ['www.example.org/a?b=c#d', 'https://www.example.org/a?b=c#d'], ['http://example.org:8080/x', 'http://example.org:8080/x'],
  ])('%s is read', (value, website) => {
    expect(read('website', value)).toMatchObject({ problems: {}, details: { website } });
  });

  test.each(['a@ex\u0430mple.org', 'a@xn--pypal-4ve.org', 'a@example.org\r\nBcc: b@example.org', 'a@example.org\nx', 'a@example.org, b@example.org', 'a b@example.org', 'a@example', '"a b"@example.org', '<a@example.org>', `${'a'.repeat(250)}@example.org`])('e-mail %j', (value) => {
    const { details, problems } = read('email', value);
    expect(problems.email).toBeTruthy();
    expect(details.email).toBeNull();
  });

  test('an address is kept in small letters, without what stands around it', () => {
    expect(read('email', ' mailto:Jo.Bloggs+x@Example.ORG ').details.email).toBe('jo.bloggs+x@example.org');
  });
});

describe('HTML is only text, and length has a limit with a sentence', () => {
  test('a name may look like markup', () => {
    expect(readNew(what, { name: '<b>Lunch</b> & “Co”', kind: 'group', summary: '</p>' }).details).toMatchObject({ name: '<b>Lunch</b> & “Co”', summary: '</p>' });
  });

  test('what is too long is said with its length, and nothing of it is lost from the answers', () => {
    const { problems } = readNew(what, { name: 'x'.repeat(161), kind: 'group', summary: 'y'.repeat(205), description: 'z'.repeat(100_000) });
    expect(problems).toEqual({
      name: 'Keep it to 160 characters. It has 161.', summary: 'Keep it to 200 characters. It has 205.', description: 'Keep it to 6000 characters. It has 100000.',
    });
  });
});
