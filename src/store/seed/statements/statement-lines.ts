import type { z } from 'zod';
import { Fault } from '../../../domain/fault.ts';
import { powerOfTen } from '../../../domain/numbers/decimal.ts';
import { servedBounds } from '../../../domain/numbers/json-numbers.ts';
import { boundsOf, printedValue, quantity, rangeOf } from '../../../domain/numbers/quantity.ts';
import { kinds } from '../../../domain/statements/codes.ts';
import { locatorQualityOf, statementId } from '../../../domain/statements/statement.ts';
import { earlier, lastDay } from '../../../domain/time/period.ts';
import type { Draft } from '../read/dataset.ts';
import type { RawSeed } from '../read/raw-seed.ts';
import type { Line } from '../read/seed-csv.ts';
import type { StatementRow, sourceEntry } from '../read/seed-entries.ts';
import type { References } from '../read/seed-references.ts';

/** The statement of a row at a release, that of the row unless said; null when the row is wrong, which `references` then has as a fault. */
export function statementOf(
  { value: row, place }: Pick<Line<StatementRow>, 'value' | 'place'>,
  raw: Pick<RawSeed, 'sources' | 'releases'>,
  references: References,
  at?: number,
): Draft | null {
  const known = references.checkRow(row, place);
  const source = raw.sources.get(row.source)?.value;
  if (!known || source === undefined) return null;
  try {
    const release = sequenceOf(row.release, raw);
    const published = lastDay(publishedAt(source, at ?? release, raw));
    const compiledOn = earlier(published.day, source.accessedOn);
    const knownFrom = row.knownFrom ?? compiledOn;
    const { unit, scale, rangeLower, rangeUpper, caveatEn, caveatZh, ...cells } = row;
    return {
      ...cells,
      id: statementId(row),
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

/** The sequence of a release by its id; 0 where there is none. */
export function sequenceOf(id: string, { releases }: Pick<RawSeed, 'releases'>): number {
  return [...releases.keys()].indexOf(id) + 1;
}

type RawSource = z.infer<typeof sourceEntry>;

/** When a source was taken to be published at a release. */
function publishedAt({ before, publishedOn }: RawSource, at: number, raw: Pick<RawSeed, 'releases'>): string {
  const then = before.find((each) => each.publishedOn !== undefined && sequenceOf(each.release, raw) > at);
  return then?.publishedOn ?? publishedOn;
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
