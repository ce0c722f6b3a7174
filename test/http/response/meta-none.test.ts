import { parquetMetadata } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { Described } from '../openapi/document.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
let described: Described;
beforeAll(async () => {
  described = await Described.ofAny(server());
});

const lists = [
  '/v1/latest?concept=data-output',
  '/v1/indicators?q=data&limit=3',
  '/v1/areas?limit=3',
  '/v1/calendar?limit=3',
  '/v1/changes?limit=3',
  '/v1/checks?limit=3',
  '/v1/codelists?limit=3',
  '/v1/codelists/areas?limit=3',
  '/v1/releases?limit=3',
  '/v1/sources?limit=3',
  '/v1/observations?indicator=data-output-nda',
  '/v1/observations?indicator=data-output-nda&transform=yoy',
  '/v1/observations?indicator=data-output-nda&shape=wide',
  '/v1/indicators/data-output-nda/observations?limit=3',
];

const singles = [
  '/v1/concepts/data-annotation-industry-growth?lang=en',
  '/v1/areas/CN-GD?lang=en',
  '/v1/checks/data-output-per-head-2024?lang=en',
  '/v1/indicators/data-output-nda?lang=en',
  '/v1/observations/data-output-nda.CN.2024.capitalfm-2025-09-22?lang=en',
  '/v1/releases/3?lang=en',
  '/v1/sources/people-20250429?lang=en',
  '/v1/verify?text=Data+output+41+ZB&lang=en',
  '/v1?lang=en',
];

const withoutLinks = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, member) => (key === 'links' ? undefined : member)));

/** A JSON answer, after the document has said that it fits. */
async function described200(address: string) {
  const body = await server().json<List & { readonly warnings?: List['meta']['warnings'] }>(address);
  const path = described.pathOf(address) ?? '';
  expect(described.complaints(path, '200', 'application/json', body), address).toEqual([]);
  return body;
}

describe('meta=none', () => {
  it('is a parameter of every operation that answers JSON with an envelope', () => {
    for (const [path, { parameters = [], responses }] of described.operations()) {
      // A data package has the envelope of its own standard.
      const isOurs = path.startsWith('/v1') && !path.endsWith('datapackage.json');
      const hasEnvelope = isOurs && 'application/json' in (responses['200']?.content ?? {});
      expect(
        parameters.some(({ name }) => name === 'meta'),
        path,
      ).toBe(hasEnvelope);
    }
    const met = new Set([...lists, ...singles].map((address) => described.pathOf(address)));
    const having = described
      .operations()
      .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'meta'))
      // The address of a file is answered by the handler of the one without a suffix.
      .filter(([path]) => !path.endsWith('{suffix}'));
    expect([...met].toSorted()).toEqual(having.map(([path]) => path).toSorted());
  });

  it.each(lists)('leaves the page and the same rows, without links: %s', async (address) => {
    const whole = await described200(address);
    const { data, page, ...others } = await described200(`${address}&meta=none`);
    expect(data).toEqual(withoutLinks(whole.data));
    expect(page).toEqual({ ...whole.page, next: page.next });
    const { warnings, columns } = whole.meta;
    expect(others).toEqual({
      ...(warnings.length === 0 ? {} : { warnings }),
      // The unit of a column of a wide table stands nowhere else.
      ...(address.includes('shape=wide') ? { columns } : {}),
    });
    if (address.includes('shape=wide')) expect(columns).toMatchObject([{ unit: 'ZB' }]);
  });

  it.each(singles)('leaves the data alone: %s', async (address) => {
    const whole = await described200(address);
    expect(await described200(`${address}&meta=none`)).toEqual({ data: withoutLinks(whole.data) });
  });

  it('keeps warnings', async () => {
    const { warnings } = await described200('/v1/observations?concept=data-output&meta=none');
    expect(warnings?.map(({ code }) => code)).toContain('rivalDefinitions');
  });

  it('leaves the links that `fields` names', async () => {
    const { data } = await described200('/v1/sources?limit=1&fields=id,links&meta=none');
    expect(data[0]?.links.self).toMatch(/^http/);
  });

  it('goes on to pages of the same kind', async () => {
    const first = await described200('/v1/sources?limit=2&meta=none');
    const second = await described200(`${first.page.next}`.replace(server().base, ''));
    expect(Object.keys(second)).toEqual(['data', 'page']);
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
  });

  it('has an entity tag of its own', async () => {
    const tags = await Promise.all(
      ['', '&meta=none'].map(async (more) => (await server().get(`${lists[0]}${more}`)).headers.get('etag')),
    );
    expect(new Set(tags).size).toBe(2);
  });
});

const query = '/v1/observations?concept=data-output&kind=actual';
const bytes = (address: string) => server().bytes(address);

describe('meta=none of other formats', () => {
  it('leaves a workbook its sheet of data', async () => {
    const sheets = async (more: string) =>
      await readWorkbook(await bytes(`${query}&format=xlsx${more}`), { trim: false });
    const whole = await sheets('');
    expect(whole.map(({ sheet }) => sheet)).toEqual(['data', 'sources', 'notes']);
    expect(await sheets('&meta=none')).toEqual(whole.slice(0, 1));
  });

  it('leaves Parquet what it says of columns', async () => {
    const keys = async (more: string) => {
      const file = new Uint8Array(await bytes(`${query}&format=parquet${more}`)).buffer;
      return parquetMetadata(file).key_value_metadata?.map(({ key }) => key) ?? [];
    };
    expect(await keys('')).toEqual(['title', 'address', 'release', 'licence', 'citation', 'notes']);
    expect(await keys('&meta=none')).toEqual([]);
    expect(await keys('&shape=wide&meta=none')).toEqual(['columns', 'ARROW:schema']);
  });

  it('leaves a cube its values, hedges, labels and warnings', async () => {
    const cube = async (more: string) =>
      JSON.parse((await bytes(`${query}&format=jsonstat${more}`)).toString());
    const [whole, bare] = [await cube(''), await cube('&meta=none')];
    const { note, size, value, status } = whole;
    expect(bare).toMatchObject({ note, size, value, status });
    expect(Object.keys(bare.extension)).toEqual(['statusLabel']);
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(['source', 'href', 'updated']));
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['source']));
    expect(bare.dimension.indicator.category.note).toBeUndefined();
    expect(bare.dimension.area).toEqual(whole.dimension.area);
  });

  it.each(['csv', 'ndjson', 'bibtex', 'svg'])('changes nothing of %s', async (format) => {
    const address = `/v1/observations?indicator=data-output-nda&format=${format}`;
    expect(await bytes(`${address}&meta=none`)).toEqual(await bytes(address));
  });
});

describe('another word for meta', () => {
  it('is refused with an address that works', async () => {
    const refused = await server().get('/v1/sources?meta=nothing');
    const { errors, links } = await problemOf(refused, 'invalid-parameters');
    expect(errors).toMatchObject([{ parameter: 'meta', allowed: ['full', 'none'] }]);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });
});
