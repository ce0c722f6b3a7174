import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { Fault } from '../../domain/fault.ts';
import { Decimal, decimal, decimalPlaces } from '../../domain/numbers/decimal.ts';
import { scales } from '../../domain/numbers/scales.ts';
import { unitName } from '../../domain/numbers/unit-style.ts';
import type { Writing } from '../../domain/numbers/written-number.ts';
import { isAddedCaveat, isInferredCaveat } from '../../domain/statements/caveats.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import type { Dataset } from '../seed/read/dataset.ts';
import { figureCell } from './reading/figure-cell.ts';
import type { SheetRow } from './reading/sheet.ts';
import { type Conversion, conversionTo } from './reading/unit-words.ts';
import { Said } from './said.ts';

/** Cells of one row of a seed's `observations/*.csv` by column; other keys are ignored, and a missing one is an empty cell. */
export type SeedCells = Record<string, string>;

interface ImportDefaults {
  /** Id of the source of rows that name none. */
  readonly source: string | null;
  /** Id of the release that adds the statements. */
  readonly release: string;
  readonly before: Dataset;
  readonly writing: Writing;
}

type Cells = SheetRow['cells'];

/**
 * The seed's cells for a row of the long table or of any other sheet.
 * @throws Fault naming the column that cannot be read
 */
export function seedCells({ cells }: SheetRow, defaults: ImportDefaults): SeedCells {
  const { before } = defaults;
  const indicator = before.indicators.get(cells.indicator ?? '');
  const { unit = cells.unitText ?? '' } = indicator ?? {};
  requireNamedScale(cells, unit, before);
  const source = cells.source || defaults.source;
  if (!source)
    throw new Said(
      'source: the row names no source; give one with --source.',
      '来源：该行未注明来源，请用--source指定。',
    );
  return {
    ...cells,
    ...figure(cells, indicator, defaults),
    unit,
    kind: cells.kind || 'actual',
    qualifier: cells.qualifier || 'exact',
    source,
    locator: cells.locator || 'document',
    ...remarks(cells),
    release: defaults.release,
  };
}

/** A table with `labels=both` and without the column `scale` says only by the name of its unit that 490000 is in hundred millions. */
function requireNamedScale({ unitName: name = '', scale }: Cells, unit: string, before: Dataset): void {
  const meant = wordsOf(scales).filter((word) => Object.values(unitName(unit, word, before)).includes(name));
  const [first] = meant;
  if (first === undefined || meant.some((word) => word === (scale || '1'))) return;
  throw new Fault(`unitName: "${name}" is ${unit} with the scale ${first}, which the column scale must say.`);
}

/** Digits and power of ten of a figure: those that were printed when the row has `digits`, else those of the value as it is written. */
function figure(
  cells: Cells,
  indicator: Indicator | undefined,
  { before, writing }: ImportDefaults,
): SeedCells {
  if (cells.missingReason === 'publishedAsRange')
    return { value: '', scale: '0', rangeLower: plain(cells.lower), rangeUpper: plain(cells.upper) };
  const read = valueCell(cells, writing, before);
  if (read.unit === null) requireUnit(cells, indicator, before);
  const column = cells.unitText ? conversionOf(cells.unitText, indicator, before) : asItIs;
  if (read.percent && indicator?.unit !== 'percent')
    throw new Fault(`value: "${cells.value}" is a percentage, but the unit is ${indicator?.unit}.`);
  if (read.exponent > 0 && indicator?.unit === 'percent')
    throw new Fault(`value: "${cells.value}" has a power of ten, but the unit is percent.`);
  const behind = read.unit === null ? null : conversionOf(read.unit, indicator, before);
  const own = behind && { ...behind, power: behind.power + read.exponent };
  requireOneUnit(cells, { own, worded: read.worded, column });
  const { power, factor } = own ?? { ...column, power: column.power + read.exponent };
  const total = power + scaleOf(cells.scale);
  const printed = cells.digits
    ? { value: cells.digits, scale: String(powerBetween(cells.digits, read.digits, total)) }
    : shifted(read.digits, { power: total, factor });
  return { ...printed, rangeLower: '', rangeUpper: '' };
}

function valueCell({ value = '' }: Cells, writing: Writing, { units }: Dataset) {
  try {
    return figureCell(value, writing, units);
  } catch (error) {
    if (!(error instanceof Said)) throw error;
    throw new Said(`value: ${error.text.en}`, `数值：${error.text.zh}`);
  }
}

const asItIs: Conversion = { power: 0, factor: new Decimal(1) };

/** A table that names an indicator by words must say its unit, where that is counted in large numbers. */
function requireUnit(
  { unitText, named, indicator }: Cells,
  known: Indicator | undefined,
  before: Dataset,
): void {
  if (unitText || named !== 'yes' || known === undefined || !before.units.get(known.unit)?.words) return;
  throw new Said(
    `unit: the table does not say in which unit it gives "${indicator}"; it could be ${known.unit} or a multiple. Say it by --unit, such as --unit 亿元.`,
    `单位：表中未注明“${indicator}”的单位，可能是${known.unit}或其倍数。请用--unit指明，如--unit 亿元。`,
  );
}

function conversionOf(text: string, indicator: Indicator | undefined, before: Dataset): Conversion {
  const found = indicator === undefined ? asItIs : conversionTo(text, indicator, before.units);
  if (found !== null) return found;
  throw new Said(
    `unit: "${indicator?.id}" is measured in ${indicator?.unit}, not in "${text}".`,
    `单位：“${indicator?.id}”的单位是${indicator?.unit}，不是“${text}”。`,
  );
}

interface Conversions {
  /** By the unit and the words in the cell itself; null where it has no unit. */
  readonly own: Conversion | null;
  readonly worded: boolean;
  /** By the unit of the column. */
  readonly column: Conversion;
}

/** 3.2万 in a column of 亿元 may be 3.2万 or 3.2万亿; a cell with a unit of its own says all, unless the column says another. */
function requireOneUnit({ value = '', unitText = '' }: Cells, { own, worded, column }: Conversions): void {
  const isPlain = column.power === 0 && column.factor.equals(1);
  const isSame = own !== null && own.power === column.power && own.factor.equals(column.factor);
  if (isPlain || isSame || (own === null && !worded)) return;
  throw new Said(
    `value: "${value}" in a column of ${unitText} could be read in two ways: as ${value}, or as ${value} times ${unitText}. Write a plain number, or leave out the unit of the column.`,
    `数值：“${value}”所在列的单位为${unitText}，有两种读法：${value}，或${value}乘以${unitText}。请改写为普通数字，或去掉该列的单位。`,
  );
}

/** Digits with a power of ten that the seed can have: none is negative. 41060 with -3 is 41.060. Between binary units as many digits count as were printed. */
function shifted(digits: string, { power, factor }: Conversion): SeedCells {
  if (factor.equals(1) && power >= 0) return { value: digits, scale: String(power) };
  const value = decimal(digits, power).times(factor);
  if (factor.equals(1)) return { value: value.toFixed(decimalPlaces(digits) - power), scale: '0' };
  const counted = digits.replace(/\D/g, '').replace(/^0+/, '').length;
  return { value: value.toFixed(), scale: '0', significantDigits: String(Math.max(counted, 1)) };
}

function scaleOf(scale: string | undefined): number {
  if (!scale) return 0;
  const known = Object.entries(scales).find(([name]) => name === scale);
  if (known === undefined)
    throw new Fault(`scale: "${scale}" is not one of ${Object.keys(scales).join(', ')}.`);
  return known[1].exponent;
}

/**
 * The power of ten between printed digits and a value.
 * @throws Fault when they are not the same figure
 */
function powerBetween(printed: string, digits: string, exponent: number): number {
  const value = decimal(digits, exponent);
  if (!/^-?\d+(\.\d+)?$/.test(printed))
    throw new Fault(`digits: "${printed}" is not a plain decimal number.`);
  const base = new Decimal(printed);
  if (base.isZero() && value.isZero()) return 0;
  const power = base.isZero() || value.isZero() ? Number.NaN : value.dividedBy(base).log(10).toNumber();
  if (!Number.isInteger(power) || power < 0)
    throw new Fault(`digits: "${printed}" is not the same figure as the value.`);
  return power;
}

function plain(text: string | undefined): string {
  return text ? new Decimal(text).toFixed() : '';
}

/** Period basis and caveat of a row. The long table writes caveats as `English | 中文`, one on each line, and an inferred period as a caveat. */
function remarks(cells: Cells): SeedCells {
  const caveats = (cells.caveats ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [en = '', zh, ...others] = line.split(' | ');
      if (zh === undefined || others.length > 0)
        throw new Fault(`caveats: "${line}" needs both languages, written "English | 中文".`);
      return { en, zh };
    });
  const own = caveats.filter((caveat) => !isAddedCaveat(caveat));
  return {
    periodBasis: cells.periodBasis || (caveats.some(isInferredCaveat) ? 'inferred' : ''),
    caveatEn: own[0]?.en ?? '',
    caveatZh: own[0]?.zh ?? '',
  };
}
