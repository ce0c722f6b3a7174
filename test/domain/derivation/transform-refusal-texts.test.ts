import { describe, expect, it } from 'vitest';
import type { PointSeries } from '../../../src/domain/derivation/points.ts';
import type { TransformOptions } from '../../../src/domain/derivation/transform-rules.ts';
import { type TransformName, transforms } from '../../../src/domain/derivation/transforms.ts';
import type { Nature } from '../../../src/domain/statements/codes.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';
import { expectRefusal } from './expect-refusal.ts';

const at = (period: string) => [{ period, printed: '1' }];
const quarterly = () => series(at('2024-Q1'), { id: 'quarterly' });
const toDate = (unit = 'CNY', nature: Nature = 'flow') =>
  series(at('2024-01-01/P3M'), { id: 'ytd', unit, nature });

describe('the refusal of a transform', () => {
  const plain: TransformOptions = { base: null, window: 3, asked: null };
  const refusal = (name: TransformName, of: PointSeries, options = plain) =>
    transforms[name].refuses(of, options);
  const kept = { base: null, window: null };

  it('of years to date compares them with the year before, and shows rates as they are', () => {
    expectRefusal(
      refusal('change', toDate()),
      { code: 'yearToDate', parameter: 'transform', remedy: { transform: 'yoy', ...kept } },
      'ytd',
      'transform=yoy',
    );
    for (const of of [toDate('percent', 'growth'), toDate('percent', 'ratio')])
      expectRefusal(
        refusal('change', of),
        { code: 'yearToDate', remedy: { transform: 'level', ...kept } },
        'transform=level',
      );
    expectRefusal(refusal('change', toDate('CNY_PER_USD', 'ratio')), {
      remedy: { transform: 'yoy', ...kept },
    });
  });

  it.each([
    ['growth', 'growthOfGrowth', 'are growth rates already'],
    ['ratio', 'growthOfShare', 'are ratios already'],
  ] as const)('of the growth of a %s offers its change', (nature, code, words) => {
    expectRefusal(
      refusal('yoy', series(['1'], { unit: 'percent', nature })),
      { code, parameter: 'transform', remedy: { transform: 'change', ...kept } },
      `output in this query ${words}`,
      'percentage points',
      'transform=change',
    );
    expectRefusal(
      refusal('yoy', toDate('percent', nature)),
      { code, remedy: { transform: 'level', ...kept } },
      'transform=level',
    );
  });

  it.each([
    ['stock', 'CNY', 'are stocks'],
    ['ratio', 'percent', 'are ratios'],
    ['growth', 'percent', 'are growth rates'],
    ['index', 'index', 'are index numbers'],
  ] as const)('of the running sum of a %s offers its steps', (nature, unit, words) => {
    expectRefusal(
      refusal('cumulative', series(['1'], { unit, nature })),
      { code: 'notAFlow', parameter: 'transform', remedy: { transform: 'change', base: null } },
      `output in this query ${words}`,
      'transform=change',
    );
  });

  it('of logarithms shows the figures', () => {
    const remedy = { transform: 'level' };
    expectRefusal(
      refusal('log', series(['1'], { unit: 'percent', nature: 'growth' })),
      { code: 'logOfGrowth', parameter: 'transform', remedy },
      'output is a growth rate',
      'transform=level',
    );
    expectRefusal(
      refusal('log', series(['-1', '0'])),
      { code: 'notPositive', parameter: 'transform', remedy },
      'output',
      'transform=level',
    );
  });

  it('of compound growth within years takes the annual figures', () => {
    expectRefusal(
      refusal('cagr', quarterly()),
      { code: 'notAnnual', parameter: 'transform', remedy: { frequency: 'A' } },
      'quarterly',
      'frequency=A',
    );
    const none = refusal('cagr', { ...quarterly(), hasYears: false });
    expect(none).toMatchObject({ code: 'notAnnual', remedy: { transform: 'level', base: null } });
    expect(none?.detail).toMatch(/are not annual: it has no annual ones\.$/);
  });

  it('of an index names the base and what is wrong with it', () => {
    const index = (of: PointSeries, base: string | null) =>
      refusal('index', of, { ...plain, base: base === null ? null : parsePeriod(base) });
    const remedy = { base: '2021' };
    const of = () => series(['-5', '6', '7']);
    expectRefusal(
      index(of(), null),
      { code: 'baseRequired', parameter: 'base', remedy },
      'index',
      'base=2021',
    );
    expectRefusal(index(of(), '2021-Q1'), { code: 'baseFrequency', remedy }, '2021-Q1', 'frequency A');
    expectRefusal(index(of(), '2030'), { code: 'noBase', remedy }, 'output', '2030');
    expectRefusal(index(of(), '2020'), { code: 'baseNotPositive', remedy }, 'output', '2020');
    expectRefusal(index(series(['-5']), '2020'), { code: 'baseNotPositive', remedy: null, suggestions: [] });
  });
});
