import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';
import { type Element, elementsOf, parseXml } from '../http/xml.ts';

const server = served({ folder: seedFolder });

/** Value and bounds by series, lane and period. */
type Figures = ReadonlyMap<string, string>;

const figureOf = (value: unknown, lower: unknown, upper: unknown) =>
  [value, lower, upper]
    .map((each) => (each === null || each === undefined || each === '' ? '-' : Number(each)))
    .join(' ');

let published: Figures;
beforeAll(async () => {
  const lines = (await server().bytes('/v1/observations?indicator=*&format=ndjson'))
    .toString()
    .trim()
    .split('\n');
  published = new Map(
    lines.map((line) => {
      const { frequency, indicator, area, lane, period, value, lower, upper } = JSON.parse(line);
      const key = [frequency, indicator, area, lane, period].join('.');
      return [key, figureOf(value, lower, upper)];
    }),
  );
}, 60_000);

const dimensions = ['FREQ', 'INDICATOR', 'REF_AREA', 'LANE', 'TIME_PERIOD'];
const all = '/sdmx/v1/data/DATA_ECONOMY/all';

async function answer(accept: string): Promise<string> {
  const response = await server().get(all, { headers: { accept } });
  expect(response.status).toBe(200);
  return response.text();
}

function fromRecords(records: readonly Readonly<Record<string, unknown>>[]): Figures {
  return new Map(
    records.map((row) => [
      dimensions.map((id) => row[id]).join('.'),
      figureOf(row.OBS_VALUE, row.LOWER_BOUND, row.UPPER_BOUND),
    ]),
  );
}

function specific(text: string): Figures {
  return fromRecords(
    elementsOf(parseXml(text), 'Series').flatMap((series) =>
      series.children.map((observation) => ({ ...series.attributes, ...observation.attributes })),
    ),
  );
}

function generic(text: string): Figures {
  const valuesOf = (element: Element) =>
    Object.fromEntries(
      [...elementsOf(element, 'gen:Value'), ...elementsOf(element, 'gen:ObsDimension')].map(
        ({ attributes }) => [attributes.id, attributes.value],
      ),
    );
  return fromRecords(
    elementsOf(parseXml(text), 'gen:Series').flatMap((series) => {
      const [key, ...others] = series.children;
      const observations = others.filter(({ name }) => name === 'gen:Obs');
      return observations.map((each) => ({
        ...(key === undefined ? {} : valuesOf(key)),
        ...valuesOf(each),
        OBS_VALUE: elementsOf(each, 'gen:ObsValue')[0]?.attributes.value,
      }));
    }),
  );
}

interface Described {
  readonly id: string;
  readonly values?: readonly { readonly id?: string; readonly name?: string; readonly value?: string }[];
}

interface JsonData {
  readonly structure?: JsonStructure;
  readonly structures?: readonly JsonStructure[];
  readonly dataSets: readonly {
    readonly series: Readonly<
      Record<string, { readonly observations: Readonly<Record<string, readonly (number | null)[]>> }>
    >;
  }[];
}

interface JsonStructure {
  readonly dimensions: { readonly series: readonly Described[]; readonly observation: readonly Described[] };
  readonly attributes: { readonly observation: readonly Described[] };
}

function json(text: string): Figures {
  const { data }: { data: JsonData } = JSON.parse(text);
  const structure = data.structure ?? data.structures?.[0];
  if (structure === undefined) throw new Error('There is no structure.');
  const { dimensions: at, attributes } = structure;
  const rows = Object.entries(data.dataSets[0]?.series ?? {}).flatMap(([key, { observations }]) =>
    Object.entries(observations).map(([place, [value, ...cells]]) => {
      const codes = key
        .split(':')
        .map((each, index) => [at.series[index]?.id, at.series[index]?.values?.[Number(each)]?.id]);
      const time = at.observation[0]?.values?.[Number(place)];
      const shown = attributes.observation.map(({ id, values }, index) => {
        const cell = cells[index] ?? null;
        return [
          id,
          values === undefined || cell === null
            ? cell
            : (values[cell]?.id ?? values[cell]?.name ?? values[cell]?.value),
        ];
      });
      return {
        ...Object.fromEntries(codes),
        ...Object.fromEntries(shown),
        TIME_PERIOD: time?.value ?? time?.name,
        OBS_VALUE: value,
      };
    }),
  );
  return fromRecords(rows);
}

const csv = (text: string) => fromRecords(parse(text, { columns: true }));

describe('every series, lane and period has the value and the bounds of the API', () => {
  it.each([
    ['application/vnd.sdmx.genericdata+xml;version=2.1', generic],
    ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', specific],
    ['application/vnd.sdmx.data+xml;version=3.0.0', specific],
    ['application/vnd.sdmx.data+json;version=1.0.0', json],
    ['application/vnd.sdmx.data+json;version=2.0.0', json],
    ['application/vnd.sdmx.data+csv;version=1.0.0', csv],
    ['application/vnd.sdmx.data+csv;version=2.0.0', csv],
  ])('in %s', { timeout: 60_000 }, async (accept, read) => {
    const figures = read(await answer(accept));
    expect(figures.size).toBe(published.size);
    expect([...figures].toSorted()).toEqual([...published].toSorted());
  });

  it('of every frequency and lane', () => {
    const parts = [...published.keys()].map((key) => key.split('.'));
    expect(new Set(parts.map(([frequency]) => frequency))).toEqual(new Set(['A', 'S', 'Q', 'M', 'YTD']));
    expect(new Set(parts.map(([, , , lane]) => lane))).toEqual(new Set(['outturn', 'forecast', 'target']));
  });
});
