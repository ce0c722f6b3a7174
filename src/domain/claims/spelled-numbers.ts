import { chineseNumeral } from '../numbers/chinese-numerals.ts';

const ones = '零〇一二两三四五六七八九';
const run = `[${ones}十百千万亿]`;
const fraction = '(?:点[零〇一二三四五六七八九]+)?';
/** Powers of ten that stay in words, so that 四十万 is as precise as 40万. */
const powers: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

const percentage = new RegExp(`百分之(${run}+${fraction}|\\d+(?:\\.\\d+)?)`, 'g');
const year = /(?:二[〇零]|一九)[〇零一二三四五六七八九]{2}(?=\s*年)/g;
/** Figures and powers of ten in turn: 1亿2000万, 3万5千. */
const mixed = /(?<![\d.,])\d+(?:[十百千万亿]+\d+)+[十百千万亿]*/g;
const thousands = /(\d)千(?![万亿克瓦米兆字比焦卡])/g;
const hundreds = /(?<![\d.,])(\d+)百(?![万亿分])/g;
const numeral = new RegExp(
  `(?<![\\d第${ones}十百千万亿点])${run}+${fraction}(?:万亿|亿|万)?(?![大届强佳]|分之)`,
  'g',
);
const abbreviated = /(?<=\d)\s?(tr?n|bn|mn)\b/gi;
const abbreviations: Readonly<Record<string, string>> = {
  tn: 'trillion',
  trn: 'trillion',
  bn: 'billion',
  mn: 'million',
};
const single = /^\s?(?:个?百分点|倍|[A-Z]{1,2}B|[多余]|个?月)/;
/** A five-year plan, which is no number. */
const plan = /^十[一二三四五]五$/;

const spelled =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|dozens?|several|few|half a)';
/** Numbers that are not read: parts of ten, shares, multiples, some or many, and English words. */
const unread: readonly RegExp[] = [
  new RegExp(`[${ones}十]成(?![立为果功本员交])|分之[${ones}十百千万\\d]|一半|[过近]半|半数|翻[一两二三]?番`),
  new RegExp(`[数几](?:[十百千万亿]+)(?![${ones}十点])|十几|上[百千](?!分)|(?<![\\d${ones}十])[百千]余`),
  new RegExp(`[${ones}十\\d][百千万亿]+[${ones}](?![${ones}十百千万亿点季月年产次类级大个])`),
  new RegExp(
    `\\b${spelled}(?:[- ](?:and )?${spelled})*[- ](?:trillion|billion|million|thousand|hundred|per ?cent|percentage|zettabytes?|exabytes?|[ZEP]B)\\b`,
    'i',
  ),
  /\b(?:tens|hundreds|thousands|millions|billions|trillions) of\b|\b(?:doubled|tripled|quadrupled|one third|two thirds|a quarter of|half of (?!(?:19|20)\d\d))/i,
];

/** A text whose Chinese numerals are written in digits, 40万 for 四十万 and 8.6% for 百分之八点六, and its `bn` as `billion`. It is in Unicode's form NFKC. */
export function withDigits(text: string): string {
  return text
    .replace(percentage, (whole, number: string) => {
      const digits = /^\d/.test(number) ? number : digitsOf(number);
      return digits === null ? whole : `${digits}%`;
    })
    .replace(year, (signs) =>
      [...signs].map((sign) => (sign === '零' ? 0 : '〇一二三四五六七八九'.indexOf(sign))).join(''),
    )
    .replace(mixed, (whole) => digitsOf(whole) ?? whole)
    .replace(abbreviated, (_, short: string) => ` ${abbreviations[short.toLowerCase()]}`)
    .replace(thousands, '$1 thousand')
    .replace(hundreds, '$100')
    .replace(numeral, (whole, at: number, all: string) => {
      const isNumber = /[一二两三四五六七八九十]/.test(whole) && !plan.test(whole);
      const isLong = whole.length > 1 || single.test(all.slice(at + whole.length));
      // 数十万 is some hundred thousand, or 100,000 behind 总数.
      const isVague = /^十[万亿]*$/.test(whole) && /[数几]$/.test(all.slice(0, at));
      return isNumber && isLong && !isVague ? (digitsOf(whole) ?? whole) : whole;
    });
}

/** True for a text with a number in words that is not read, such as 三成, 数十万 or `forty zettabytes`: none of its other figures may stand in for it. `text` is one of `withDigits`. */
export function hasUnreadNumber(text: string): boolean {
  return unread.some((words) => words.test(text)) || (text.match(numeral) ?? []).some(isLeft);
}

/** A numeral with powers of ten that could not be read, 三万五: a short form has two readings. */
function isLeft(text: string): boolean {
  return (
    /[二两三四五六七八九].*[十百千万亿]|[十百千万亿].*[一二两三四五六七八九]/.test(text) && !plan.test(text)
  );
}

function digitsOf(text: string): string | null {
  const reading = chineseNumeral(text);
  if (reading === null) return null;
  const { digits, exponent } = reading;
  const [power, zeros] = powers.find(([name]) => text.endsWith(name)) ?? ['', 0];
  return exponent < zeros ? null : `${digits}${'0'.repeat(exponent - zeros)}${power}`;
}
