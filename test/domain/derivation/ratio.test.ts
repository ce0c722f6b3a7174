import { describe, expect, it } from 'vitest';
import { computedPoint, type Point } from '../../../src/domain/derivation/points.ts';
import { ratio, ratioRefusal } from '../../../src/domain/derivation/ratio.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import { series } from '../../fixtures/series.ts';

const quotient = { percent: false, parameter: 'by' };
const share = { percent: true, parameter: 'per' };

function told(point: Point): string {
  const { value, qualifier, missingReason } = derived(point);
  return value ? `${qualifier} ${value.toSignificantDigits(4)}` : `${missingReason}`;
}

const market = series([{ period: '2024', printed: '5.86e12' }], { id: 'market' });
const enterprises = series([{ period: '2024', printed: '400000', qualifier: 'over' }], {
  id: 'enterprises',
  unit: 'count',
  nature: 'stock',
});

describe('ratio', () => {
  it('divides figures of one period', () => {
    const each = ratio(market, enterprises, quotient);
    expect(each.points.map(told)).toEqual(['under 14650000']);
    expect(each.indicator).toMatchObject({ unit: 'CNY_PER_count', nature: 'ratio' });
  });

  it('is a share in percent of a whole in the same unit', () => {
    // 49 / 140 = 35 %
    const gdp = series([{ period: '2024', printed: '14.65e12' }], { id: 'gdp' });
    const part = ratio(market, gdp, share);
    expect(part.points.map(told)).toEqual(['exact 40']);
    expect(part.indicator.unit).toBe('percent');
    expect(ratio(market, gdp, quotient).indicator.unit).toBe('RATIO');
  });

  it('of a series to itself is exactly one', () => {
    const [point] = ratio(market, market, quotient).points.map(derived);
    expect([point?.value, point?.bounds?.lower, point?.bounds?.upper].map(String)).toEqual(['1', '1', '1']);
  });

  it('is null where the divisor is missing or not positive, or the value was missing already', () => {
    const of = series(['1', '2', '3']);
    const [first, second, third] = of.points;
    const points = [first, second, third && computedPoint(third, 'noRate')].filter((p) => p !== undefined);
    const divisor = series([{ period: '2021', printed: '0' }], { id: 'divisor' });
    expect(ratio({ ...of, points }, divisor, quotient).points.map(told)).toEqual([
      'noDivisor',
      'divisorNotPositive',
      'noRate',
    ]);
  });

  it('takes an outturn under a forecast where there is no forecast, and says so', () => {
    const forecast = series([{ period: '2024', printed: '8e12', kind: 'forecast' }]);
    const [point] = ratio(forecast, enterprises, quotient).points;
    expect(point).toMatchObject({ kind: 'forecast', notes: ['outturnBase'] });
  });
});

describe('a meaningless ratio', () => {
  const one = { id: 'digital-economy-caict', concept: 'digital-economy-size' };
  const rival = { id: 'digital-economy-nda', concept: 'digital-economy-size' };

  it('is refused across rival definitions, with the concept to see them side by side', () => {
    expect(ratioRefusal(series(['1'], one), series(['2'], rival), quotient)).toMatchObject({
      problem: 'mixed-definitions',
      parameter: 'by',
      remedy: { concept: 'digital-economy-size', indicator: null, transform: null, by: null },
      suggestions: ['digital-economy-caict'],
    });
    expect(ratioRefusal(series(['1'], one), series(['1'], one), quotient)).toBeNull();
  });

  it('is refused over the figure of a whole area, where it covers a part, unless the divisor is named', () => {
    const east = series(['1'], { id: 'east', covers: { en: 'the eastern region', zh: '东部地区' } });
    const gdp = series(['2'], { id: 'gdp' });
    expect(ratioRefusal(east, gdp, share)).toMatchObject({
      problem: 'mismatched-areas',
      parameter: 'per',
      code: 'mismatchedAreas',
      detail: 'east covers the eastern region only, and gdp all of CN: over each other they would mix areas.',
      remedy: { per: null },
    });
    expect(ratioRefusal(east, gdp, quotient)).toBeNull();
  });

  it('is refused where a figure is the total of other months than those of its period', () => {
    const plan = series(['1'], { id: 'plan', months: 60 });
    expect(ratioRefusal(plan, series(['2'], { id: 'gdp' }), quotient)).toMatchObject({
      code: 'otherSpan',
      detail:
        'Figures of plan are totals of 60 months, not of their period, and a ratio with one period means nothing.',
    });
  });

  it('is refused across areas', () => {
    expect(
      ratioRefusal(series(['1'], { area: 'CN-GZ' }), series(['2'], { area: 'CN' }), quotient),
    ).toMatchObject({
      problem: 'mismatched-areas',
      parameter: 'area',
      remedy: { area: 'CN' },
    });
  });

  it('is refused with the areas that both have, and without an area where there is none', () => {
    const city = (areas: readonly string[]) => ({
      ...series(['1'], { id: 'city', area: 'CN-440300' }),
      areas,
    });
    const divisor = { ...series(['2'], { id: 'gdp', area: 'CN' }), areas: ['CN', 'CN-GD', 'CN-ZJ'] };
    expect(ratioRefusal(city(['CN-440300', 'CN-GD', 'CN-ZJ']), divisor, quotient)?.remedy).toEqual({
      area: 'CN-GD,CN-ZJ',
    });
    expect(ratioRefusal(city(['CN-440300']), divisor, quotient)).toMatchObject({
      detail:
        'city of CN-440300 over gdp of CN would mix areas, and there is no area of which both have figures.',
      remedy: { transform: null, by: null, per: null },
    });
  });

  it.each([
    ['a growth rate', { unit: 'percent', nature: 'growth' }, { unit: 'percent' }, quotient, 'ratioOfGrowth'],
    ['a level over a growth rate', {}, { unit: 'percent', nature: 'growth' }, quotient, 'ratioOfGrowth'],
    ['a level over a share', {}, { unit: 'percent', nature: 'ratio' }, quotient, 'ratioOfShare'],
    ['a share of another unit', { unit: 'CNY' }, { unit: 'count' }, share, 'unitsDiffer'],
  ] as const)('is refused for %s', (_, a, b, options, code) => {
    const refusal = ratioRefusal(series(['1'], { id: 'a', ...a }), series(['2'], { id: 'b', ...b }), options);
    expect(refusal).toMatchObject({ problem: 'not-computable', code, parameter: options.parameter });
    expect(refusal?.remedy).toEqual({ transform: null, by: null, per: null });
  });

  it('is refused where no period has a divisor, with the frequency that would', () => {
    const monthly = series([{ period: '2024-01', printed: '1' }]);
    expect(ratioRefusal(monthly, enterprises, quotient)).toMatchObject({
      code: 'noCommonPeriod',
      remedy: { frequency: 'A' },
    });
    expect(ratioRefusal(series(['1']), enterprises, quotient)).toMatchObject({
      code: 'noCommonPeriod',
      remedy: { by: null },
    });
    expect(ratioRefusal(series([]), enterprises, quotient)).toBeNull();
    const of = series(['1']);
    const points = of.points.map((point) => computedPoint(point, 'noRate'));
    expect(ratioRefusal({ ...of, points }, enterprises, quotient)).toBeNull();
    expect(ratioRefusal(market, enterprises, quotient)).toBeNull();
  });
});
