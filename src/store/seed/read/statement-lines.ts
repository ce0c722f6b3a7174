import { Fault } from '../../../domain/fault.ts';
import { powerOfTen } from '../../../domain/numbers/decimal.ts';
import { servedBounds } from '../../../domain/numbers/json-numbers.ts';
import { boundsOf, printedValue, quantity, rangeOf } from '../../../domain/numbers/quantity.ts';
import { kinds } from '../../../domain/statements/codes.ts';
import { locatorQualityOf } from '../../../domain/statements/statement.ts';
import { earlier, lastDay } from '../../../domain/time/period.ts';
import type { Draft } from './dataset.ts';
import type { RawSeed } from './raw-seed.ts';
import type { Line } from './seed-csv.ts';
import type { StatementRow } from './seed-entries.ts';
import type { References } from './seed-references.ts';

/** The statement of a row; null when the row is wrong, which `references` then has as a fault. */
export function statementOf(
  { value: row, place }: Line<StatementRow>,
  raw: Pick<RawSeed, 'sources' | 'releases'>,
  references: References,
): Draft | null {
  const known = references.checkRow(row, place);
  const source = raw.sources.get(row.source)?.value;
  if (!known || source === undefined) return null;
  try {
    const published = lastDay(source.publishedOn);
    const compiledOn = earlier(published.day, source.accessedOn);
    const knownFrom = row.knownFrom ?? compiledOn;
    const { unit, scale, rangeLower, rangeUpper, caveatEn, caveatZh, ...cells } = row;
    const release = [...raw.releases.keys()].indexOf(row.release) + 1;
    return {
      ...cells,
      ...figureOf(row),
      lane: kinds[row.kind].lane,
      locatorQuality: locatorQualityOf(row.locator),
      publishedOn: published.day,
      publishedPrecision: published.precision,
      knownFrom,
      compiledOn: knownFrom < compiledOn ? compiledOn : null,
      caveat: caveatEn === null || caveatZh === null ? null : { en: caveatEn, zh: caveatZh },
      ...{ release, fromRelease: release, toRelease: null, corrections: [], withdrawn: null },
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    references.fault(place(['value']), `value: ${error.message}`);
    return null;
  }
}

type Figure = Pick<
  Draft,
  'value' | 'digits' | 'exponent' | 'qualifier' | 'significantDigits' | 'bounds' | 'missingReason'
>;

function figureOf(row: StatementRow): Figure {
  if (row.value === null) return printedRange(row);
  const figure = quantity(row.value, row.scale, row.qualifier, row.significantDigits ?? undefined);
  return {
    value: printedValue(figure).toNumber(),
    digits: row.value,
    exponent: row.scale,
    qualifier: row.qualifier,
    significantDigits: row.significantDigits,
    bounds: servedBounds(boundsOf(figure)),
    missingReason: null,
  };
}

function printedRange(row: StatementRow): Figure {
  if (row.rangeLower === null || row.rangeUpper === null)
    throw new Fault(
      'A row without a value needs the range that its source printed: rangeLower and rangeUpper.',
    );
  const factor = powerOfTen(row.scale);
  return {
    value: null,
    digits: null,
    exponent: row.scale,
    qualifier: row.qualifier,
    significantDigits: null,
    bounds: servedBounds(rangeOf(factor.times(row.rangeLower), factor.times(row.rangeUpper))),
    missingReason: 'publishedAsRange',
  };
}
