import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/checks/evaluation.ts';
import { transformNames } from '../../../src/domain/derivation/transforms.ts';
import { statedFigure } from '../../../src/domain/numbers/bounded-figure.ts';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { shiftYears } from '../../../src/domain/time/period.ts';
import type { Settled } from '../../../src/store/seed/read/dataset.ts';
import { patience } from '../../fixtures/catalogue.ts';
import { isLong, namesIn, sampled } from '../../long-form.ts';
import { dataset, statements } from '../../seed/dataset.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** A line of a computed table. */
interface Line {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly lane: string;
  readonly frequency: string;
  readonly value: number | null;
  readonly missingReason: string | null;
  readonly caveats: string | null;
  readonly operands: string | null;
}

async function linesOf(query: string): Promise<Line[]> {
  const text = await server().text(`/v1/observations?${query}&format=ndjson`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const byId = new Map(statements.map((statement) => [statementId(statement), statement]));

/** The published growth that was current on a day, or is now, by the level that it is the growth of, area, period and lane. */
function growthsOn(day: string): Map<string, Settled> {
  return new Map(
    statements.flatMap((statement) => {
      const level = dataset.indicators.get(statement.indicator)?.growthOf;
      const { area, period, lane, currentFrom, currentTo } = statement;
      const isCurrent = currentFrom !== null && currentFrom <= day && (currentTo === null || currentTo > day);
      return level && isCurrent ? [[`${level} ${area} ${period.text} ${lane}`, statement] as const] : [];
    }),
  );
}

function operandsOf({ operands }: Line): Settled[] {
  return (operands ?? '').split(' ').flatMap((part) => byId.get(part.slice(part.indexOf('=') + 1)) ?? []);
}

/** Published growth that the operands of a line contradict. */
function contradictedBy(line: Line, growths: ReadonlyMap<string, Settled>): Settled[] {
  const operands = operandsOf(line);
  return operands.flatMap((level) => {
    const { indicator, area, period, lane } = level;
    const growth = growths.get(`${indicator} ${area} ${period.text} ${lane}`);
    const before = shiftYears(period, -1).text;
    const base = operands.find(
      (other) =>
        other.indicator === indicator &&
        other.period.text === before &&
        (other.lane === lane || other.lane === 'outturn'),
    );
    if (growth === undefined || base === undefined) return [];
    const { outcome } = evaluate('growth', {
      level: [statedFigure(level)],
      growth: [statedFigure(growth)],
      base: [statedFigure(base)],
    });
    return outcome === 'inconsistent' ? [growth] : [];
  });
}

const years = isLong
  ? ['2012', '2015', '2018', '2019', '2020', '2021', '2022', '2023', '2024']
  : ['2015', '2021'];
const days = isLong
  ? ['2019-12-31', '2021-12-31', '2023-06-30', '2024-06-30', '2025-06-30']
  : ['2021-12-31', '2025-06-30'];
const queries = [
  ...['change', 'pctChange', 'yoy', 'cumulative', 'cagr', 'log', 'level'].map((name) => `transform=${name}`),
  'transform=movingAverage&window=2',
  ...years.flatMap((year) => [`transform=index&base=${year}`, `transform=cagr&base=${year}`]),
  ...['sum', 'average', 'last'].map((name) => `aggregate=${name}&frequency=A&partial=allow`),
  ...['sum', 'last'].map((name) => `aggregate=${name}&frequency=A&transform=yoy`),
  'transform=yoy&currency=USD',
  ...days.map((day) => `transform=yoy&asOf=${day}`),
  'transform=yoy&release=1',
];

describe('growth', () => {
  it.each(sampled(queries, namesIn))(
    'never contradicts a published growth unsaid: %s',
    async (query) => {
      const lines = await linesOf(`indicator=*&${query}`);
      const growths = growthsOn(new URLSearchParams(query).get('asOf') ?? '9999-12-31');
      const unsaid = lines.flatMap((line) =>
        contradictedBy(line, growths)
          .filter(({ en }) => !line.caveats?.includes(`the published figure, ${en.display} (`))
          .map((growth) => `${line.indicator} ${line.area} ${line.period}: ${statementId(growth)}`),
      );
      expect(lines.length).toBeGreaterThan(0);
      expect(unsaid).toEqual([]);
    },
    patience,
  );

  it('is compared in every transform that takes several levels', () => {
    const asked = transformNames.filter((name) =>
      queries.some((query) => query.includes(`transform=${name}`)),
    );
    expect(asked).toEqual([...transformNames]);
  });
});

const pageOf = (query: string) => server().json(`/v1/observations?${query}&limit=1000`);
const refused = async (query: string) =>
  problemOf(await server().get(`/v1/observations?${query}`), 'not-comparable');
const followed = (address: string | undefined) => server().json<List>(address ?? '/none');

describe('levels that are not comparable', () => {
  it('are refused where nothing else is asked for, and lead to the growth of their producer', async () => {
    const { links, errors } = await refused(
      'indicator=online-retail-sales-nbs&transform=yoy&period=2025&frequency=A',
    );
    expect(errors).toMatchObject([{ parameter: 'transform', value: 'yoy', code: 'notComparable' }]);
    const { data } = await followed(links.tryInstead);
    // The NBS prints 8.6 % for 2025; its levels, 15.97 over 15.5 trillion, would give 3.0 %.
    expect(data.map(({ indicator, period, value }) => [indicator, period, value])).toEqual([
      ['online-retail-sales-nbs-yoy', '2025', 8.6],
    ]);
  });

  it('lead to the growth of all of them', async () => {
    const query =
      'indicator=online-retail-sales-nbs,software-business-revenue-miit&transform=index&base=2021';
    const { links } = await refused(query);
    expect(new URL(links.tryInstead ?? '').searchParams.get('indicator')).toBe(
      'online-retail-sales-nbs-yoy,software-business-revenue-miit-yoy',
    );
    expect((await followed(links.tryInstead)).data.length).toBeGreaterThan(10);
  });

  it.each(['change', 'pctChange', 'yoy', 'index&base=2023', 'cagr', 'cumulative', 'movingAverage'])(
    'are null among others, with one warning: %s',
    async (transform) => {
      const query = `indicator=online-retail-sales-nbs,digital-economy-size-caict&frequency=A&transform=${transform}`;
      const { data, meta } = await pageOf(query);
      const [retail, other] = ['online-retail-sales-nbs', 'digital-economy-size-caict'].map((id) =>
        data.filter(({ indicator }) => indicator === id),
      );
      expect(new Set(retail?.map(({ value, missingReason }) => `${value} ${missingReason}`))).toEqual(
        new Set(['null notComparable']),
      );
      expect(other?.some(({ value }) => value !== null)).toBe(true);
      const warnings = meta.warnings.filter(({ code }) => code === 'notComparable');
      expect(warnings).toHaveLength(1);
      expect(warnings[0]?.detail).toContain('Levels of online-retail-sales-nbs are not comparable');
      expect(warnings[0]?.detail).toContain('Its own growth is online-retail-sales-nbs-yoy.');
    },
  );

  it('are divided by figures of their own period, and added up within a year', async () => {
    const shares = await pageOf('indicator=online-retail-sales-nbs&per=gdp&frequency=A&period=2021');
    expect(shares.data.map(({ missingReason }) => missingReason)).toEqual([null]);
    const sums = await pageOf('indicator=online-retail-sales-nbs&aggregate=sum&frequency=A&partial=allow');
    expect(sums.data.some(({ value }) => value !== null)).toBe(true);
  });
});

describe('a break', () => {
  const told = async (query: string) =>
    (await pageOf(query)).data.map(
      ({ area, period, lane, value, missingReason }) =>
        `${area} ${period} ${lane} ${missingReason ?? Number(value).toFixed(1)}`,
    );

  it("leaves the growth of the world's computing power null, but not that of the years before", async () => {
    expect(await told('indicator=computing-power-devices-caict&transform=yoy&area=W0')).toEqual([
      'W0 2021 outturn noBase',
      // 906 / 615
      'W0 2022 outturn 47.3',
      'W0 2023 outturn seriesBreak',
    ]);
  });

  it("counts Broadnet's users as a new definition from 2024 on", async () => {
    const query = 'indicator=5g-mobile-users-miit&transform=yoy&period=2023-12..2025-02&kind=actual';
    expect(await told(query)).toEqual([
      'CN 2023-12 outturn 43.5',
      'CN 2024-02 outturn seriesBreak',
      'CN 2024-06 outturn seriesBreak',
      'CN 2024-07 outturn seriesBreak',
      'CN 2024-08 outturn seriesBreak',
      'CN 2024-10 outturn seriesBreak',
      'CN 2024-11 outturn seriesBreak',
      'CN 2024-12 outturn seriesBreak',
      'CN 2025-02 outturn 23.5',
    ]);
  });

  it('is stated by indicators, with its reason and source', async () => {
    const { data } = await server().json<{ data: Record<string, unknown> }>(
      '/v1/indicators/5g-mobile-users-miit',
    );
    expect(data).toMatchObject({
      comparable: true,
      breaks: [{ period: '2024', area: null, source: 'hkcd-20240325', reason: { en: /Broadnet/ } }].map(
        ({ reason: _, ...each }) => each,
      ),
    });
    const list = await server().json('/v1/indicators?fields=id,comparable,breaks&limit=1000');
    expect(list.data.filter(({ comparable }) => comparable === false).map(({ id }) => id)).toContain(
      'online-retail-sales-nbs',
    );
  });
});

describe('a caveat', () => {
  it('names the check and the published figure where the operands do not fit it', async () => {
    const { data } = await pageOf('indicator=digital-economy-size-caict&transform=yoy&period=2016');
    const [row] = data as unknown as { caveats: { en: string; zh: string }[] }[];
    expect(row?.caveats[0]?.en).toContain('the published figure, 18.9% (');
    expect(row?.caveats[0]?.en).toContain('see the check caict-growth-2016.');
    expect(row?.caveats[0]?.zh).toContain('见核对项caict-growth-2016');
  });

  it('states no cause that is not known', async () => {
    const query = 'indicator=mobile-internet-traffic-ytd-miit&transform=yoy&period=2024-01-01/P2M';
    const [line] = await linesOf(query);
    const check = 'growth-against-levels.mobile-internet-traffic-ytd-miit-yoy.CN.2024-01-01--P2M';
    expect(line?.caveats?.split(' | ')[0]).toMatch(new RegExp(`see the check ${check}\\.$`));
  });

  it('is said in every format', async () => {
    const query = 'indicator=digital-economy-size-caict&transform=yoy&period=2016..2017';
    const said = 'caict-growth-2016';
    for (const format of ['json', 'csv', 'ndjson', 'jsonstat', 'svg'])
      expect([format, await server().text(`/v1/observations?${query}&format=${format}`)]).toEqual([
        format,
        expect.stringContaining(said),
      ]);
    const wide = await server().json(`/v1/observations?${query}&shape=wide`);
    expect(wide.meta.warnings.map(({ code }) => code)).toContain('contradictsPublished');
    const chinese = await server().text(`/v1/observations?${query}&format=svg&lang=zh`);
    // Lines of a note are texts of their own.
    expect(chinese.replace(/<[^>]*>\s*/g, '')).toContain('见核对项caict-growth-2016');
  });

  it('stands beside shares and conversions too', async () => {
    const yuan = await linesOf('indicator=data-industry-market-size-nddri&period=2024&currency=USD');
    expect(yuan[0]?.caveats).toContain('see the check data-industry-dollars-2024');
  });
});
