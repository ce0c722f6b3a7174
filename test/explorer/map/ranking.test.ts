import { describe, expect, it } from 'vitest';
import { type Rankable, ranksOf } from '../../../src/explorer/site/map/ranking.ts';
import { shadesOf } from '../../../src/explorer/site/map/shades.ts';
import { shortFigure, tileScale } from '../../../src/explorer/site/map/short-numbers.ts';
import { isOnMap, shortName, tilePlaces } from '../../../src/explorer/site/map/tile-places.ts';
import { provinces } from '../../seed/plausible.ts';

const exact = (value: number, half: number): Rankable => ({
  value,
  qualifier: 'exact',
  bounds: {
    lower: value - half,
    upper: value + half,
    lowerInclusive: true,
    upperInclusive: false,
  },
});

const over = (value: number): Rankable => ({
  value,
  qualifier: 'over',
  bounds: { lower: value, upper: null, lowerInclusive: false, upperInclusive: false },
});

const told = (figures: readonly Rankable[]) =>
  ranksOf(figures).map(({ rank, best, worst, uncertain }) =>
    uncertain ? `${rank} (${best}-${worst})` : `${rank}`,
  );

describe('a rank', () => {
  it('is that of the value, the same for a tie', () => {
    expect(told([exact(3, 0.05), exact(9, 0.05), exact(3, 0.05), exact(1, 0.05)])).toEqual([
      '2',
      '1',
      '2',
      '4',
    ]);
  });

  it('is uncertain where bounds overlap, between the ranks that they allow', () => {
    // Over 40 may be above 47.5 and above 50, but not below 29.6.
    expect(told([over(50), exact(47.5, 0.05), over(40), exact(29.6, 0.05)])).toEqual([
      '1 (1-2)',
      '2 (2-3)',
      '3 (1-3)',
      '4',
    ]);
  });

  it('is uncertain in a tie of which one is hedged', () => {
    expect(told([over(50), over(50), exact(10, 0.5)])).toEqual(['1 (1-2)', '1 (1-2)', '3']);
    expect(told([over(50), exact(50, 0.5)])).toEqual(['1 (1-2)', '1 (1-2)']);
  });

  it('is certain where bounds only touch', () => {
    expect(told([exact(25, 0.5), exact(26, 0.5), over(26.5)])).toEqual(['3', '2', '1']);
  });

  it('takes a figure without bounds as exact', () => {
    const bare = { value: 26, qualifier: 'exact', bounds: null };
    expect(told([bare, exact(25, 0.5), exact(26.2, 0.5)])).toEqual(['2 (1-2)', '3', '1 (1-2)']);
  });
});

describe('the shades of the map', () => {
  const shadesOfValues = (values: readonly number[]) =>
    shadesOf(values.map((value) => ({ value }))).map(({ shade, items }) => [
      shade,
      ...items.map(({ value }) => value),
    ]);

  it('are one for each value where there are few, far apart', () => {
    expect(shadesOfValues([7])).toEqual([[3, 7]]);
    expect(shadesOfValues([9, 7, 9])).toEqual([
      [2, 7],
      [4, 9, 9],
    ]);
  });

  it('hold about equally many values where there are more than five, and equal ones together', () => {
    expect(shadesOfValues([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual([
      [1, 1, 2],
      [2, 3, 4],
      [3, 5, 6],
      [4, 7, 8],
      [5, 9, 10],
    ]);
    expect(
      shadesOfValues([1, 1, 1, 1, 2, 3, 4, 5, 6]).map(([shade, ...items]) => [shade, items.length]),
    ).toEqual([
      [1, 4],
      [2, 2],
      [4, 2],
      [5, 1],
    ]);
  });
});

describe('the tiles', () => {
  it('are the provinces whose figures are in those of the nation, each in a place of its own', () => {
    const mainland = provinces.filter((id) => !['CN-HK', 'CN-MO', 'CN-TW'].includes(id));
    expect(tilePlaces.map(({ code }) => code).toSorted()).toEqual(mainland.toSorted());
    expect(tilePlaces.length).toBe(31);
    expect(new Set(tilePlaces.map(({ row, column }) => `${row} ${column}`)).size).toBe(31);
    expect(Math.max(...tilePlaces.map(({ column }) => column))).toBe(7);
    expect(['CN-GD', 'CN-TW', 'CN', 'CN-440300'].map(isOnMap)).toEqual([true, false, false, false]);
  });

  it('have names that fit', () => {
    const names = [
      '广东省',
      '北京市',
      '内蒙古自治区',
      '广西壮族自治区',
      '新疆维吾尔自治区',
      '宁夏回族自治区',
    ];
    expect(names.map((zh) => shortName({ en: '', zh }).zh)).toEqual([
      '广东',
      '北京',
      '内蒙古',
      '广西',
      '新疆',
      '宁夏',
    ]);
  });

  it('show three digits on the scale of the greatest, with the sign of the hedge', () => {
    const trillions = tileScale([6.41e12, 9e11], 'en');
    expect(trillions.word).toBe('trillion');
    expect(shortFigure({ value: 6.41e12, qualifier: 'over' }, trillions)).toBe('>6.41');
    expect(shortFigure({ value: 9e11, qualifier: 'about' }, trillions)).toBe('≈0.9');
    expect(shortFigure({ value: 132_000, qualifier: 'exact' }, tileScale([132_000], 'zh'))).toBe('13.2');
    expect(tileScale([132_000], 'en').word).toBe('thousand');
    expect(tileScale([99.7, 6_272], 'en').word).toBe(null);
  });
});
