import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../../src/domain/concepts/rival-range.ts';
import { qualifierOf } from '../../../src/domain/numbers/bounded-figure.ts';
import { contains } from '../../../src/domain/numbers/interval.ts';
import fc from '../../fast-check.ts';
import { statement } from '../../fixtures/series.ts';
import { catalogue } from '../../fixtures/statements.ts';

const [yuan, percent] = [catalogue.indicators.get('widgets-so'), catalogue.indicators.get('widgets-so-yoy')];
if (yuan === undefined || percent === undefined) throw new Error('The fixture has both.');
const indicators = new Map(
  ['a', 'b', 'c', 'growth-a', 'growth-b'].map((id) => [
    id,
    { ...(id.startsWith('growth') ? percent : yuan), id },
  ]),
);
const of = (indicator: string, printed: string, more: Parameters<typeof statement>[0] = {}) =>
  statement({ indicator, printed, ...more });
const ends = (figures: ReturnType<typeof of>[]) =>
  rangesOf(figures, indicators).map(
    ({ lane, unit, lowest, highest }) => `${lane} ${unit} ${lowest.indicator} ${highest.indicator}`,
  );
const only = (figures: ReturnType<typeof of>[]) => {
  const [range, ...others] = rangesOf(figures, indicators);
  if (range === undefined || others.length > 0) throw new Error('One range is expected.');
  const { bounds, spread, ratio } = range;
  const text = (figure: typeof spread) => `${qualifierOf(figure)} ${figure.value}`;
  const span = ({ lower, upper }: typeof bounds) => `${lower}..${upper}`;
  return {
    bounds: span(bounds),
    spread: `${text(spread)} ${span(spread.bounds)}`,
    ratio: ratio && `${text(ratio)} ${span(ratio.bounds)}`,
  };
};

describe('the range of rivals', () => {
  it('is between the lowest and the highest, with bounds by interval arithmetic', () => {
    // 7.5..8.5 and 19.5..20.5.
    expect(only([of('a', '20'), of('b', '8'), of('c', '10')])).toEqual({
      bounds: '7.5..20.5',
      spread: 'exact 12 11..13',
      // 19.5 / 8.5 and 20.5 / 7.5.
      ratio: expect.stringMatching(/^exact 2\.5 2\.294117\d*\.\.2\.7333\d*$/),
    });
    expect(only([of('a', '20', { qualifier: 'over' }), of('b', '8')])).toMatchObject({
      bounds: '7.5..null',
      spread: 'over 12 11.5..null',
    });
  });

  it('mixes neither lanes nor units, and takes two rivals at least', () => {
    const forecast = { kind: 'forecast' } as const;
    expect(
      ends([
        ...[of('a', '20'), of('b', '8'), of('growth-a', '3'), of('growth-b', '4')],
        ...[of('a', '30', forecast), of('b', '40', forecast), of('growth-a', '5', forecast)],
      ]),
    ).toEqual(['outturn CNY b a', 'outturn percent growth-a growth-b', 'forecast CNY a b']);
    expect(ends([of('a', '20'), of('b', '8', { kind: 'target' })])).toEqual([]);
  });

  it('of percentages has a spread in percentage points and no ratio; neither has one that is not positive', () => {
    const [range] = rangesOf([of('growth-a', '3'), of('growth-b', '4.5')], indicators);
    expect([range?.spreadUnit, range?.spread.value?.toNumber(), range?.ratio]).toEqual([
      'percentagePoints',
      1.5,
      null,
    ]);
    expect(only([of('a', '0'), of('b', '8')]).ratio).toBeNull();
  });

  it('takes the outer ends of printed ranges, between which no spread has a value', () => {
    const figures = [of('a', '0', { range: [10, 30] }), of('b', '20')];
    expect(ends(figures)).toEqual(['outturn CNY a b']);
    expect(only([of('a', '0', { range: [10, 30] }), of('b', '40')])).toMatchObject({
      bounds: '10..40.5',
      spread: expect.stringMatching(/ null 9\.5\.\.30\.5$/),
    });
  });

  it('names two different rivals where all say the same', () => {
    expect(ends([of('a', '20'), of('b', '20')])).toEqual(['outturn CNY a b']);
  });

  it('holds every bound of its figures, and the difference of every two numbers that its ends allow', () => {
    const printed = fc.integer({ min: 1, max: 99_999 }).map(String);
    fc.assert(
      fc.property(fc.tuple(printed, printed, printed), ([x, y, z]) => {
        const [range] = rangesOf([of('a', x), of('b', y), of('c', z)], indicators);
        const values = [x, y, z].map(Number);
        expect(range?.highest.value).toBe(Math.max(...values));
        expect(range?.lowest.value).toBe(Math.min(...values));
        const { lower, upper } = range?.bounds ?? {};
        expect([lower?.toNumber(), upper?.toNumber()]).toEqual([
          Math.min(...values) - 0.5,
          Math.max(...values) + 0.5,
        ]);
        if (range?.spread.value) expect(contains(range.spread.bounds, range.spread.value)).toBe(true);
      }),
    );
  });
});
