import { Fault } from '../../domain/fault.ts';
import { Decimal, decimal } from '../../domain/numbers/decimal.ts';
import { type ScaleName, scales } from '../../domain/numbers/scales.ts';
import { type Writing, writtenNumber } from '../../domain/numbers/written-number.ts';
import { isAddedCaveat, isInferredCaveat } from '../../domain/statements/caveats.ts';
import { type Text, wordsOf } from '../../domain/statements/codes.ts';
import type { SheetRow } from './sheet.ts';

/** Cells of one row of a seed's `observations/*.csv` by column; other keys are ignored, and a missing one is an empty cell. */
export type SeedCells = Record<string, string>;

interface ImportDefaults {
  /** Id of the source of rows that name none. */
  readonly source: string | null;
  /** Id of the release that adds the statements. */
  readonly release: string;
  /** Unit of an indicator; undefined when the indicator is not known. */
  readonly unitOf: (indicator: string) => string | undefined;
  /** The name of a unit with a scale. */
  readonly unitName: (unit: string, scale: ScaleName) => Text;
  readonly writing: Writing;
}

/** Columns that every sheet needs. */
export const required = ['indicator', 'area', 'period', 'value'] as const;

/**
 * The seed's cells for a row of the long table or of a simple sheet.
 * @throws Fault naming the column that cannot be read
 */
export function seedCells({ cells }: SheetRow, defaults: ImportDefaults): SeedCells {
  const indicator = cells.indicator ?? '';
  const unit = defaults.unitOf(indicator) ?? cells.unit ?? '';
  if (cells.unit && unit !== cells.unit)
    throw new Fault(`unit: "${indicator}" is measured in ${unit}, not in "${cells.unit}".`);
  requireNamedScale(cells, unit, defaults.unitName);
  const source = cells.source || defaults.source;
  if (!source) throw new Fault('source: the row names no source; give one with --source.');
  return {
    ...cells,
    ...figure(cells, unit, defaults.writing),
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
function requireNamedScale(
  { unitName: name = '', scale }: SheetRow['cells'],
  unit: string,
  unitName: ImportDefaults['unitName'],
): void {
  const meant = wordsOf(scales).filter((word) => Object.values(unitName(unit, word)).includes(name));
  const [first] = meant;
  if (first === undefined || meant.some((word) => word === (scale || '1'))) return;
  throw new Fault(`unitName: "${name}" is ${unit} with the scale ${first}, which the column scale must say.`);
}

/** Digits and power of ten of a figure: those that were printed when the row has `digits`, else those of the value as it is written. */
function figure(cells: SheetRow['cells'], unit: string, writing: Writing): SeedCells {
  if (cells.missingReason === 'publishedAsRange')
    return { value: '', scale: '0', rangeLower: plain(cells.lower), rangeUpper: plain(cells.upper) };
  const { digits, exponent, percent } = writtenNumber(cells.value ?? '', writing);
  if (percent && unit !== 'percent')
    throw new Fault(`value: "${cells.value}" is a percentage, but the unit is ${unit}.`);
  if (exponent > 0 && unit === 'percent')
    throw new Fault(`value: "${cells.value}" has a power of ten, but the unit is percent.`);
  const power = exponent + scaleOf(cells.scale);
  const printed = cells.digits
    ? { value: cells.digits, scale: String(powerBetween(cells.digits, digits, power)) }
    : { value: digits, scale: String(power) };
  return { ...printed, rangeLower: '', rangeUpper: '' };
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
function remarks(cells: SheetRow['cells']): SeedCells {
  const caveats = (cells.caveats ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [en = '', zh] = line.split(' | ');
      if (zh === undefined)
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
