import { describe, expect, it } from 'vitest';
import { type AggregateOptions, aggregateRefusal } from '../../../src/domain/derivation/aggregate.ts';
import { convertRefusal, statedRefusal } from '../../../src/domain/derivation/currency.ts';
import type { PointSeries } from '../../../src/domain/derivation/points.ts';
import { ratioRefusal } from '../../../src/domain/derivation/ratio.ts';
import type { Nature } from '../../../src/domain/statements/codes.ts';
import { series } from '../../fixtures/series.ts';
import { expectRefusal } from './expect-refusal.ts';

const at = (period: string) => [{ period, printed: '1' }];
const quarterly = (nature: Nature = 'flow') => series(at('2024-Q1'), { id: 'quarterly', nature });
const toDate = () => series(at('2024-01-01/P3M'), { id: 'ytd' });

describe('the refusal of an aggregate', () => {
  const refusal = (of: PointSeries, options: Partial<AggregateOptions> = {}) =>
    aggregateRefusal(of, { to: 'A', by: 'sum', partial: false, ...options });

  it('of years to date shows them as they are', () => {
    const remedy = { aggregate: null, partial: null, frequency: 'YTD' };
    expectRefusal(
      refusal(toDate()),
      { code: 'yearToDate', parameter: 'aggregate', remedy },
      'ytd',
      'transform=yoy',
      'frequency=YTD',
    );
  });

  it.each([
    ['Q', ['A', 'S']],
    ['M', ['A', 'S']],
  ] as const)('to %s of quarters shows them as they are, and names what is lower', (to, suggestions) => {
    const remedy = { aggregate: null, partial: null, frequency: 'Q' };
    expectRefusal(
      refusal(quarterly(), { to }),
      { code: 'notLower', parameter: 'frequency', remedy, suggestions },
      'frequency Q',
      `${to} is none`,
      'frequency=Q',
    );
  });

  it.each([
    ['stock', 'last', 'aggregate=last'],
    ['ratio', 'average', 'aggregate=average'],
    ['growth', 'average', 'aggregate=average'],
    ['index', 'average', 'aggregate=average'],
  ] as const)('by the sum of a %s offers aggregate=%s', (nature, aggregate, way) => {
    expectRefusal(
      refusal(quarterly(nature)),
      { code: 'sumOfNonFlow', parameter: 'aggregate', remedy: { aggregate } },
      'quarterly',
      way,
    );
  });

  it('by the last of a flow offers its sum', () => {
    expectRefusal(
      refusal(quarterly(), { by: 'last' }),
      { code: 'lastOfFlow', parameter: 'aggregate', remedy: { aggregate: 'sum' } },
      'quarterly',
      'aggregate=sum',
    );
    expect(refusal(quarterly('stock'), { by: 'last' })).toBeNull();
    expect(refusal(quarterly('ratio'), { by: 'last' })).toBeNull();
  });
});

describe('the refusal of a currency', () => {
  const rates = (points = at('2024')) => series(points, { id: 'rate', unit: 'CNY_PER_USD', nature: 'ratio' });
  const remedy = { currency: null, rate: null };

  it('names the unit and the currencies of the rate', () => {
    for (const [unit, to] of [
      ['ZB', 'USD'],
      ['CNY', 'EUR'],
      ['EUR', 'CNY'],
      ['USD', 'EUR'],
    ] as const)
      expectRefusal(
        convertRefusal(series(['1'], { unit }), rates(), to),
        { code: 'noSuchConversion', parameter: 'currency', remedy },
        `output is in ${unit}`,
        'rate converts CNY and USD',
      );
  });

  it('names the years that have a rate', () => {
    expectRefusal(
      convertRefusal(series(at('2026')), rates(), 'USD'),
      { code: 'noRate', parameter: 'currency', remedy },
      'rate has no rate',
      '2024.',
    );
    const none = { ...rates(), points: [] };
    expectRefusal(convertRefusal(series(at('2026')), none, 'USD'), { code: 'noRate' }, 'none.');
  });

  it('by stated equivalents offers the average rate of the year', () => {
    expectRefusal(
      statedRefusal(series(['1']), null),
      { code: 'noEquivalent', parameter: 'rate', remedy: { rate: 'annualAverage' } },
      'output',
      'rate=annualAverage',
    );
  });
});

describe('the refusal of a ratio', () => {
  const by = { percent: false, parameter: 'by' };
  const per = { percent: true, parameter: 'per' };
  const level = { transform: null, by: null, per: null };
  const a = (parts: object = {}) => series(['1'], { id: 'part', ...parts });
  const b = (parts: object = {}) => series(['2'], { id: 'whole', ...parts });

  it('names the areas that do not match', () => {
    const refusal = ratioRefusal(a({ area: 'CN-GZ' }), b({ area: 'CN-ZJ' }), by);
    expectRefusal(
      refusal,
      { problem: 'mismatched-areas', code: 'mismatchedAreas', parameter: 'area', remedy: { area: 'CN-ZJ' } },
      'part of CN-GZ',
      'whole of CN-ZJ',
    );
  });

  it('names the rivals and their concept', () => {
    expectRefusal(
      ratioRefusal(a({ concept: 'size' }), b({ concept: 'size' }), by),
      {
        problem: 'mixed-definitions',
        code: 'mixedDefinitions',
        parameter: 'by',
        remedy: { concept: 'size', indicator: null, ...level },
        suggestions: ['part'],
      },
      'part and whole',
      'concept=size',
    );
    expect(ratioRefusal(a({ concept: 'size' }), b({ concept: 'shape' }), by)).toBeNull();
    expect(ratioRefusal(a({ concept: 'size' }), b(), by)).toBeNull();
  });

  it('names what is a growth rate or a percentage', () => {
    const growth = { unit: 'percent', nature: 'growth' };
    const share = { unit: 'percent', nature: 'ratio' };
    expectRefusal(
      ratioRefusal(a(growth), b(), by),
      { code: 'ratioOfGrowth', remedy: level },
      'part is a growth',
    );
    expectRefusal(ratioRefusal(a(), b(growth), by), { code: 'ratioOfGrowth' }, 'whole is a growth');
    expectRefusal(
      ratioRefusal(a(), b(share), by),
      { code: 'ratioOfShare', remedy: level },
      'part in CNY',
      'whole in percent',
    );
    expectRefusal(ratioRefusal(a(share), b(), by), { code: 'ratioOfShare' }, 'part in percent');
    expect(ratioRefusal(a(share), b(share), by)).toBeNull();
  });

  it('names units that differ, but only for a share', () => {
    expectRefusal(
      ratioRefusal(a(), b({ unit: 'count' }), per),
      { code: 'unitsDiffer', parameter: 'per', remedy: level },
      'part in CNY',
      'whole in count',
    );
    expect(ratioRefusal(a(), b({ unit: 'count' }), by)).toBeNull();
    expect(ratioRefusal(a(), b(), per)).toBeNull();
  });

  it('offers the annual figures where the divisor has those alone', () => {
    const quarters = series(at('2024-Q1'), { id: 'part' });
    const annual = series(at('2024'), { id: 'whole' });
    expectRefusal(
      ratioRefusal(quarters, annual, by),
      { code: 'noCommonPeriod', parameter: 'by', remedy: { frequency: 'A' } },
      'whole has no figure for any period of part with frequency=Q',
      'frequency=A',
    );
    for (const [of, divisor] of [
      [annual, quarters],
      [series(at('2024-01')), quarters],
      [series(at('2023')), annual],
    ] as const) {
      const refusal = ratioRefusal(of, divisor, by);
      expectRefusal(refusal, { code: 'noCommonPeriod', remedy: level });
      expect(refusal?.detail).not.toContain('frequency=A');
    }
  });
});
