import { describe, expect, it } from 'vitest';
import { againstNation } from '../../../src/explorer/site/areas/against-nation.ts';
import { languageIn } from '../../../src/explorer/site/languages.ts';

const languages = { en: await languageIn('en'), zh: await languageIn('zh') };

const between = (lower: number | null, value: number, upper: number | null) => ({
  value,
  bounds: { lower, upper, lowerInclusive: true, upperInclusive: false, basis: 'rounding' },
});

const said = (
  own: ReturnType<typeof between>,
  nation: ReturnType<typeof between>,
  unit: string,
  lang: 'en' | 'zh' = 'en',
) => againstNation(own, nation, { unit, language: languages[lang] });

describe('a figure of a province against the nation', () => {
  it('is a share of an amount', () => {
    // 6.41 of 50.2 is 12.769, between 6.405 / 50.25 and 6.415 / 50.15.
    const [own, nation] = [between(6.405e12, 6.41e12, 6.415e12), between(50.15e12, 50.2e12, 50.25e12)];
    expect(said(own, nation, 'CNY')).toBe('12.8% of the nation’s (computed)');
    expect(said(own, nation, 'CNY', 'zh')).toBe('占全国12.8%（计算值）');
  });

  it('has its range where the digits leave it wide', () => {
    // 9.15 / 126.065 to 9.25 / 126.055: 7.258 to 7.338; wider with a nation known to the trillion.
    expect(said(between(9.15, 9.2, 9.25), between(125.5, 126, 126.5), 'CNY')).toBe(
      '7.3% (7.2 to 7.4%) of the nation’s (computed)',
    );
  });

  it('keeps the hedge', () => {
    expect(said(between(1, 1, null), between(35.75, 35.8, 35.85), 'CNY')).toBe(
      'more than 2.7% of the nation’s (computed)',
    );
    expect(said(between(null, 1, 1), between(35.75, 35.8, 35.85), 'CNY', 'zh')).toBe(
      '占全国不足2.8%（计算值）',
    );
    expect(said(between(50, 50, null), between(39.75, 39.8, 39.85), 'percent', 'zh')).toBe(
      '比全国高出逾10.1个百分点（计算值）',
    );
  });

  it('is a distance in points between percentages', () => {
    const nation = between(41.45, 41.5, 41.55);
    expect(said(between(49.65, 49.7, 49.75), nation, 'percent')).toBe(
      '8.2 (8.1 to 8.3) percentage points above the nation (computed)',
    );
    expect(said(between(29.55, 29.6, 29.65), nation, 'percent')).toBe(
      '11.9 (11.8 to 12) percentage points below the nation (computed)',
    );
    expect(said(nation, nation, 'percent')).toBe('as in the nation (computed)');
  });

  it('is not told where it is open which one is greater, or where neither means something', () => {
    expect(said(between(39.8, 39.8, null), between(41.45, 41.5, 41.55), 'percent')).toBe(null);
    expect(said(between(39.5, 40, 40.5), between(40.15, 40.2, 40.25), 'percent')).toBe(null);
    expect(said(between(1, 1, 1), between(2, 2, 2), 'index')).toBe(null);
    expect(said(between(1, 1, 1), between(0, 0, 0), 'CNY')).toBe(null);
  });
});
