import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';

const server = served({ folder: seedFolder });
const v1 = '/sdmx/v1/data/DATA_ECONOMY';
const v2 = '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/1.0.0';
const csv = { accept: 'application/vnd.sdmx.data+csv;version=2.0.0' };

type Row = Readonly<Record<string, string>>;

async function rows(path: string, headers: Record<string, string> = csv): Promise<readonly Row[]> {
  const response = await server().get(path, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
  return parse(text, { columns: true });
}

async function periods(path: string): Promise<(string | undefined)[]> {
  return (await rows(path)).map(({ TIME_PERIOD }) => TIME_PERIOD);
}

async function status(path: string, headers: Record<string, string> = {}): Promise<number> {
  return (await server().get(path, { headers })).status;
}

const output = 'A.data-output-nda.CN.outturn';

describe('what a key names', () => {
  it('is one series, several, or all of a wildcard', async () => {
    const one = await rows(`${v1}/${output}`);
    expect(new Set(one.map(({ INDICATOR }) => INDICATOR))).toEqual(new Set(['data-output-nda']));
    const two = await rows(`${v1}/A.data-output-nda+gdp-current-nbs.CN.outturn/`);
    expect(new Set(two.map(({ INDICATOR }) => INDICATOR))).toEqual(
      new Set(['data-output-nda', 'gdp-current-nbs']),
    );
    const lanes = await rows(`${v1}/...target`);
    expect(new Set(lanes.map(({ LANE, OBS_STATUS }) => `${LANE} ${OBS_STATUS}`))).toEqual(
      new Set(['target T']),
    );
    expect(await rows(`${v2}/A.data-output-nda`)).toEqual(await rows(`${v2}/A.data-output-nda.*.*`));
    expect(await rows(`${v2}/${output},A.gdp-current-nbs.CN.outturn`)).toEqual(two);
  });

  it.each(['DATA_ECONOMY', 'CDE,DATA_ECONOMY', 'CDE,DATA_ECONOMY,1.0.0', 'all,DATA_ECONOMY,latest'])(
    'is the same under every name of the flow: %s',
    async (flow) => {
      expect(await rows(`/sdmx/v1/data/${flow}/${output}/all/`)).toEqual(await rows(`${v1}/${output}`));
    },
  );

  it.each(['*/*/*/*', 'datastructure/CDE/DSD_DATA_ECONOMY/+', 'dataflow/CDE/*/*'])(
    'is the same in every context: %s',
    async (context) => {
      expect(await rows(`/sdmx/v2/data/${context}/${output}`)).toEqual(await rows(`${v2}/${output}`));
    },
  );
});

describe('parameters', () => {
  it('limit the time', async () => {
    const all = await periods(`${v1}/${output}`);
    expect(await periods(`${v1}/${output}?startPeriod=2023&endPeriod=2024-12`)).toEqual(['2023', '2024']);
    expect(await periods(`${v2}/${output}?c[TIME_PERIOD]=ge:2023%2Ble:2024`)).toEqual(['2023', '2024']);
    expect(await periods(`${v1}/${output}?lastNObservations=1`)).toEqual(all.slice(-1));
    expect(await periods(`${v1}/${output}?firstNObservations=1&unknown=1`)).toEqual(all.slice(0, 1));
    expect(await periods(`${v1}/${output}?startPeriod=2023-Q1&endPeriod=2023-S2`)).toEqual(['2023']);
  });

  it('filter by components', async () => {
    const exact = await rows(
      `${v2}/A?c[QUALIFIER]=about,over&c[OBS_VALUE]=gt:1000000000000&c[INDICATOR]=sw:data-`,
    );
    expect(exact.length).toBeGreaterThan(0);
    for (const { QUALIFIER, OBS_VALUE, INDICATOR } of exact) {
      expect(['about', 'over']).toContain(QUALIFIER);
      expect(Number(OBS_VALUE)).toBeGreaterThan(1e12);
      expect(INDICATOR).toMatch(/^data-/);
    }
    expect(await rows(`${v2}/*?c[INDICATOR]=data-output-nda&c[FREQ]=A&c[LANE]=outturn`)).toEqual(
      await rows(`${v2}/A.data-output-nda.*.outturn`),
    );
  });

  it('show a day of the past as the API does, and what became known since', async () => {
    const known = await server().json(
      '/v1/observations?indicator=data-output-nda&lane=outturn&frequency=A&asOf=2025-06-30&fields=period,value',
    );
    const past = await rows(`${v2}/${output}?asOf=2025-06-30T12:00:00Z`);
    expect(past.map(({ TIME_PERIOD: period, OBS_VALUE }) => ({ period, value: Number(OBS_VALUE) }))).toEqual(
      known.data,
    );
    const later = await rows(`${v2}/${output}?updatedAfter=2025-06-30T12:00:00Z`);
    const since = await server().json(
      '/v1/observations?indicator=data-output-nda&lane=outturn&frequency=A&updatedAfter=2025-06-29&fields=period,value',
    );
    expect(later.map(({ TIME_PERIOD: period, OBS_VALUE }) => ({ period, value: Number(OBS_VALUE) }))).toEqual(
      since.data,
    );
    expect(await status(`${v2}/${output}?asOf=2024-01-01&updatedAfter=2025-01-01`)).toBe(400);
    expect(await status(`${v2}/${output}?asOf=9999-12-31`)).toBe(400);
  });

  it.each([
    ['TIME_PERIOD', ['abc', 'ne:2024-13', 'ge:2024-Q5', 'xx:2024', '', 'ge:', '2024,abc', 'ge:2020+lt:x']],
    ['OBS_VALUE', ['abc', 'ne:abc', 'gt:', 'gt:0x10', 'lt:5,ge:x', 'eq: ']],
    ['LOWER_BOUND', ['gt:many']],
    ['DECIMALS', ['eq:one']],
    ['FREQ', ['', 'zz:A', 'eq:']],
  ])('are refused for a condition of %s that means nothing', async (component, values) => {
    for (const value of values)
      for (const key of [output, 'A.nope.*.*'])
        expect(await status(`${v2}/${key}?c[${component}]=${encodeURIComponent(value)}`), value).toBe(400);
  });

  it.each(['c[OBS_VALUE]=gt:40.5', 'c[OBS_VALUE]=ge:4.1e1', 'c[DECIMALS]=ge:0', 'c[TIME_PERIOD]=ge:2024-Q1'])(
    'are found by %s',
    async (condition) => {
      expect(await status(`${v2}/${output}?${condition}`)).toBe(200);
    },
  );

  it('show each state of an observation with the time when it was valid', async () => {
    const states = await rows(`${v1}/...outturn?includeHistory=true`);
    const bySeries = Map.groupBy(states, (row) =>
      [row.FREQ, row.INDICATOR, row.REF_AREA, row.TIME_PERIOD].join('.'),
    );
    const revised = [...bySeries.values()].filter((members) => members.length > 1);
    expect(revised.length).toBeGreaterThan(0);
    for (const members of revised)
      for (const [place, { VALID_TO }] of members.entries())
        expect(VALID_TO).toBe(members[place + 1]?.VALID_FROM ?? '');
    const xml = await server().text(`${v1}/${output}?includeHistory=true`);
    expect(xml).toMatch(/validFromDate="\d{4}-\d{2}-\d{2}T00:00:00"/);
  });

  it('leave out what is not wanted', async () => {
    const head = async (path: string) => Object.keys((await rows(path))[0] ?? {});
    expect(await head(`${v1}/${output}?detail=dataonly`)).not.toContain('OBS_STATUS');
    expect(await head(`${v1}/${output}?detail=serieskeysonly`)).not.toContain('OBS_VALUE');
    expect(await head(`${v1}/${output}?detail=nodata`)).toContain('UNIT_MEASURE');
    expect(await head(`${v2}/${output}?attributes=QUALIFIER`)).toContain('QUALIFIER');
    expect(await head(`${v2}/${output}?attributes=QUALIFIER`)).not.toContain('GRADE');
    expect(await head(`${v2}/${output}?measures=none`)).not.toContain('OBS_VALUE');
  });

  it('turn series into cross-sections or a flat list', async () => {
    const areas = await server().text(
      `${v1}/A...?startPeriod=2023&endPeriod=2023&dimensionAtObservation=REF_AREA&format=structurespecificdata&formatVersion=2.1`,
    );
    expect(areas).toContain('dimensionAtObservation="REF_AREA"');
    expect(areas).toMatch(
      /<Series FREQ="A" INDICATOR="[^"]+" LANE="[^"]+" TIME_PERIOD="2023">\s*<Obs REF_AREA=/,
    );
    const flat = await server().json<{ data: { dataSets: { observations: object }[] } }>(
      `${v2}/${output}?dimensionAtObservation=AllDimensions`,
    );
    expect(Object.keys(flat.data.dataSets[0]?.observations ?? {})[0]).toBe('0:0:0:0:0');
  });
});

describe('the header', () => {
  it('names the dataflow under the id of the data structure', async () => {
    for (const format of ['genericdata', 'structurespecificdata&formatVersion=2.1']) {
      const xml = await server().text(`${v1}/${output}?format=${format}`);
      expect(xml).toContain('structureID="DSD_DATA_ECONOMY"');
      expect(xml).toMatch(/<com:StructureUsage><Ref id="DATA_ECONOMY" version="1.0.0" agencyID="CDE"/);
      expect(xml).toMatch(/structureRef="DSD_DATA_ECONOMY"/);
    }
  });
});

describe('CSV', () => {
  it('has names, and keys, as the client wants', async () => {
    const labelled = await rows(`${v1}/${output}`, {
      accept: 'application/vnd.sdmx.data+csv; version=1.0.0; labels=both',
    });
    expect(labelled[0]).toMatchObject({
      DATAFLOW: 'CDE:DATA_ECONOMY(1.0.0): Data economy of China',
      'LANE: Lane': 'outturn: outturn',
    });
    const named = await rows(`${v2}/${output}`, {
      accept: 'application/vnd.sdmx.data+csv;version=2.0.0;labels=name;keys=both',
    });
    expect(named[0]).toMatchObject({
      STRUCTURE: 'dataflow',
      SERIES_KEY: output,
      REF_AREA: 'CN',
      'Reference area': 'China',
    });
    expect((await rows(`${v1}/${output}?format=csvfilewithlabels&lang=zh`))[0]).toMatchObject({
      'REF_AREA: 地区': 'CN: 中国',
    });
  });
});

describe('an answer', () => {
  it('is not sent again, and compressed where the client takes that', async () => {
    const first = await server().get(`${v1}/${output}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(
      await status(`${v1}/${output}`, {
        'if-none-match': first.headers.get('etag') ?? '',
        'accept-encoding': 'gzip',
      }),
    ).toBe(304);
  });
});

describe('a data query that cannot be answered', () => {
  it.each([
    [`${v1}/A.none.CN.outturn`, 404],
    ['/sdmx/v1/data/OTHER', 404],
    [`${v1}/${output}/ECB`, 404],
    ['/sdmx/v2/data/dataflow/ECB/EXR', 404],
    [`${v1}/A.CN`, 400],
    [`${v1}/all?startPeriod=soon`, 400],
    [`${v1}/all?startPeriod=2025&endPeriod=2020`, 400],
    [`${v1}/all?lastNObservations=0`, 400],
    [`${v1}/all?detail=nonsense`, 400],
    [`${v1}/all?dimensionAtObservation=NONE`, 400],
    [`${v2}/*?c[NONE]=1`, 400],
    [`${v2}/*?attributes=NONE`, 400],
    ['/sdmx/v2/data/provisionagreement/CDE/X', 501],
    ['/sdmx/v2/metadata/metadataset/CDE', 501],
  ])('is refused: %s', async (path, expected) => {
    expect(await status(path)).toBe(expected);
  });

  it('has no type that is not served', async () => {
    expect(await status(`${v1}/${output}`, { accept: 'application/vnd.sdmx.data+json;version=9.0.0' })).toBe(
      406,
    );
    expect(
      await status(`${v1}/${output}`, {
        accept: 'application/vnd.sdmx.generictimeseriesdata+xml;version=2.1',
      }),
    ).toBe(406);
  });
});
