const SMALL = new Set('a an and at by for from in into nor of off on or over the to up upon via with'.split(' '));
/** Written in capitals because it is an abbreviation. */
const ABBREVIATIONS = new Set(
  ('AA ABF ACF ADHD AFC AIDS ARLFC ASD ATC BAME BBC BME BSL CAB CAMHS CC CCTV CIC CIO CVS DIY ESOL EU FC GB GP HIV ICW II III IV JFC ' +
    'LGBT LGBTQ MBE MP MS NCT NHS NSPCC OBE OCD PFA PTA PTFA PTSA RAF RBL RC RFC RNIB RNID RNLI RSPB RSPCA RUFC SEN SEND SMS SSAFA TB TV ' +
    'U3A UCKG UK UNICEF URC USA VC VI WEA WI WRVS WW2 WWII YHA YM YMCA YWCA').split(' '),
);
/** No vowel in it, and yet a word. */
const WORDS_WITHOUT_VOWELS = new Set('LTD MR MRS DR ST MT RD CH SHRI DRS JR SR PH MSS TH ND RD ST HRH'.split(' '));
const PROPER = new Set(
  ('monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december ' +
    'england english scotland scottish wales welsh ireland irish britain british london europe european africa african ' +
    'asia asian india indian pakistan pakistani bangladesh china chinese israel jewish christian christians christ jesus god bible catholic anglican ' +
    'muslim muslims islam islamic hindu hindus hinduism sikh sikhs jain jains buddhist gujarati tamil tamils sri lanka lankan ' +
    'somali somalia kenya uganda ghana nigeria caribbean afghan afghanistan iran iranian iraq poland polish romania i').split(' '),
);

/** True when somebody wrote it with the capitals lock on: several letters, none of them small. */
export function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > 4 && /\p{Lu}{4}/u.test(text);
}

/** `THE YMCA OF STRATFORD-UPON-AVON (1ST SCOUTS)` gives `The YMCA of Stratford-upon-Avon (1st Scouts)`. */
export function titleCase(shouted: string): string {
  let first = true;
  return shouted.replace(WORD, (word) => {
    const text = SMALL.has(word.toLowerCase()) && !first ? word.toLowerCase() : asWord(word);
    first = false;
    return text;
  });
}

/** Sentences out of capitals. The `names` given keep their capital, as do days, countries and faiths. */
export function sentenceCase(shouted: string, names: string[] = []): string {
  const proper = new Set([...PROPER, ...names.map((name) => name.toLowerCase())]);
  return shouted
    .split(/(?<=[.!?:]\s|\n)/)
    .map((sentence) => {
      let first = true;
      return sentence.replace(WORD, (word) => {
        const capital = first || proper.has(word.toLowerCase()) || isAbbreviation(word);
        first = false;
        return capital ? asWord(word) : word.toLowerCase();
      });
    })
    .join('');
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

function asWord(word: string): string {
  if (isAbbreviation(word)) return word;
  if (/^\d/.test(word)) return word.toLowerCase();
  const lower = word.toLowerCase();
  // "McDonald" and "O'Neill", yet "Children's": one letter behind the mark is no name.
  return lower.replace(/^(?:mc(?=[a-z]{3})|[od]['’](?=[a-z]{2})|)[a-z]/, (start) => capitalOf(start.slice(0, -1)) + start.slice(-1).toUpperCase());
}

function capitalOf(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isAbbreviation(word: string): boolean {
  const bare = word.replace(/['’]S$/, '');
  if (ABBREVIATIONS.has(bare)) return true;
  return /^[B-DF-HJ-NP-TV-XZ]{2,5}$/.test(bare) && !WORDS_WITHOUT_VOWELS.has(bare);
}
