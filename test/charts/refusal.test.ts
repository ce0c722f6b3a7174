import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/charts/chart-option.ts';
import { pictureLimits, refusalOf } from '../../src/charts/chart-refusal.ts';
import { figure, options, years } from './figures.ts';

describe('refusalOf', () => {
  it('lets one unit and few series pass', () => {
    expect(refusalOf(years(2010, [1, 2, 3]))).toBeNull();
    expect(refusalOf([])).toBeNull();
  });

  it('refuses several units, and names the indicators of the first', () => {
    const mixed = [
      figure('2024', 1),
      figure('2024', 2, { indicator: 'money', unit: 'CNY' }),
      figure('2024', 3, { indicator: 'rival' }),
    ];
    expect(refusalOf(mixed)).toMatchObject({
      code: 'severalUnits',
      remedy: { indicators: ['output', 'rival'], areas: [] },
    });
    expect(() => chartOf(mixed, options)).toThrow('one picture per unit');
  });

  it('refuses more series than there are colours, and names as many as fit', () => {
    const many = Array.from({ length: 12 }, (_, n) => figure('2024', n, { indicator: `i${n}` }));
    const refusal = refusalOf(many);
    expect(refusal).toMatchObject({ code: 'tooManySeries' });
    expect(refusal?.remedy.indicators).toHaveLength(pictureLimits.series);
    expect(
      refusalOf(many.filter(({ indicator }) => refusal?.remedy.indicators.includes(indicator))),
    ).toBeNull();
  });

  it('names areas where one indicator has too many of them', () => {
    const many = Array.from({ length: 12 }, (_, n) => figure('2024', n, { area: `CN-${n}` }));
    expect(refusalOf(many)?.remedy).toMatchObject({ indicators: ['output'], areas: { length: 10 } });
  });

  it('has no remedy where one series alone is too long', () => {
    const long = Array.from({ length: pictureLimits.rows + 1 }, (_, n) => figure('2024', n));
    expect(refusalOf(long)).toMatchObject({ code: 'tooManyRows', remedy: { indicators: [], areas: [] } });
  });
});
