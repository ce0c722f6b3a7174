import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';
import { type Element, elementsOf, parseXml } from '../http/xml.ts';

const server = served({ folder: seedFolder });
const v1 = '/sdmx/v1/availableconstraint/DATA_ECONOMY';
const v2 = '/sdmx/v2/availability/dataflow/CDE/DATA_ECONOMY/1.0.0';
const dimensions = ['FREQ', 'INDICATOR', 'REF_AREA', 'LANE'];

interface Message {
  readonly data: {
    readonly dataConstraints: readonly {
      readonly id: string;
      readonly annotations?: readonly { readonly id: string; readonly title: string }[];
      readonly constraintAttachment: object;
      readonly cubeRegions?: readonly {
        readonly keyValues: readonly {
          readonly id: string;
          readonly values?: readonly string[];
          readonly timeRange?: Readonly<Record<string, { readonly period: string }>>;
        }[];
      }[];
    }[];
    readonly codelists?: readonly {
      readonly id: string;
      readonly isPartial?: boolean;
      readonly codes: readonly { readonly id: string }[];
    }[];
    readonly conceptSchemes?: readonly { readonly concepts: readonly { readonly id: string }[] }[];
    readonly dataStructures?: readonly object[];
    readonly dataflows?: readonly object[];
  };
}

const asked = (path: string) =>
  server().json<Message>(`${path}${path.includes('?') ? '&' : '?'}format=jsonstructure`);

/** Codes by dimension, the span of time, and the metrics. */
async function available(path: string) {
  const [constraint] = (await asked(path)).data.dataConstraints;
  const keyValues = constraint?.cubeRegions?.[0]?.keyValues ?? [];
  const codes = Object.fromEntries(keyValues.flatMap(({ id, values }) => (values ? [[id, values]] : [])));
  const range = keyValues.find(({ timeRange }) => timeRange !== undefined)?.timeRange;
  const metrics = constraint?.annotations?.map(({ id, title }) => `${id} ${title}`);
  return { codes, time: [range?.startPeriod?.period, range?.endPeriod?.period], metrics };
}

interface Observed {
  readonly codes: readonly string[];
  readonly start: string;
  readonly end: string;
}

/** Every observation of the API. */
async function observations(query = ''): Promise<readonly Observed[]> {
  const lines = (await server().bytes(`/v1/observations?indicator=*&format=ndjson${query}`))
    .toString()
    .trim();
  return lines.split('\n').map((line) => {
    const { frequency, indicator, area, lane, periodStart, periodEnd } = JSON.parse(line);
    return { codes: [frequency, indicator, area, lane], start: periodStart, end: periodEnd };
  });
}

/** What an availability query should find in some observations. */
function expected(rows: readonly Observed[]) {
  const sorted = (values: readonly string[]) => [...new Set(values)].toSorted();
  const codes = dimensions.map((id, place) => [id, sorted(rows.map((row) => row.codes[place] ?? ''))]);
  const series = new Set(rows.map((row) => row.codes.join('.')));
  return {
    codes: Object.fromEntries(codes),
    time: [sorted(rows.map(({ start }) => start))[0], sorted(rows.map(({ end }) => end)).at(-1)],
    metrics: [`series_count ${series.size}`, `obs_count ${rows.length}`],
  };
}

describe('what data there are', () => {
  it('is told of everything, from the catalogue and from the observations alike', async () => {
    const all = expected(await observations());
    for (const path of [v1, `${v1}/all/all/all`, v2, `${v1}?startPeriod=1800`, `${v2}/*?c[OBS_STATUS]=ne:X`])
      expect(await available(path), path).toEqual(all);
  });

  it('is told of keys, periods, components and news', async () => {
    const rows = await observations();
    const forecasts = rows.filter(({ codes }) => codes[0] === 'A' && codes[3] === 'forecast');
    expect(await available(`${v1}/A...forecast`)).toEqual(expected(forecasts));
    expect(await available(`${v2}/*?c[LANE]=forecast&c[FREQ]=A`)).toEqual(expected(forecasts));
    const span = await observations('&period=2020..2022');
    expect(await available(`${v1}/all?startPeriod=2020&endPeriod=2022`)).toEqual(expected(span));
    const news = await observations('&updatedAfter=2025-06-29');
    expect(await available(`${v1}?updatedAfter=2025-06-30T00:00:00Z`)).toEqual(expected(news));
  });

  it('is told of some dimensions alone', async () => {
    expect(await available(`${v1}/A...forecast/all/FREQ`)).toMatchObject({
      codes: { FREQ: ['A'] },
      time: [undefined, undefined],
    });
    const two = await available(`${v2}/A.*.*.forecast/LANE,TIME_PERIOD`);
    expect(Object.keys(two.codes)).toEqual(['LANE']);
    expect(two.time[0]).toMatch(/^\d{4}-01-01$/);
  });

  it('has in mode available what each dimension could have while the others stay', async () => {
    const rows = await observations();
    const codesOf = (place: number, fixed: readonly (string | null)[]) =>
      [
        ...new Set(
          rows
            .filter(({ codes }) =>
              fixed.every((code, at) => at === place || code === null || code === codes[at]),
            )
            .map(({ codes }) => codes[place]),
        ),
      ].toSorted();
    const fixed = ['A', 'gdp-current-nbs', null, 'outturn'];
    const choices = Object.fromEntries(dimensions.map((id, place) => [id, codesOf(place, fixed)]));
    const found = await available(`${v1}/A.gdp-current-nbs..outturn?mode=available`);
    expect(found.codes).toEqual(choices);
    expect(found.codes.INDICATOR?.length).toBeGreaterThan(1);
    for (const query of [
      'A.gdp-current-nbs.*.outturn?mode=available',
      '*?mode=available&c[FREQ]=A&c[LANE]=outturn&c[INDICATOR]=gdp-current-nbs',
    ])
      expect((await available(`${v2}/${query}`)).codes, query).toEqual(choices);
    // The key finds nothing as it is, and says what would.
    const nothing = await available(`${v1}/S.gdp-current-nbs..outturn?mode=available`);
    expect(nothing.metrics).toEqual(['series_count 0', 'obs_count 0']);
    expect(nothing.codes.FREQ).toContain('A');
  });
});

describe('an availability query that finds nothing', () => {
  it.each([`${v1}/A.none.CN.outturn`, `${v1}/A.none.CN.none?mode=available`])(
    'has a constraint without a region: %s',
    async (path) => {
      const [constraint] = (await asked(path)).data.dataConstraints;
      expect(constraint).not.toHaveProperty('cubeRegions');
      expect(constraint?.annotations?.map(({ title }) => title)).toEqual(['0', '0']);
      const response = await server().get(path);
      expect([response.status, (await response.text()).includes('CubeRegion')]).toEqual([200, false]);
    },
  );
});

describe('the artefacts that come with it', () => {
  it('are those of the kind that is asked for, with what the data use', async () => {
    const { data } = await asked(`${v1}/A...forecast?references=all`);
    expect(data.dataflows).toHaveLength(1);
    expect(data.dataStructures).toHaveLength(1);
    expect(data.codelists?.map(({ id }) => id)).toEqual(['CL_AREA', 'CL_FREQ', 'CL_INDICATOR', 'CL_LANE']);
    expect(data.codelists?.find(({ id }) => id === 'CL_FREQ')).toMatchObject({
      isPartial: true,
      codes: [{ id: 'A' }],
    });
    expect(data.conceptSchemes?.[0]?.concepts.map(({ id }) => id)).toEqual([...dimensions, 'TIME_PERIOD']);
    const some = (await asked(`${v2}/A.*.*.forecast/LANE?references=codelist,dataproviderscheme`)).data;
    expect(some.codelists?.map(({ id }) => id)).toEqual(['CL_LANE']);
    expect(some).not.toHaveProperty('dataflows');
  });

  it('have the codes above those of the data', async () => {
    const areas = (await asked(`${v1}/..CN-GZ./all/REF_AREA?references=codelist`)).data.codelists?.[0];
    expect(areas?.codes.map(({ id }) => id)).toEqual(['CN', 'CN-GZ', 'W0']);
  });
});

describe('the message', () => {
  it('is a content constraint of SDMX-ML 2.1 and a data constraint of 3.0', async () => {
    const read = async (accept: string): Promise<Element> => {
      const response = await server().get(`${v1}/A...forecast`, { headers: { accept } });
      return parseXml(await response.text());
    };
    const old = await read('application/vnd.sdmx.structure+xml;version=2.1');
    expect(elementsOf(old, 'str:ContentConstraint')[0]?.attributes).toMatchObject({
      type: 'Actual',
      agencyID: 'CDE',
    });
    expect(elementsOf(old, 'com:KeyValue')[0]?.attributes).toEqual({ id: 'FREQ' });
    expect(elementsOf(old, 'com:StartPeriod')[0]?.attributes).toEqual({ isInclusive: 'true' });
    const newer = await read('application/vnd.sdmx.structure+xml;version=3.0.0');
    expect(elementsOf(newer, 'str:DataConstraint')[0]?.attributes).toMatchObject({ role: 'Actual' });
    expect(elementsOf(newer, 'str:KeyValue')[0]?.attributes).toEqual({ id: 'FREQ' });
  });

  it('is attached to what the path names, under an id of its own', async () => {
    const ofFlow = (await asked(`${v2}/A`)).data.dataConstraints[0];
    const ofStructure = (await asked('/sdmx/v2/availability/datastructure/CDE/*/*/A')).data
      .dataConstraints[0];
    expect(ofFlow?.constraintAttachment).toEqual({
      dataflows: ['urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CDE:DATA_ECONOMY(1.0.0)'],
    });
    expect(ofStructure?.constraintAttachment).toEqual({
      dataStructures: ['urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=CDE:DSD_DATA_ECONOMY(1.0.0)'],
    });
    expect(ofFlow?.id).not.toBe(ofStructure?.id);
  });
});

describe('an availability query that cannot be answered', () => {
  it.each([
    ['/sdmx/v1/availableconstraint/OTHER', 404],
    [`${v1}/all/ECB`, 404],
    [`${v1}/all/all/NONE`, 400],
    [`${v1}/all/all/OBS_STATUS`, 400],
    [`${v1}?mode=some`, 400],
    [`${v1}?references=parents`, 400],
    [`${v1}/A.CN`, 400],
    ['/sdmx/v1/availableconstraint', 400],
    ['/sdmx/v2/availability/provisionagreement/CDE/X', 501],
    [`${v2}/*?c[NONE]=1`, 400],
  ])('is refused: %s', async (path, status) => {
    expect((await server().get(path)).status).toBe(status);
  });
});
