import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { describe, expect, it } from 'vitest';
import { chainOf, defaultOrder, everything, type Selection } from '../../../src/domain/query/selection.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { observations } from '../../../src/store/sqlite/schema.ts';
import { type Sql, selectCount, selectPage } from '../../../src/store/sqlite/statement-queries.ts';
import { toStatement } from '../../../src/store/sqlite/statement-rows.ts';
import type { Paging, Position } from '../../../src/store/store.ts';
import { seededFile } from './file.ts';

const seeded = seededFile();

/** The steps of the plan of a query, by SQLite's own words. */
function plan({ text, values }: Sql): string[] {
  const rows = seeded()
    .db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values);
  return rows.map(({ detail }) => detail);
}

const indicator = 'data-output-nda';
const current: Selection = { ...everything, revisions: 'latest' };
const series: Selection = { ...current, indicators: [indicator] };
const page: Paging = { order: defaultOrder, after: null, limit: 100 };

/** Where the second page of everything begins. */
async function behindFirst(): Promise<Position> {
  const { next } = await seeded().store.read(current, page);
  if (next === null) throw new Error('There is one page only.');
  return next;
}

const key = 'SEARCH s USING PRIMARY KEY';

describe('the plan of', () => {
  const hot: Record<string, Selection> = {
    'a series': series,
    'a series of one area': { ...series, areas: ['CN'] },
    'a series as of a day': { ...series, asOf: '2025-01-01' },
    'all revisions of a series': { ...series, revisions: 'all' },
    'some years of a series': { ...series, period: parsePeriodRange('2020..2024') },
    'fifty series': { ...current, indicators: [indicator, 'data-output-nda-yoy', 'data-output-cac'] },
    'the chain of a statement': chainOf(indicator, 'CN', parsePeriod('2024')),
  };

  it.each(Object.entries(hot))('%s searches by the clustered key and sorts nothing', (_, selection) => {
    const steps = plan(selectPage(selection, page, seeded().keys));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatch(new RegExp(`^${key} \\(indicator=\\?`));
    expect(plan(selectCount(selection, seeded().keys)).join()).toMatch(/SEARCH .*PRIMARY KEY \(indicator=\?/);
  });

  it('a page of everything walks the clustered key from where it begins and sorts nothing', async () => {
    const behind: Paging = { ...page, after: await behindFirst() };
    expect(plan(selectPage(current, page, seeded().keys))).toEqual(['SCAN s']);
    expect(plan(selectPage(current, behind, seeded().keys))).toEqual([
      expect.stringMatching(/^SEARCH s USING PRIMARY KEY \(\(indicator,area.*\)>\(\?/),
    ]);
  });

  it('the statements of a source searches by their source', () => {
    const steps = plan(selectPage({ ...current, sources: ['capitalfm-2025-09-22'] }, page, seeded().keys));
    expect(steps[0]).toMatch(/^SEARCH s USING INDEX observationsBySource \(source=\?\)/);
  });

  it('the newest of some series searches by the clustered key, and sorts only what it found: each lane by itself', () => {
    const steps = plan(selectPage({ ...series, last: 1 }, page, seeded().keys));
    expect(steps.join('\n')).toMatch(/SEARCH s USING PRIMARY KEY \(indicator=\?/);
    expect(steps.filter((step) => /observations/.test(step))).toEqual([]);
  });
});

describe('a page', () => {
  it('is what drizzle reads from the same table', async () => {
    const rows = drizzle(seeded().db)
      .select()
      .from(observations)
      .where(
        and(
          eq(observations.indicator, seeded().keys.indicator.key(indicator)),
          isNotNull(observations.currentFrom),
          isNull(observations.currentTo),
        ),
      )
      .orderBy(asc(observations.area), asc(observations.frequency), asc(observations.periodStart))
      .all();
    const expected = rows.map((row) => toStatement(row, seeded().keys));
    expect(expected.length).toBeGreaterThan(1);
    expect((await seeded().store.read(series, page)).statements).toEqual(expected);
  });

  it('is as long as its limit', async () => {
    const { statements } = await seeded().store.read(series, page);
    const short = await seeded().store.read(series, { ...page, limit: 2 });
    expect(short.statements).toEqual(statements.slice(0, 2));
    expect(short.next).not.toBeNull();
  });

  it('goes on behind itself', async () => {
    const first = await seeded().store.read(current, { ...page, limit: 50 });
    const second = await seeded().store.read(current, { ...page, limit: 50, after: first.next });
    const both = await seeded().store.read(current, { ...page, limit: 100 });
    expect([...first.statements, ...second.statements]).toEqual(both.statements);
  });
});
