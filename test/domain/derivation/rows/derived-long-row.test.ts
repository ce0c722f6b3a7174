import { describe, expect, it } from 'vitest';
import { computedPoint, type PointSeries } from '../../../../src/domain/derivation/points.ts';
import { derivedLongRow } from '../../../../src/domain/derivation/rows/derived-observation.ts';
import { transforms } from '../../../../src/domain/derivation/transforms.ts';
import { series } from '../../../fixtures/series.ts';
import { catalogue } from '../../../fixtures/statements.ts';

const options = { base: null, window: 3, asked: null };

/** The last point of a series, transformed. */
function lastOf(name: 'change' | 'yoy', of: PointSeries) {
  const point = transforms[name].apply(of, options).at(-1);
  if (point === undefined) throw new Error('There is no point.');
  const unit = transforms[name].unit(of.indicator.unit);
  return { point, series: { ...of, indicator: { ...of.indicator, unit } }, rate: null };
}

const years = () =>
  series(
    [
      { period: '2023', printed: '6e12', kind: 'preliminary', publishedOn: '2025-05-01' },
      { period: '2024', printed: '5.86e12', publishedOn: '2025-04-29' },
    ],
    { area: 'CN-GZ' },
  );

describe('a computed row of the long table', () => {
  it('has the place of its statement, the figures of the computation and what they were made of', () => {
    expect(derivedLongRow(lastOf('change', years()), catalogue, 'yi', 'transform=change')).toEqual({
      id: null,
      indicator: 'output',
      area: 'CN-GZ',
      period: '2024',
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      kind: 'preliminary',
      // 5.86 - 6 trillion is -1,400 yi; 5.855 - 6.5 and 5.865 - 5.5 are -6,450 and 3,650 yi.
      value: -1400,
      unit: 'CNY',
      qualifier: 'exact',
      lower: -6450,
      upper: 3650,
      publishedOn: null,
      relation: null,
      source: null,
      frequency: 'A',
      lane: 'outturn',
      digits: null,
      scale: 'yi',
      locator: null,
      caveats: null,
      missingReason: null,
      knownFrom: '2025-05-01',
      periodBasis: null,
      doubtful: null,
      significantDigits: null,
      saidBy: null,
      onBehalfOf: null,
      supersedes: null,
      supersedesReason: null,
      note: null,
      knownUntil: null,
      publishedPrecision: null,
      grade: 'B',
      confirmations: 0,
      disputes: 0,
      transform: 'transform=change',
      formula: 'x1 - x2',
      operands: 'x1=output.CN-GZ.2024.yearbook x2=output.CN-GZ.2023.yearbook',
      operandLanes: 'x1=outturn x2=outturn',
      parts: null,
    });
  });

  it('keeps percentages as they are', () => {
    expect(derivedLongRow(lastOf('yoy', years()), catalogue, 'yi', 'transform=yoy')).toMatchObject({
      unit: 'percent',
      scale: '1',
      // 5.86 / 6 - 1
      value: -2.333_333_333_333_33,
    });
  });

  it('that could not be computed has its reason, and neither figures nor operands', () => {
    const { point, ...rest } = lastOf('change', years());
    const row = derivedLongRow(
      { ...rest, point: computedPoint(point, 'noRate') },
      catalogue,
      '1',
      'currency=USD',
    );
    expect(row).toMatchObject({
      value: null,
      qualifier: null,
      lower: null,
      upper: null,
      publishedOn: null,
      knownFrom: '2025-04-29',
      missingReason: 'noRate',
      transform: 'currency=USD',
      formula: null,
      operands: null,
    });
  });
});
