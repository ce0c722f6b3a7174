import { describe, expect, it } from 'vitest';
import {
  constant,
  dividedBy,
  type Figure,
  isPositive,
  logarithm,
  minus,
  plus,
  qualifierOf,
  raised,
  reliable,
  statedFigure,
  times,
} from '../../../src/domain/numbers/bounded-figure.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { point, width } from '../../../src/domain/numbers/interval.ts';
import type { Qualifier } from '../../../src/domain/statements/codes.ts';
import { statement } from '../../fixtures/series.ts';

const figure = (printed: string, qualifier: Qualifier = 'exact') =>
  statedFigure(statement({ printed, qualifier }));
const range = () => statedFigure(statement({ range: [20, 30] }));

/** `under 14650000 (0, 14662500)` */
function told({ value, bounds, ...rest }: Figure, digits = 6): string {
  const show = (x: Decimal | null) => (x === null ? '' : x.toSignificantDigits(digits).toFixed());
  return `${qualifierOf({ value, bounds, ...rest })} ${show(value)} (${show(bounds.lower)}, ${show(bounds.upper)})`;
}

describe('figures of the article', () => {
  it('gives each enterprise under 14.65 million yuan', () => {
    // 5.865e12 / 400000 = 14 662 500
    expect(told(dividedBy(figure('5.86e12'), figure('400000', 'over')))).toBe('under 14650000 (0, 14662500)');
  });

  it('finds the GDP behind 49 trillion yuan at 35 per cent', () => {
    // 48.5 / 0.355 = 136.62, 49.5 / 0.345 = 143.48
    const share = dividedBy(figure('35', 'about'), constant(100));
    expect(told(dividedBy(figure('49e12', 'about'), share), 4)).toBe(
      'about 140000000000000 (136600000000000, 143500000000000)',
    );
  });

  it('finds the exchange rate behind 6.9 trillion dollars', () => {
    // 48.5 / 6.95 = 6.978, 49.5 / 6.85 = 7.226
    expect(told(dividedBy(figure('49e12', 'about'), figure('6.9e12', 'about')), 4)).toBe(
      'about 7.101 (6.978, 7.226)',
    );
  });

  it('finds the data output of the year before', () => {
    // 41.055 / 1.255 = 32.713, 41.065 / 1.245 = 32.984
    const factor = plus(constant(1), dividedBy(figure('25'), constant(100)));
    expect(told(dividedBy(figure('41.06'), factor), 5)).toBe('exact 32.848 (32.713, 32.984)');
  });
});

/** Compound growth over three years, in percent. */
const growthOf = (value: string, base: string, qualifier: Qualifier = 'exact') =>
  times(minus(raised(dividedBy(figure(value, qualifier), figure(base)), 1, 3), constant(1)), constant(100));

describe('the qualifier of a result', () => {
  it.each<[string, () => Figure, Qualifier]>([
    ['exact and exact', () => plus(figure('2'), figure('3')), 'exact'],
    ['about and exact', () => times(figure('20', 'about'), figure('3')), 'about'],
    ['over plus exact', () => plus(figure('2', 'over'), figure('3')), 'over'],
    ['over plus about', () => plus(figure('2', 'over'), figure('30', 'about')), 'over'],
    ['at least plus over', () => plus(figure('2', 'atLeast'), figure('3', 'over')), 'over'],
    ['at least plus at least', () => plus(figure('2', 'atLeast'), figure('3', 'atLeast')), 'atLeast'],
    ['exact less over', () => minus(figure('2'), figure('3', 'over')), 'under'],
    ['exact less at most', () => minus(figure('2'), figure('3', 'atMost')), 'atLeast'],
    ['over less over', () => minus(figure('2', 'over'), figure('3', 'over')), 'about'],
    ['over times a negative number', () => times(figure('2', 'over'), figure('-3')), 'under'],
    ['exact over at least', () => dividedBy(figure('2'), figure('3', 'atLeast')), 'atMost'],
    ['exact over under', () => dividedBy(figure('2'), figure('3', 'under')), 'over'],
    ['negative over over', () => dividedBy(figure('-2'), figure('3', 'over')), 'over'],
    ['over over under', () => dividedBy(figure('2', 'over'), figure('3', 'under')), 'over'],
    ['the logarithm of at least', () => logarithm(figure('2', 'atLeast')), 'atLeast'],
    ['the root of under', () => raised(figure('2', 'under'), 1, 2), 'under'],
    ['growth by a root of an exact quotient', () => growthOf('1010', '1000'), 'exact'],
    ['hardly any growth by a root', () => growthOf('100003', '100000'), 'exact'],
    ['growth by a root of over', () => growthOf('1010', '1000', 'over'), 'over'],
    ['thirds of exact', () => dividedBy(figure('1'), figure('3')), 'exact'],
    ['thirds of a large exact number', () => dividedBy(figure('1e24'), figure('3')), 'exact'],
    ['a range', () => plus(range(), figure('3')), 'exact'],
    ['a range and about', () => plus(range(), figure('30', 'about')), 'about'],
  ])('of %s', (_, result, qualifier) => {
    expect(qualifierOf(result())).toBe(qualifier);
  });
});

describe('figures', () => {
  it('keep the bounds that the printed digits give', () => {
    expect(told(figure('41.06'))).toBe('exact 41.06 (41.055, 41.065)');
    expect(told(figure('600', 'about'))).toBe('about 600 (595, 605)');
    expect(told(figure('5', 'atMost'))).toBe('atMost 5 (, 5)');
  });

  it('take their bounds from the printed digits, not from the JSON numbers of an answer', () => {
    const bounds = { ...statement().bounds, lower: 0, upper: 100 };
    expect(told(statedFigure({ ...statement({ printed: '41.06' }), bounds }))).toBe(
      'exact 41.06 (41.055, 41.065)',
    );
  });

  it('of a range have bounds and no value', () => {
    expect(told(times(range(), constant(2)))).toBe('exact  (40, 60)');
    expect(raised(range(), 2, 1).value).toBeNull();
    expect(told(plus(figure('3', 'atLeast'), range()))).toBe('exact  (23, )');
    const bounds = { ...statement({ range: [20, 30] }).bounds, upper: null };
    expect(told(statedFigure({ ...statement({ range: [20, 30] }), bounds }))).toBe('exact  (20, )');
  });

  it('take a root exactly where it ends', () => {
    expect(told(raised(constant(8), 1, 3), 40)).toBe('exact 2 (2, 2)');
  });

  it('are positive by their value, or by some number of their range', () => {
    expect(isPositive(figure('5', 'under'))).toBe(true);
    expect(isPositive(figure('0'))).toBe(false);
    expect(isPositive(figure('-3', 'over'))).toBe(false);
    expect(isPositive(range())).toBe(true);
    expect(isPositive(statedFigure(statement({ range: [-3, -1] })))).toBe(false);
    expect(isPositive(plus(range(), figure('1', 'over')))).toBe(true);
  });

  it.each<[string, () => Figure, string, number]>([
    ['its own digits where it is exact', () => constant(41.06), '41.06', -2],
    ['a whole number up to its zeros', () => constant(1200), '1200', 2],
    ['six digits of what does not end', () => dividedBy(constant(1), constant(3)), '0.333333', -6],
    [
      'tenths where the bounds are a quarter wide',
      () => dividedBy(figure('49e12'), figure('6.9e12')),
      '7.1',
      -1,
    ],
    ['four digits, rounded up, where the lower end is missing', () => figure('4.5671', 'under'), '4.568', -3],
    ['four digits, rounded up, of at most', () => figure('4.5671', 'atMost'), '4.568', -3],
    [
      'four digits, rounded down, where the upper end is missing',
      () => figure('4.5679', 'over'),
      '4.567',
      -3,
    ],
    ['four digits, rounded down, of at least', () => figure('4.5679', 'atLeast'), '4.567', -3],
    ['four digits, rounded down, of a negative number', () => figure('-4.5671', 'over'), '-4.568', -3],
    [
      'four digits where it is under',
      () => dividedBy(figure('5.86e12'), figure('4e5', 'over')),
      '14650000',
      4,
    ],
    [
      'two digits at least',
      () => ({ ...constant(123), bounds: { ...point(0), upper: new Decimal(120) } }),
      '120',
      1,
    ],
    [
      'thousandths of nought without an end',
      () => ({ ...constant(0), bounds: { ...point(0), upper: null } }),
      '0',
      -3,
    ],
  ])('print %s', (_, figure, printed, lastDigit) => {
    const { value, bounds, ...rest } = figure();
    const shown = reliable(value ?? new Decimal(0), width(bounds), qualifierOf({ value, bounds, ...rest }));
    expect([shown.value.toFixed(), shown.lastDigit]).toEqual([printed, lastDigit]);
  });
});
