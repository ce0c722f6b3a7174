/** A number in words: its digits, without zeros at their end, and the power of ten of the last one. */
interface NumeralReading {
  readonly digits: string;
  readonly exponent: number;
}

const values: Readonly<Record<string, number>> = Object.fromEntries(
  [...'〇一二三四五六七八九']
    .map((sign, value) => [sign, value] as const)
    .concat([
      ['零', 0],
      ['两', 2],
    ]),
);
const places: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const steps: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

const signs = '〇零一二两三四五六七八九十百千';
const spoken = new RegExp(`^(负)?([${signs}万亿\\d]+)(?:点([〇零一二三四五六七八九]+))?(万亿|亿|万)?$`);

/**
 * Reads a number that has Chinese numerals, or digits between several powers of ten: 五十五, 三点二万亿, 1亿2000万, 3万5千.
 * Null for any other text, and for a short form such as 三万五, which is either 35,000 or 30,005.
 */
export function chineseNumeral(text: string): NumeralReading | null {
  const match = spoken.exec(text);
  if (match === null || /^负?\d+(万亿|亿|万)?$/.test(text)) return null;
  const [, minus = '', whole = '', fraction, scale] = match;
  if (fraction === undefined && scale !== undefined) return signed(minus, sum(whole + scale, steps));
  const exponent = steps.find(([name]) => name === scale)?.[1] ?? 0;
  const integer = sum(whole, steps);
  if (integer === null || fraction === undefined) return signed(minus, integer);
  const decimals = arabicDigits(fraction);
  return signed(minus, { digits: `${integer.digits}${'0'.repeat(integer.exponent)}.${decimals}`, exponent });
}

/** Digits for numerals that are written one by one: 2024 for 二〇二四. */
export function arabicDigits(text: string): string {
  return [...text].map((sign) => values[sign] ?? sign).join('');
}

function signed(minus: string, reading: NumeralReading | null): NumeralReading | null {
  return reading === null || minus === '' ? reading : { ...reading, digits: `-${reading.digits}` };
}

/** The parts before and behind the largest of some powers of ten, added up. */
function sum(text: string, [step, ...smaller]: typeof steps): NumeralReading | null {
  if (step === undefined) return section(text);
  const [name, power] = step;
  const at = text.indexOf(name);
  if (at < 0) return sum(text, smaller);
  const head = sum(text.slice(0, at), smaller);
  const rest = text.slice(at + name.length);
  if (head === null || head.digits === '0') return null;
  if (rest === '') return { digits: head.digits, exponent: head.exponent + power };
  const tail = isWhole(rest, power) ? sum(rest.replace(/^[零〇]/, ''), smaller) : null;
  if (tail === null || tail.digits.length + tail.exponent > power) return null;
  const gap = head.exponent + power - tail.exponent;
  const total = BigInt(head.digits) * 10n ** BigInt(gap) + BigInt(tail.digits);
  return { digits: String(total), exponent: tail.exponent };
}

/** False for what is left behind a power of ten in short forms, such as the 五 of 三万五. */
function isWhole(rest: string, power: number): boolean {
  return /[十百千万亿零〇]/.test(rest) || rest.length === power;
}

/** A number below 10,000: 二百零五, 十二, 2000, 5千. */
function section(text: string): NumeralReading | null {
  if (/^\d+$/.test(text)) return { digits: String(BigInt(text)), exponent: 0 };
  if (/^[零〇]$/.test(text)) return { digits: '0', exponent: 0 };
  const parts = [
    ...text.matchAll(/([零〇]?)(\d+|[一二两三四五六七八九])?([十百千])|([零〇]?)([一二两三四五六七八九])$/g),
  ];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  let [total, last] = [0, 4];
  for (const [, , digit, place, zero = '', single] of parts) {
    const exponent = places[place ?? ''] ?? 0;
    // Without its place a digit would be a short form: 二百五 is 250, 二百零五 is 205.
    if (exponent >= last || (single !== undefined && last > 1 && last < 4 && zero === '')) return null;
    if (digit === undefined && single === undefined && place !== '十') return null;
    const value = single ?? digit ?? '一';
    const number = /^\d/.test(value) ? Number(value) : (values[value] ?? 0);
    if (number > 9) return null;
    total += number * 10 ** exponent;
    last = exponent;
  }
  return { digits: String(total / 10 ** last), exponent: last };
}
