import { describe, expect, it } from 'vitest';
import { observationTable } from '../../../src/domain/derivation/rows/observation-columns.ts';
import { longColumns } from '../../../src/domain/statements/long-table.ts';
import { observationKeys } from '../../../src/domain/statements/observation.ts';
import { changeTable } from '../../../src/http/changes/change-list.ts';
import { columnsOf, type FieldTable } from '../../../src/http/response/fields.ts';
import { type Column, decoders, sheetHeader, sheetRows } from '../../formats/decode.ts';
import { isLong } from '../../long-form.ts';
import { Described } from '../openapi/document.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const tables = ['csv', 'ndjson', 'xlsx', 'parquet'] as const;

const published = '/v1/observations?indicator=data-output-nda&kind=actual';
const computed = '/v1/observations?indicator=data-output-nda&kind=actual&transform=yoy';
/** Selections of observations; `scale` and `lang` change the texts. */
const observations = [published, `${published}&scale=yi&lang=zh`, `${published}&release=1`, computed];
/** Every list; the long ones cut to some rows, for a table has all of them. */
const lists = [
  ...['indicators?topic=data-resources', 'sources?producer=nda', 'codelists', 'codelists/units'],
  ...['checks?indicator=data-output-nda', 'changes?indicator=data-output-nda', 'releases'],
  'latest?indicator=data-output-nda',
];

/** All values of `fields` that a route takes, as its refusal of another names them. */
async function keysOf(path: string): Promise<readonly string[]> {
  const mark = path.includes('?') ? '&' : '?';
  const { errors } = await problemOf(await server().get(`${path}${mark}fields=zzz`), 'invalid-parameters');
  return errors[0]?.allowed ?? [];
}

const bytes = (address: string) => server().bytes(address);

/** Names of the columns of a table, as a reader of its format finds them. */
async function headerIn(format: (typeof tables)[number], body: Buffer): Promise<readonly string[]> {
  if (format === 'csv') return body.toString().split('\r\n')[0]?.split(',') ?? [];
  if (format === 'ndjson') return Object.keys(JSON.parse(body.toString().split('\n')[0] ?? '{}'));
  return sheetHeader(format, body);
}

/** Asserts that an answer has what `fields` names, or refuses it with formats that have it. */
async function showsOrRefuses(path: string, key: string, format: (typeof tables)[number]): Promise<string[]> {
  const address = `${path}${path.includes('?') ? '&' : '?'}fields=${key}&format=${format}`;
  const response = await server().get(address);
  if (response.status === 200)
    return [...(await headerIn(format, Buffer.from(await response.arrayBuffer())))];
  const { errors, links } = await problemOf(response, 'invalid-parameters');
  expect(errors, address).toMatchObject([{ parameter: 'fields', value: key, code: 'notForThisFormat' }]);
  expect(errors[0]?.allowed, address).toContain('json');
  for (const allowed of errors[0]?.allowed ?? [])
    expect((await server().get(address.replace(/format=\w+/, `format=${allowed}`))).status, address).toBe(
      200,
    );
  expect((await server().get(links.tryInstead ?? '/none')).status, address).toBe(200);
  return [];
}

describe.each([...observations, ...lists.map((list) => `/v1/${list}`)])('each key of %s', (path) => {
  it('is a key of JSON, present in every row', async () => {
    const mark = path.includes('?') ? '&' : '?';
    for (const key of await keysOf(path)) {
      const { data } = await server().json(`${path}${mark}fields=${key}&limit=3`);
      expect(data.length, key).toBeGreaterThan(0);
      const shown = path.includes('scale=') && ['value', 'bounds', 'lower', 'upper'].includes(key);
      for (const row of data) expect(Object.keys(row), key).toEqual(shown ? [key, 'scale'] : [key]);
    }
  });

  it('is the same columns in each table, or in none', async () => {
    const none: string[] = [];
    const shown: string[] = [];
    const columns = new Set<string>();
    // The long form has each key alone in each format; otherwise it stands alone in CSV, and with all others in the rest.
    const alone = isLong ? tables : (['csv'] as const);
    for (const key of await keysOf(path)) {
      const found = await Promise.all(alone.map((format) => showsOrRefuses(path, key, format)));
      for (const names of found) expect(names, key).toEqual(found[0]);
      (found[0]?.length === 0 ? none : shown).push(key);
      for (const name of found[0] ?? []) columns.add(name);
    }
    const together = await Promise.all(tables.map((format) => showsOrRefuses(path, shown.join(), format)));
    // `name` has the columns of `nameEn` and of `nameZh`.
    expect(new Set(together[0])).toEqual(columns);
    for (const names of together) expect(names).toEqual(together[0]);
    // Links and lists of objects fit into no cell.
    expect(none.filter((key) => !['links', 'files', 'setAside', 'operands'].includes(key))).toEqual([]);
  }, 120_000);
});

describe('the columns of a key', () => {
  const table: FieldTable = {
    columns: ['a', 'bEn', 'bZh', 'low', 'high'],
    together: { ends: ['low', 'high'] },
  };

  it.each([
    ['a', ['a']],
    ['b', ['bEn', 'bZh']],
    ['bEn', ['bEn']],
    ['ends', ['low', 'high']],
    ['c', []],
  ])('%s', (key, expected) => {
    expect(columnsOf(key, table)).toEqual(expected);
  });

  it('are there for every key of an observation but its links', () => {
    const keys = [...observationKeys, ...longColumns, 'derivation', 'derivationNotes'];
    expect(keys.filter((key) => columnsOf(key, observationTable).length === 0)).toEqual(['links']);
  });

  it('are there for every key of a change but its links', async () => {
    const keys = await keysOf('/v1/changes');
    expect(keys.filter((key) => columnsOf(key, changeTable).length === 0)).toEqual(['links']);
  });
});

describe('the cells of a key', () => {
  const cells = async (query: string, format: (typeof tables)[number], columns: readonly Column[]) =>
    decoders[format]?.(await bytes(`${query}&format=${format}`), columns);

  it.each(observations)('that is a text are those of JSON: %s', async (path) => {
    const columns = (['display', 'statement'] as const).map((name) => ({ name, type: 'text' as const }));
    const query = `${path}&fields=display,statement`;
    const { data } = await server().json(query);
    for (const format of tables)
      expect(await cells(query, format, columns), format).toEqual(
        data.map(({ display, statement }) => [display, statement]),
      );
  });

  it.each(observations)('that is a column are in JSON what they are in NDJSON: %s', async (path) => {
    const keys = (await keysOf(path)).filter((key) => !observationKeys.some((known) => known === key));
    const named = keys.filter((key) => key !== 'derivation').join(',');
    const { data } = await server().json(`${path}&fields=${named}`);
    const lines = (await bytes(`${path}&fields=${named}&format=ndjson`)).toString().trim().split('\n');
    expect(data.map((row) => Object.entries(row).toSorted())).toEqual(
      lines.map((line) => Object.entries(JSON.parse(line)).toSorted()),
    );
  });

  it('fit the OpenAPI document', async () => {
    const described = await Described.ofAny(server());
    for (const path of [published, computed, ...lists.map((list) => `/v1/${list}`)]) {
      const mark = path.includes('?') ? '&' : '?';
      const address = `${path}${mark}lang=en&fields=${(await keysOf(path)).join(',')}&limit=2`;
      const body = await server().json(address);
      const template = described.pathOf(address) ?? '';
      expect(described.complaints(template, '200', 'application/json', body), address).toEqual([]);
    }
  });
});

describe('a format without columns', () => {
  it.each(['jsonstat', 'svg', 'png', 'bibtex', 'csl', 'ris', 'apa', 'gbt7714'])(
    '%s takes no fields',
    async (format) => {
      const address = `${published}&fields=period,value&format=${format}`;
      const { errors, links } = await problemOf(await server().get(address), 'invalid-parameters');
      expect(errors).toMatchObject(
        ['period', 'value'].map((value) => ({
          parameter: 'fields',
          value,
          code: 'notForThisFormat',
          allowed: ['json', 'csv', 'ndjson', 'xlsx', 'parquet'],
        })),
      );
      expect(links.tryInstead).toContain(`format=${format}`);
      expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
    },
  );

  it('is refused as one of several keys only for those that it cannot show', async () => {
    const address = `${published}&fields=links,period&format=csv`;
    const { errors, links } = await problemOf(await server().get(address), 'invalid-parameters');
    expect(errors).toMatchObject([{ value: 'links', allowed: ['json'] }]);
    expect(links.tryInstead).toContain('fields=period');
  });

  it('includes the wide shape, whose columns are series', async () => {
    const { errors } = await problemOf(
      await server().get(`${published}&fields=period&shape=wide`),
      'not-computable',
    );
    expect(errors).toMatchObject([{ parameter: 'fields', code: 'notForThisShape' }]);
  });
});

describe('fields of scaled values without their scale', () => {
  const scaled = '/v1/observations?indicator=digital-economy-value-added-nda&kind=estimate&scale=yi';

  it('have it as last key, in every table', async () => {
    for (const fields of ['period,value', 'period,bounds', 'period,lower']) {
      const [row, ...others] = await rowsWith(`${scaled}&fields=${fields}`);
      expect(row?.scale, fields).toBe('yi');
      expect(Object.keys(row ?? {}).at(-1)).toBe('scale');
      expect(others.every(({ scale }) => scale === 'yi')).toBe(true);
    }
    const csv = String(await bytes(`${scaled}&fields=period,value&format=csv`));
    expect(csv.split('\r\n')[0]).toBe('period,value,scale');
  });

  it('say so, and stay as they are where no value is scaled or shown', async () => {
    const codesOf = async (path: string) =>
      (await server().json(path)).meta.warnings.map(({ code }: { code: string }) => code);
    expect(await codesOf(`${scaled}&fields=period,value`)).toContain('scaleAdded');
    for (const path of [
      `${scaled}&fields=period,value,scale`,
      `${scaled}&fields=period,display`,
      `${published}&fields=period,value`,
    ])
      expect(await codesOf(path), path).not.toContain('scaleAdded');
  });

  async function rowsWith(path: string) {
    return (await server().json(path)).data;
  }
});

describe('fields without kind and lane', () => {
  const mixed = '/v1/observations?indicator=data-output-idc';
  const codes = ({ meta }: List) => meta.warnings.map(({ code }) => code);
  const keys = ({ data }: List) => new Set(data.flatMap((row: Row) => Object.keys(row)));

  it.each([mixed, `${mixed}&transform=change`, `${mixed}&limit=1`, `${mixed}&revisions=all`])(
    'have the lane as last key where several lanes meet: %s',
    async (path) => {
      const list = await server().json(`${path}&fields=period,value`);
      expect([...keys(list)]).toEqual(['period', 'value', 'lane']);
      expect(codes(list)).toContain('laneAdded');
      for (const format of tables)
        expect(await showsOrRefuses(path, 'value,period', format), format).toEqual([
          'period',
          'value',
          'lane',
        ]);
    },
  );

  it('say so in the notes of a workbook', async () => {
    const notes = await sheetRows(await bytes(`${mixed}&fields=period,value&format=xlsx`), 'notes');
    expect(notes.map(([about]) => about)).toContain('laneAdded');
  });

  it.each([
    `${mixed}&fields=period,value,kind`,
    `${mixed}&fields=lane,value`,
    `${mixed}&kind=estimate&fields=period,value`,
    `${mixed}&period=2023&fields=period,value`,
    '/v1/observations?indicator=data-output-nda&fields=period,value',
  ])('stay as they are where one lane is shown or named: %s', async (path) => {
    const list = await server().json(path);
    expect(list.data.length).toBeGreaterThan(0);
    expect([...keys(list)].join(',')).toBe(new URL(path, 'http://x').searchParams.get('fields'));
    expect(codes(list)).not.toContain('laneAdded');
  });

  it('have it exactly where the rows of the whole selection are of several lanes', async () => {
    const queries = [
      'indicator=*',
      'indicator=*&period=2030..',
      'indicator=*&asOf=2023-01-01&period=2022',
      'indicator=*&kind=target',
      'concept=*&frequency=M',
    ];
    for (const query of queries) {
      const rows = (await bytes(`/v1/observations?${query}&format=ndjson`)).toString().trim().split('\n');
      const lanes = new Set(rows.map((row) => JSON.parse(row).lane));
      const list = await server().json(`/v1/observations?${query}&fields=value&limit=1`);
      expect(codes(list).includes('laneAdded'), query).toBe(lanes.size > 1);
    }
  });
});
