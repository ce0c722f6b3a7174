import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problems.ts';
import { limits } from '../../../src/domain/query/limits.ts';
import { defaultOrder, everything } from '../../../src/domain/query/selection.ts';
import { derivedRows } from '../../../src/http/observations/computation/compute.ts';
import { observationParameters } from '../../../src/http/observations/observation-parameters.ts';
import { type WideCell, wideTable } from '../../../src/http/observations/wide/wide-table.ts';
import { RequestAddress } from '../../../src/http/request/addresses.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { fixture, type Single, served } from '../server.ts';

const server = served();

async function problemOf(attempt: Promise<unknown>): Promise<Problem> {
  const found = await attempt.then(
    () => null,
    (error) => error,
  );
  if (!(found instanceof Problem)) throw new Error(`It answers ${found}.`);
  return found;
}

describe('the declared limits', () => {
  it('stand in /v1', async () => {
    const { data } = await server().json<Single<{ limits: Record<string, unknown> }>>('/v1');
    expect(data.limits).toMatchObject({
      wideCells: limits.wideCells,
      cubeCells: limits.cubeCells,
      workbookRows: limits.workbookRows,
      computationStatements: limits.computationStatements,
      latestSeries: limits.latestSeries,
    });
  });
});

describe('a wide table', () => {
  /** One row of a series in a year. */
  const row = (indicator: string, year: number): WideCell => ({
    indicator,
    area: 'CN',
    lane: 'outturn',
    frequency: 'A',
    period: String(year),
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    value: year,
    missingReason: null,
    qualifier: 'exact',
    unit: 'ZB',
    scale: '1',
  });
  // Two series in three periods are six values, though only four are stated.
  const rows = [row('a', 2021), row('a', 2022), row('b', 2022), row('b', 2023)];
  const retry = (change: object) => JSON.stringify(change);

  async function* batches() {
    yield rows.slice(0, 3);
    yield rows.slice(3);
  }

  it('of as many values as the limit is whole', async () => {
    const table = await wideTable(batches(), retry, { mostCells: 6 });
    expect(table.rows.map((cells) => [cells[0], cells[3], cells[5]])).toEqual([
      ['2021', 2021, null],
      ['2022', 2022, 2022],
      ['2023', null, 2023],
    ]);
  });

  it('never has figures of two units in one column', async () => {
    const mixed = async function* () {
      yield [row('a', 2021), { ...row('a', 2022), unit: 'EB' }];
    };
    const problem = await problemOf(wideTable(mixed(), retry));
    expect(problem.errors).toMatchObject([{ parameter: 'shape', code: 'mixedUnits', suggestions: ['long'] }]);
  });

  it('of one more is refused, with the address of the long one', async () => {
    const problem = await problemOf(wideTable(batches(), retry, { mostCells: 5 }));
    expect(problem).toMatchObject({
      code: 'not-computable',
      tryInstead: '{"shape":null}',
      errors: [{ parameter: 'shape', value: 'wide', code: 'tooManyCells', suggestions: ['long'] }],
    });
    expect(problem.message).toContain('5 values');
  });
});

describe('a computation', () => {
  const store = openSeeded(':memory:', fixture);
  const asked = async (mostStatements: number) => ({
    request: {
      address: new RequestAddress('/v1/observations?indicator=output-a&transform=yoy&limit=2'),
      gone: new AbortController().signal,
    },
    query: observationParameters.parse({ indicator: 'output-a', transform: 'yoy' }),
    store,
    catalogue: await store.catalogue(),
    selection: { ...everything, indicators: ['output-a'], revisions: 'latest' as const },
    mostStatements,
  });

  it('of a source reads what the source states, and nothing else', async () => {
    const whole = { ...everything, revisions: 'latest' as const };
    const { statements } = await store.read(whole, { order: defaultOrder, after: null, limit: 1000 });
    const [first] = statements;
    const sources = [first?.source ?? ''];
    const stated = statements.filter(({ source }) => sources.includes(source));
    const indicators = [...new Set(stated.map(({ indicator }) => indicator))];
    const needed = await store.count({ ...whole, indicators });
    expect(needed).toBeLessThan(statements.length);
    const question = { ...(await asked(needed)), selection: { ...whole, sources } };
    expect((await derivedRows(question, false)).rows.length).toBeGreaterThan(0);
  });

  it('of more statements than the limit is refused, with the address of the figures as published', async () => {
    const total = await store.count((await asked(0)).selection);
    expect((await derivedRows(await asked(total), false)).rows.length).toBeGreaterThan(0);
    expect(await problemOf(derivedRows(await asked(total - 1), false))).toMatchObject({
      code: 'not-computable',
      tryInstead: '/v1/observations?indicator=output-a&limit=2',
      errors: [{ parameter: 'indicator', value: 'output-a', code: 'tooManyStatements' }],
    });
  });
});
