import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dataset } from '../../seed/dataset.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** Statements that state an earlier day than that of their document. */
const backDated = dataset.statements.filter(
  ({ compiledOn, toRelease }) => compiledOn !== null && toRelease === null,
);
const later = /Read from a later compilation/;
const isMarked = (row: Row) => later.test(JSON.stringify(row.caveats));

/** All rows of an answer, page by page. */
async function rows(query: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  let next: string | null = `/v1/observations?limit=1000&${query}`;
  while (next !== null) {
    const { data, page }: List = await server().json(next);
    found.push(...data);
    next = page.next;
  }
  return found;
}

describe('a figure that is back-dated from a later compilation', () => {
  it('says so under asOf, for every indicator that has one, until the compilation is known', async () => {
    const indicators = [...new Set(backDated.map(({ indicator }) => indicator))];
    expect(indicators).toContain('population-year-end-nbs');
    expect(indicators).toContain('gdp-current-nbs');
    for (const day of ['2019-06-30', '2022-06-30', '2024-12-31', '2026-11-24']) {
      const found = await rows(`indicator=${indicators.join()}&revisions=all&asOf=${day}`);
      const marked = found.filter(isMarked).map(({ period, indicator }) => `${indicator} ${period}`);
      const expected = backDated
        .filter(({ knownFrom, compiledOn }) => knownFrom <= day && day < (compiledOn ?? ''))
        .map(({ period, indicator }) => `${indicator} ${period.text}`);
      expect(marked.toSorted(), day).toEqual(expected.toSorted());
    }
  });

  it('says nothing of it without asOf', async () => {
    const found = await rows('indicator=*&revisions=all');
    expect(found.filter(isMarked)).toEqual([]);
  });

  it('says so in tables too', async () => {
    const query = 'indicator=population-year-end-nbs&asOf=2022-06-30';
    const csv = await server().text(`/v1/observations?${query}&format=csv&fields=id,caveats`);
    const cells: { id: string; caveats: string }[] = parse(csv, { columns: true });
    const marked = cells.filter(({ caveats }) => /Read from a later compilation.* \| 取自/.test(caveats));
    expect(marked.length).toBeGreaterThan(3);
    expect(marked.map(({ id }) => id)).toEqual((await rows(query)).filter(isMarked).map(({ id }) => id));
  });

  it('says so in what is computed from it', async () => {
    const found = await rows('indicator=gdp-current-nbs&transform=yoy&asOf=2022-06-30&period=2021');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((row) => !isMarked(row))).toEqual([]);
  });
});
