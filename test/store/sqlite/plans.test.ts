import { describe, expect, it } from 'vitest';
import { chainOf, defaultOrder, everything, type Selection } from '../../../src/domain/query/selection.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { countQuery, pageQuery } from '../../../src/store/relational/statement-queries.ts';
import type { Paging, Position } from '../../../src/store/store.ts';
import { planOfCount, planOfPage, seededFile } from './file.ts';

const seeded = seededFile();

const planned = (selection: Selection, paging: Paging) =>
  planOfPage(seeded().db, pageQuery(selection, paging, seeded().known));
const plannedCount = (selection: Selection) =>
  planOfCount(seeded().db, countQuery(selection, seeded().known));

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

const index = 'INDEX observationsInOrder';
/** The steps of the plan that look up what the evidence of a day was. */
const evidence = ['CORRELATED SCALAR SUBQUERY 1', 'SEARCH pastEvidence USING PRIMARY KEY (statement=?)'];

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

  it.each(Object.entries(hot))(
    '%s searches by the index of the default order and sorts nothing',
    (_, selection) => {
      const [first, ...others] = planned(selection, page);
      expect(others).toEqual(selection.asOf === null ? [] : evidence);
      expect(first).toMatch(new RegExp(`^SEARCH observations USING (COVERING )?${index} \\(indicator=\\?`));
      expect(plannedCount(selection).join()).toMatch(/SEARCH .*INDEX observationsInOrder \(indicator=\?/);
    },
  );

  it('a page of all statements walks the index of the default order from its start and sorts nothing', async () => {
    const behind: Paging = { ...page, after: await behindFirst() };
    expect(planned(current, page)).toEqual(['SCAN observations USING INDEX observationsInOrder']);
    expect(planned(current, behind)).toEqual([
      expect.stringMatching(
        /^SEARCH observations USING INDEX observationsInOrder \(\(indicator,area.*\)>\(\?/,
      ),
    ]);
  });

  it('the statements of a source searches by their source', () => {
    const steps = planned({ ...current, sources: ['capitalfm-2025-09-22'] }, page);
    expect(steps[0]).toMatch(/^SEARCH observations USING INDEX observationsBySource \(source=\?\)/);
  });

  it('the newest periods of some series search by the index of the default order and sort only the rows of each lane', () => {
    const steps = planned({ ...series, last: 1 }, page);
    expect(steps.join('\n')).toMatch(/SEARCH observations USING INDEX observationsInOrder \(indicator=\?/);
    expect(steps.filter((step) => /observationsBySource/.test(step))).toEqual([]);
  });
});

describe('a page', () => {
  it('is as long as its limit', async () => {
    const { statements } = await seeded().store.read(series, page);
    const short = await seeded().store.read(series, { ...page, limit: 2 });
    expect(short.statements).toEqual(statements.slice(0, 2));
    expect(short.next).not.toBeNull();
  });

  it('continues after its own last row', async () => {
    const first = await seeded().store.read(current, { ...page, limit: 50 });
    const second = await seeded().store.read(current, { ...page, limit: 50, after: first.next });
    const both = await seeded().store.read(current, { ...page, limit: 100 });
    expect([...first.statements, ...second.statements]).toEqual(both.statements);
  });
});
