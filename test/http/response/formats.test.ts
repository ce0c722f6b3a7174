import { describe, expect, it } from 'vitest';
import type { Cell, Column } from '../../../src/formats/answer.ts';
import { decoders } from '../../formats/decode.ts';
import { type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const tables = ['csv', 'ndjson', 'xlsx', 'parquet'];
const lists = ['indicators', 'sources', 'codelists', 'codelists/units', 'checks', 'changes', 'releases'];

/** Addresses whose rows are computed or pivoted. */
const queries = [
  'indicator=data-output-nda&transform=yoy',
  'indicator=digital-economy-size-caict&kind=actual&transform=index&base=2020',
  'indicator=data-industry-market-size-nddri&transform=ratio&by=data-enterprises-nddri',
  'indicator=data-output-nda&per=person&scale=wan',
  'indicator=digital-economy-value-added-nda&kind=forecast&currency=USD&lang=zh',
  'indicator=software-business-revenue-miit&aggregate=sum&frequency=A&partial=allow',
  'concept=digital-economy-size&shape=wide&frequency=A',
  'concept=data-output&transform=yoy&shape=wide',
];

const bytes = (path: string) => server().bytes(path);

/** Rows as objects, each format by its own reader; types are those that the Parquet file declares. */
async function rowsIn(format: string, path: string, columns: readonly Column[]): Promise<Cell[][]> {
  const decoder = decoders[format];
  if (decoder === undefined) throw new Error(`No reader of ${format}.`);
  return decoder(await bytes(`${path}&format=${format}`), columns);
}

/** Columns with the types that their cells have in NDJSON. */
async function columnsOf(path: string): Promise<Column[]> {
  const lines = (await bytes(`${path}&format=ndjson`)).toString().trim().split('\n');
  const objects: Record<string, Cell>[] = lines.map((line) => JSON.parse(line));
  return Object.keys(objects[0] ?? {}).map((name) => {
    const cell = objects.map((object) => object[name] ?? null).find((value) => value !== null);
    const kind = typeof cell;
    return { name, type: kind === 'number' || kind === 'boolean' ? kind : 'text' };
  });
}

describe('every table of the seed', () => {
  it.each([...lists.map((list) => `/v1/${list}?lang=en`), ...queries.map((q) => `/v1/observations?${q}`)])(
    '%s has the same cells in each format',
    async (path) => {
      const columns = await columnsOf(path);
      const [first = [], ...others] = await Promise.all(
        tables.map((format) => rowsIn(format, path, columns)),
      );
      expect(first.length).toBeGreaterThan(0);
      for (const rows of others) expect(rows).toEqual(first);
    },
  );
});

describe('computed rows', () => {
  it('stand in JSON-stat with their derivation', async () => {
    const path = '/v1/observations?indicator=data-output-nda&transform=yoy';
    const cube = JSON.parse((await bytes(`${path}&format=jsonstat`)).toString());
    const { data } = await server().json(path);
    const values = Object.values(cube.value).filter((value) => value !== null);
    expect(values).toEqual(data.map(({ value }: Row) => value).filter((value) => value !== null));
    const details = Object.values<Row>(cube.extension.observation);
    expect(details.every(({ id, derivation }) => id === null && derivation !== undefined)).toBe(true);
    expect(cube.dimension.indicator.category.unit['data-output-nda'].label).toBe('per cent');
  });

  it('cite the sources of all that they rest on', async () => {
    const ratio = queries[2] ?? '';
    const [{ derivation }] = (await server().json(`/v1/observations?${ratio}`)).data as [
      Row & { derivation: { operands: { id: string }[] } },
    ];
    const text = (await bytes(`/v1/observations?${ratio}&format=bibtex`)).toString();
    for (const { id } of derivation.operands) expect(text).toContain(`@misc{${id.split('.').at(-1)},`);
  });

  it('refuse before the first byte, in every format', async () => {
    for (const format of [...tables, 'jsonstat', 'bibtex']) {
      const path = `/v1/observations?indicator=data-output-nda-yoy&transform=yoy&format=${format}`;
      const response = await server().get(path);
      expect(response.status, format).toBe(422);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });
});
