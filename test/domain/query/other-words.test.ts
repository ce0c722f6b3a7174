import { describe, expect, it } from 'vitest';
import { likelyCodes, meantParameter } from '../../../src/domain/query/other-words.ts';
import { frequencyNames, kinds, lanes, wordsOf } from '../../../src/domain/statements/codes.ts';

describe('other words for codes', () => {
  // By letters alone, `quarterly` is as near to A as to Q, and `cn` as near to en as to zh.
  it.each([
    ['quarterly', frequencyNames, 'Q'],
    ['Quarter', frequencyNames, 'Q'],
    ['yearly', frequencyNames, 'A'],
    ['half-yearly', frequencyNames, 'S'],
    ['semiannual', frequencyNames, 'S'],
    ['月度', frequencyNames, 'M'],
    ['cumulative', frequencyNames, 'YTD'],
    ['estimate', lanes, 'outturn'],
    ['projection', lanes, 'forecast'],
    ['outturn', kinds, 'actual,preliminary,estimate'],
    ['forecasts', kinds, 'forecast'],
    ['cn', { en: {}, zh: {} }, 'zh'],
    ['chinese', { en: {}, zh: {} }, 'zh'],
  ])('%s', (word, codes, meant) => {
    expect(likelyCodes(word, wordsOf<string>(codes))[0]).toBe(meant);
  });

  it('are those of a list that has what they mean', () => {
    expect(likelyCodes('actual', ['fact', 'fiction'])[0]).not.toBe('outturn');
  });
});

describe('the names of what every object has', () => {
  it.each(['constructor', '__proto__', 'toString'])('%s is no other word', (word) => {
    expect(likelyCodes(word, wordsOf<string>(lanes))).not.toContain(word);
    expect(meantParameter(word, ['area'])).toBeUndefined();
  });
});

describe('other words for parameters', () => {
  it('are those of a route that has what they mean', () => {
    expect(meantParameter('Updated_Since', ['indicator', 'updatedAfter'])).toBe('updatedAfter');
    expect(meantParameter('country', ['currency', 'area'])).toBe('area');
    expect(meantParameter('country', ['currency'])).toBeUndefined();
    expect(meantParameter('colour', ['area'])).toBeUndefined();
  });
});
