import { describe, expect, it } from 'vitest';
import { computedPoint, finder, statedPoint, within } from '../../../src/domain/derivation/points.ts';
import { number } from '../../../src/domain/numbers/expression.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { series, statement } from '../../fixtures/series.ts';

describe('points', () => {
  const years = series(['1', { period: '2025', printed: '2', kind: 'forecast' }]);
  const { points } = years;
  const [first, forecast] = points;

  it('are found by lane and period, as a base by the outturn where a lane has none', () => {
    if (first === undefined || forecast === undefined) throw new Error('There are no points.');
    const { at, baseOf } = finder(years);
    expect(at('forecast', parsePeriod('2020'))).toBeNull();
    expect(baseOf(forecast, parsePeriod('2020'))).toBe(first);
    expect(baseOf(first, parsePeriod('2025'))).toBeNull();
  });

  it('of a forecast have the base that was known when it was made', () => {
    const made = (day: string) =>
      statedPoint(statement({ period: '2021', kind: 'forecast', publishedOn: day }));
    const said = (printed: string, currentFrom: string, currentTo: string | null) =>
      statedPoint({ ...statement({ period: '2020', printed }), currentFrom, currentTo });
    const early = said('10', '2021-03-01', '2022-01-01');
    const late = said('11', '2022-01-01', null);
    const { baseOf } = finder({ points: [late], earlier: [early] });
    const year = parsePeriod('2020');
    expect(baseOf(made('2021-02-28'), year)).toBeNull();
    expect(baseOf(made('2021-03-01'), year)).toBe(early);
    expect(baseOf(made('2021-12-31'), year)).toBe(early);
    expect(baseOf(made('2022-01-01'), year)).toBe(late);
  });

  it('that are missing are not found', () => {
    const missing = points.map((point) => computedPoint(point, 'noRate'));
    expect(finder({ points: missing }).at('outturn', parsePeriod('2020'))).toBeNull();
  });

  it('made of no statement keep the kind of their own', () => {
    expect(first && computedPoint(first, { expression: number(1), notes: [] }).kind).toBe('actual');
  });
});

describe('within', () => {
  it.each([
    ['2024-03', '2024', true],
    ['2024', '2024-Q1', false],
    ['2024', '2025..', false],
    ['2024', '..2023', false],
    ['2024', '..2024', true],
    ['2024-01-01/P3M', '2024-01-01/P3M', true],
    ['2024-01-01/P2M', '2024-01-01/P3M', false],
  ])('%s in %s: %s', (period, range, expected) => {
    expect(within(parsePeriod(period), parsePeriodRange(range))).toBe(expected);
  });

  it('contains every period when no range is requested', () => {
    expect(within(parsePeriod('2024'), null)).toBe(true);
  });
});
