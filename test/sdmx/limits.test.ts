import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { seedFolder, served } from '../http/server.ts';

const server = served({ folder: seedFolder });
const inner = await catalogueStore();
/** A store that says that it has more than a message holds. */
const store: Store = {
  build: inner.build,
  catalogue: () => inner.catalogue(),
  arrivals: (keys) => inner.arrivals(keys),
  read: (selection, paging) => inner.read(selection, paging),
  count: async () => 20_001,
  firstHelpful: (selection, changes) => inner.firstHelpful(selection, changes),
  search: (text) => inner.search(text),
  file: (release, name) => inner.file(release, name),
  close: async () => undefined,
};
const large = served({ store });

describe('a query that finds more than a message holds', () => {
  it.each([
    ['/sdmx/v1/data/DATA_ECONOMY/all', 'application/xml; charset=utf-8'],
    ['/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY', 'application/json; charset=utf-8'],
    ['/sdmx/v1/availableconstraint/DATA_ECONOMY?startPeriod=2000', 'application/xml; charset=utf-8'],
  ])('is refused with what to do: %s', async (path, type) => {
    const answer = await large().get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([413, type]);
    expect(await answer.text()).toMatch(/code"?[=:]"?130.*ask for some indicators or areas at a time/s);
  });

  it('is still told which data there are, where whole series are asked for', async () => {
    expect((await large().get('/sdmx/v1/availableconstraint/DATA_ECONOMY')).status).toBe(200);
  });
});

describe('OBS_STATUS', () => {
  it('is B where a new definition begins, of outturns alone', async () => {
    const csv = await server().text('/sdmx/v1/data/DATA_ECONOMY/all?format=csvdata');
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const { data } = await server().json<{
      data: { id: string; breaks: { period: string; area: string | null }[] }[];
    }>('/v1/indicators?limit=1000&fields=id,breaks');
    const breaks = new Map(data.map(({ id, breaks: of }) => [id, of]));
    const begins = ({ INDICATOR = '', TIME_PERIOD, REF_AREA, LANE }: Record<string, string>) =>
      LANE === 'outturn' &&
      (breaks.get(INDICATOR) ?? []).some(
        ({ period, area }) => period === TIME_PERIOD && (area === null || area === REF_AREA),
      );
    const marked = rows.filter(({ OBS_STATUS }) => OBS_STATUS === 'B');
    expect(marked.length).toBeGreaterThan(0);
    expect(marked).toEqual(rows.filter(begins));
  });
});
