import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/domain/statements/statement.ts';
import { statementId } from '../../src/domain/statements/statement.ts';
import { csvRecords } from '../../src/store/seed/read/csv-records.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { dataset } from '../seed/dataset.ts';
import { problemOf } from './plugins/problem.ts';
import { type List, seedFolder, served } from './server.ts';

const server = served({ folder: seedFolder });

const corrections = csvRecords(readSeedFiles(seedFolder).get('corrections.csv') ?? '').records.map(
  ({ cells: { statement = '', release = '', column = '', old = '', new: now = '' } }) => ({
    ...{ statement, release: Number(release), column, old, now },
  }),
);
const withdrawals = corrections.filter(({ column }) => column === 'withdrawn');
const changes = corrections.filter(({ column }) => column !== 'withdrawn');
const retired = [...dataset.indicators.values()].filter((indicator) => indicator.retired !== null);

type State = (typeof dataset.statements)[number];

/** The state of a statement in a release. */
const stateIn = (release: number) => {
  const states = dataset.statements.filter(
    ({ fromRelease, toRelease }) => fromRelease <= release && (toRelease === null || toRelease > release),
  );
  return new Map(states.map((state) => [statementId(state), state]));
};

/** What a column of a state says, as its row has it. */
const cellOf = (state: State | undefined, column: string): string => {
  const cells: Readonly<Record<string, unknown>> = {
    ...state,
    caveatEn: state?.caveat?.en,
    caveatZh: state?.caveat?.zh,
    doubtful: state?.doubtful === true ? 'yes' : '',
    // What a row leaves out is the day on which its document was published.
    knownFrom: state?.compiledOn === null ? '' : state?.knownFrom,
  };
  return String(cells[column] ?? '');
};

const indicatorIn = (id: string) => id.slice(0, id.indexOf('.'));
const sourceIn = (id: string) => id.slice(id.lastIndexOf('.') + 1);
const listed = (id: string, release: number): Promise<List> =>
  server().json(
    `/v1/observations?indicator=${indicatorIn(id)}&source=${sourceIn(id)}&revisions=all&release=${release}`,
  );

describe('every correction of the seed', () => {
  it('has a reason, and is of release 3', () => {
    expect(corrections.length).toBeGreaterThan(70);
    expect(new Set(corrections.map(({ release }) => release))).toEqual(new Set([3]));
  });

  it('changes its cell in release 3, and in none before', () => {
    const [before, now] = [stateIn(2), stateIn(3)];
    const shown = ({ statement, column }: (typeof changes)[number]) => ({
      statement,
      column,
      old: cellOf(before.get(statement), column),
      now: cellOf(now.get(statement), column),
    });
    expect(changes.map(shown)).toEqual(
      changes.map(({ statement, column, old, now: said }) => ({ statement, column, old, now: said })),
    );
  });

  it.each(withdrawals.map(({ statement, now }) => [statement, now] as const))(
    '%s is gone, %s in its place, and release 2 has it',
    async (statement, successor) => {
      const { links } = await problemOf(await server().get(`/v1/observations/${statement}`), 'retired');
      expect(links.tryInstead).toMatch(new RegExp(`/v1/observations/${RegExp.escape(successor)}$`));
      expect((await server().get(`/v1/observations/${successor}`)).status).toBe(200);
      const { data } = await listed(statement, 2);
      expect(data.map(({ id }) => id)).toContain(statement);
    },
  );
});

describe('every retired indicator of the seed', () => {
  it.each(retired.map(({ id, retired: end }) => [id, end?.successor ?? '']))(
    '%s leads to %s, and release 2 has it',
    async (id, successor) => {
      for (const path of [`/v1/indicators/${id}`, `/v1/observations?indicator=${id}`]) {
        const { links } = await problemOf(await server().get(path), 'retired');
        expect(links.tryInstead).toContain(successor);
      }
      const { data }: List = await server().json(`/v1/observations?indicator=${id}&release=2&revisions=all`);
      expect(data.length).toBeGreaterThan(0);
      expect(withdrawals.map(({ statement }) => statement)).toEqual(
        expect.arrayContaining(data.map((row) => row.id)),
      );
    },
  );
});

describe('what was wrong', () => {
  const now = stateIn(3);
  const figureOf = (s: Pick<Statement, 'qualifier' | 'digits' | 'exponent' | 'kind'> | undefined) =>
    `${s?.qualifier} ${s?.digits}e${s?.exponent} ${s?.kind}`;

  it.each([
    ['digital-economy-size-official-statement.CN.2018.cri-it-20190403', 'exact 31e12 actual'],
    ['digital-economy-gdp-share-provincial-broad.CN-JX.2021.ckhq-20230114', 'exact 35e0 actual'],
    ['digital-economy-value-added-provincial-broad.CN-JX.2021.ckhq-20230114', 'over 1e12 actual'],
    ['data-trading-market-sde.CN.2030.scio-20240813', 'over 500e9 forecast'],
    ['generative-ai-patents-world-share.CN.2024.big5china-20251011', 'exact 61.5e0 actual'],
    ['intelligent-computing-idc-inspur-yoy.CN.2025.cwpakistan-2025', 'exact 43e0 forecast'],
    ['mobile-internet-traffic-ytd-miit.CN.2024-01-01--P11M.xjb-20241223', 'exact 3066e8 preliminary'],
    ['5g-base-stations-miit.CN.2023-10.menafn-20231123', 'under 3.22e6 actual'],
  ])('is %s: %s', (id, figure) => {
    expect(figureOf(now.get(id))).toBe(figure);
  });

  it('is no figure of CAICT for 2018 any more', async () => {
    const { data }: List = await server().json(
      '/v1/observations?indicator=digital-economy-size-caict&period=2018&frequency=A',
    );
    expect(data).toEqual([]);
  });

  it("has Zhejiang's first half of 2021 known in July", async () => {
    const query = 'indicator=digital-economy-core-value-added-provincial&area=CN-ZJ&period=2021-S1';
    const asOf = async (day: string) =>
      (await server().json<List>(`/v1/observations?${query}&asOf=${day}`)).data.map(({ value }) => value);
    expect(await asOf('2021-07-27')).toEqual([]);
    expect(await asOf('2021-07-28')).toEqual([400_000_000_000]);
  });

  it('has the GDP of 2021 and 2022 after the fifth census, not the verification before it', async () => {
    const { data }: List = await server().json(
      '/v1/observations?indicator=gdp-current-nbs&period=2021..2022',
    );
    expect(data.map(({ value }) => value)).toEqual([117_382_300_000_000, 123_402_940_000_000]);
  });
});
