import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/domain/query/limits.ts';
import { defaultOrder, sortKeys } from '../../../src/domain/query/selection.ts';
import { observationParameters } from '../../../src/http/observations/observation-parameters.ts';
import fc from '../../fast-check.ts';

const read = (parameters: Record<string, string>) => observationParameters.parse(parameters);
const issuesOf = (parameters: Record<string, string>) =>
  observationParameters.safeParse(parameters).error?.issues ?? [];

describe('the parameters of observations', () => {
  it('have defaults for what was not asked', () => {
    expect(read({})).toEqual({
      revisions: 'latest',
      transform: 'level',
      shape: 'long',
      scale: '1',
      lang: 'en',
      meta: 'full',
      labels: 'code',
    });
  });

  it('become values', () => {
    expect(
      read({
        indicator: 'a,b',
        period: '2024',
        frequency: 'A,YTD',
        kind: 'actual,forecast',
        last: '3',
        asOf: '2025-06-30',
        fields: 'value,period',
        cursor: 'x',
        release: '1',
      }),
    ).toMatchObject({
      indicator: ['a', 'b'],
      period: { from: '2024-01-01', to: '2024-12-31', only: null },
      frequency: ['A', 'YTD'],
      kind: ['actual', 'forecast'],
      last: 3,
      asOf: '2025-06-30',
      fields: ['value', 'period'],
      cursor: 'x',
      release: '1',
    });
  });

  it('report all faults together', () => {
    const paths = issuesOf({ period: '2024-Q5', limit: '0', kind: 'guess', lang: 'fr' }).map(
      ({ path }) => path[0],
    );
    expect(paths.toSorted()).toEqual(['kind', 'lang', 'limit', 'period']);
  });

  it.each([
    ['colour', 'red'],
    ['indicator', ''],
    ['fields', 'price'],
    ['scale', 'dozen'],
  ])('refuse %s=%s', (name, value) => {
    expect(issuesOf({ [name]: value })).toHaveLength(1);
  });

  it('take so many ids and no more', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, n) => `i${n}`).join(',');
    expect(read({ indicator: ids(limits.ids) }).indicator).toHaveLength(limits.ids);
    expect(issuesOf({ area: ids(limits.ids + 1) })).toMatchObject([{ params: { code: 'outOfRange' } }]);
  });
});

describe('asOf', () => {
  it.each([
    ['2024', ['2024-12-31']],
    ['2024-02', ['2024-02-29']],
    ['2024-13', []],
    ['2024-02-30', []],
    ['yesterday', []],
  ])('refuses %s and offers %j', (asOf, suggestions) => {
    expect(issuesOf({ asOf })).toMatchObject([{ params: { suggestions } }]);
  });
});

describe('sort', () => {
  it('reads keys with a minus for descending', () => {
    expect(read({ sort: '-period,indicator' }).sort).toEqual([
      { key: 'period', descending: true },
      { key: 'indicator', descending: false },
    ]);
  });

  it('takes every key either way', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sortKeys), fc.boolean(), (key, descending) => {
        expect(read({ sort: `${descending ? '-' : ''}${key}` }).sort).toEqual([{ key, descending }]);
      }),
    );
  });

  it('names its keys when it knows one not', () => {
    expect(issuesOf({ sort: 'colour' })).toMatchObject([
      { params: { code: 'notAllowed', allowed: sortKeys } },
    ]);
  });

  it('is that of the data by default', () => {
    expect(defaultOrder.map(({ key }) => key)).toEqual([
      'indicator',
      'area',
      'frequency',
      'period',
      'lane',
      'publishedOn',
    ]);
  });
});

describe('by', () => {
  it('takes one indicator, and names the first of several', () => {
    const result = observationParameters.safeParse({ indicator: 'a', transform: 'ratio', by: 'b,c' });
    expect(result.error?.issues).toMatchObject([{ path: ['by'], params: { suggestions: ['b'] } }]);
    expect(observationParameters.parse({ indicator: 'a', transform: 'ratio', by: 'b' }).by).toBe('b');
  });
});
