import type { Indicator, Unit } from '../../../domain/catalogue/catalogue.ts';
import { memoized } from '../../../domain/memoized.ts';
import { Decimal, powerOfTen } from '../../../domain/numbers/decimal.ts';
import { factorBetween } from '../../../domain/numbers/measures.ts';
import { idsByKey, keyOf } from './cell-text.ts';

type Units = ReadonlyMap<string, Unit>;

/** The unit of a column or a cell, and the power of ten before it: 亿元 is CNY with 8. */
interface ScaledUnit {
  readonly unit: string;
  readonly power: number;
}

/** Measure words of Chinese that a plain number may be counted by. */
const measureWords = '个家项件款座所台辆种条张部处篇份户人次例起名套只宗架块'.split('');
const otherWords: Readonly<Record<string, readonly string[]>> = {
  CNY: ['元', '人民币', '元人民币', '人民币元', 'yuan', 'rmb', 'cny', '¥'],
  USD: ['美元', 'us dollars', 'dollars', 'usd', 'us$', '$'],
  percent: ['%', '百分比', 'percent', 'per cent', 'pct'],
  percentagePoints: ['百分点', '个百分点', 'percentage points', 'pp'],
  person: ['人', 'people', 'persons'],
  subscription: ['户', 'subscriptions'],
  count: [...measureWords, 'number', 'units', '标准机架', '架'],
  KM: ['公里', '千米', 'km'],
  M2: ['平方米', 'm2', 'sqm'],
  TOKEN: ['词元', '个词元', 'token', 'tokens'],
};

const powers: readonly (readonly [RegExp, number])[] = [
  [/^(?:万亿|trillion)/, 12],
  [/^千亿/, 11],
  [/^(?:百亿)/, 10],
  [/^(?:十亿|billion|bn)(?=\D)/, 9],
  [/^(?:亿|100million|hundredmillion)/, 8],
  [/^千万/, 7],
  [/^(?:百万|million|mio|mn)(?=\D)/, 6],
  [/^(?:10000|ten ?thousand|万)/, 4],
  [/^(?:千|thousand|1000)/, 3],
  [/^百/, 2],
];

/** The units that a text means, most often one: 万人 counts people, or is a count; none where it means none. */
export function unitsNamed(text: string, units: Units): readonly ScaledUnit[] {
  const word = keyOf(text.replace(/^\s*(?:计量)?单位\s*[:：]/, ''));
  const own = wordsOfUnits(units).get(word);
  if (own !== undefined) return own.map((unit) => ({ unit, power: 0 }));
  const step = powers.find(([pattern]) => pattern.test(word));
  if (step === undefined) return [];
  const rest = word.replace(step[0], '');
  return (wordsOfUnits(units).get(rest) ?? []).map((unit) => ({ unit, power: step[1] }));
}

/** What a figure is multiplied by to be in another unit: a power of ten, and a power of 1024 between binary units. */
export interface Conversion {
  readonly power: number;
  readonly factor: Decimal;
}

/** How a figure in a unit that a text names is converted to the unit of an indicator; null where the text means no such unit. */
export function conversionTo(
  text: string,
  target: Pick<Indicator, 'unit' | 'binary'>,
  units: Units,
): Conversion | null {
  const found = unitsNamed(text, units).flatMap(({ unit, power }) => {
    const factor = factorTo(unit, target);
    if (factor === null) return [];
    const tens = factor.log(10).toNumber();
    return Number.isInteger(tens) ? [{ power: power + tens, factor: new Decimal(1) }] : [{ power, factor }];
  });
  return found[0] ?? null;
}

function factorTo(from: string, { unit, binary }: Pick<Indicator, 'unit' | 'binary'>): Decimal | null {
  if (from === unit) return new Decimal(1);
  // People and subscriptions may be counted without a word for them.
  if (from === 'person' && unit === 'millionPeople') return powerOfTen(-6);
  if (from === 'person' && (unit === 'count' || unit === 'subscription')) return new Decimal(1);
  return factorBetween({ unit: from, binary }, { unit, binary });
}

/** Units by the words that stand for them, in the form of `keyOf`. */
const wordsOfUnits = memoized((units: Units): ReadonlyMap<string, readonly string[]> => {
  const all = [...units.values()].flatMap(({ id, name, display }) => {
    const names = [name.en, name.zh].flatMap((text) => text.split(/\s*[（(]/)[0] ?? []);
    const shown = [display.en, display.zh].map((text) => text.replace('{n}', '').trim());
    return [...new Set([id, ...names, ...shown, ...(otherWords[id] ?? [])].map(keyOf))]
      .filter((word) => word !== '')
      .map((key) => ({ id, key }));
  });
  return idsByKey(all);
});

/** Chinese words of units with their scales, which tell the encoding of a file. */
export const unitSigns: readonly string[] = [
  // A number before it tells the one character of a scale from any other.
  ...[...'0123456789'].flatMap((digit) => [`${digit}万`, `${digit}亿`]),
  '万亿',
  '亿元',
  '万元',
  '万家',
  '万户',
  '万人',
  '亿人',
  '亿户',
  '泽字节',
  '百分点',
];
