import { describe, expect, it } from 'vitest';
import {
  aggregatesFor,
  coarserThan,
  currenciesFor,
  divisorsFor,
  type Measured,
  transformsFor,
} from '../../src/explorer/site/figure/offered.ts';
import { seedFolder, served } from '../http/server.ts';

const server = served({ folder: seedFolder });

interface Listed {
  readonly id: string;
  readonly unit: string;
  readonly nature: string;
  readonly frequencies: readonly string[];
}

/** One indicator of each nature, unit and set of frequencies. */
async function oneOfEach(): Promise<string[]> {
  const { data } = await server().json<{ data: readonly Listed[] }>(
    '/v1/indicators?limit=1000&fields=id,unit,nature,frequencies',
  );
  const kinds = Map.groupBy(data, ({ unit, nature, frequencies }) =>
    [nature, unit, ...frequencies].join(' '),
  );
  return [...kinds.values()].flatMap(([first]) => (first ? [first.id] : []));
}

const nothing: Measured = { unit: 'ZB', nature: 'flow', covers: null, comparable: true, series: [] };
const china = { area: 'CN', frequency: 'A' };
const annual = (periods: number): Measured['series'] => [
  { area: 'CN', frequency: 'A', lane: 'outturn', firstPeriod: '2010', lastPeriod: '2025', periods },
];

describe('the settings that the page offers', () => {
  it('are answered by the API, for each kind of indicator', { timeout: 60_000 }, async () => {
    const ids = await oneOfEach();
    expect(ids.length).toBeGreaterThan(30);
    const refused: string[] = [];
    for (const id of ids) {
      const { data } = await server().json<{ data: Measured & { areas: readonly string[] } }>(
        `/v1/indicators/${id}`,
      );
      const [entry] = data.series.toSorted((a, b) => b.periods - a.periods);
      if (entry === undefined) continue;
      const { area, frequency, firstPeriod } = entry;
      const shown = { area, frequency };
      const queries = [
        ...transformsFor(data, shown)
          .filter((word) => word !== 'ratio')
          .map((word) => `transform=${word}${word === 'index' ? `&base=${firstPeriod}` : ''}`),
        ...divisorsFor(data, shown).map((word) => `per=${word}`),
        ...currenciesFor(data).map((code) => `currency=${code}`),
      ].map((query) => `${query}&frequency=${frequency}`);
      const [coarser] = coarserThan(data, shown);
      queries.push(...aggregatesFor(data, shown).map((word) => `aggregate=${word}&frequency=${coarser}`));
      for (const query of queries) {
        const path = `/v1/observations?indicator=${id}&area=${area}&${query}&limit=1&fields=value`;
        const { status } = await server().get(path);
        if (status !== 200) refused.push(`${status} ${path}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('have no share of GDP for zettabytes, nothing per person for shares, and nothing for a single figure', () => {
    const data = { ...nothing, series: annual(10) };
    expect(divisorsFor(data, china)).toEqual(['person']);
    expect(currenciesFor(data)).toEqual([]);
    expect(divisorsFor({ ...data, unit: 'CNY' }, china)).toEqual(['person', 'gdp']);
    const share = { ...data, nature: 'ratio', unit: 'percent' } as const;
    expect(divisorsFor(share, china)).toEqual([]);
    expect(transformsFor(share, china)).toEqual(['change', 'movingAverage']);
    expect(transformsFor({ ...data, series: annual(1) }, china)).toEqual([]);
    expect(transformsFor({ ...data, comparable: false }, china)).not.toContain('yoy');
  });
});
