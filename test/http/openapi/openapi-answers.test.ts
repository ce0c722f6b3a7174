import { beforeAll, describe, expect, it } from 'vitest';
import { type Server, seedFolder, served } from '../server.ts';
import { Described } from './document.ts';

const fixture = served();
const article = served({ folder: seedFolder });
let described: Described;
beforeAll(async () => {
  described = await Described.ofAny(article());
});

/** Addresses of every route, with the answers that differ most. */
const fixed = [
  '/v1',
  '/healthz',
  '/readyz',
  '/metrics',
  '/v1/indicators',
  '/v1/indicators?q=data&topic=volume&limit=1',
  '/v1/indicators?fields=id,unit',
  '/v1/indicators?q=qqqqqqqq',
  '/v1/indicators?format=csv',
  '/v1/areas',
  '/v1/areas?format=csv',
  '/v1/areas/CN?lang=zh',
  '/v1/sources?sort=-publishedOn&limit=1',
  '/v1/sources?format=csv',
  '/v1/codelists',
  '/v1/codelists?format=csv',
  '/v1/changes?limit=1',
  '/v1/changes?format=csv',
  '/v1/changes?format=atom',
  '/v1/calendar',
  '/v1/calendar?format=csv',
  '/v1/calendar?format=ics',
  '/v1/checks',
  '/v1/checks?format=csv',
  '/v1/releases?limit=1',
  '/v1/releases?format=csv',
  '/v1/releases/first/files/observations.csv',
  '/v1/releases/first/datapackage.json',
  '/v1/releases/first?format=jsonld',
  '/v1/indicators/output-a?format=jsonld',
  '/v1/observations?indicator=*&revisions=all',
  '/v1/observations?indicator=*&scale=yi&lang=zh&limit=1',
  '/v1/observations?indicator=*&fields=value,bounds',
  '/v1/observations?indicator=silent-a',
  '/v1/observations?indicator=*&asOf=2024-01-01',
  '/v1/observations?indicator=*&format=csv',
  '/v1/observations?indicator=*&transform=log&frequency=A&period=2024&limit=5',
  '/v1/observations?indicator=output-a&transform=change',
  '/v1/observations?indicator=output-a&shape=wide',
  '/v1/latest',
  '/v1/latest?fields=value,area&lane=outturn',
  '/v1/latest?format=csv',
  '/v1/concepts/made-up-output',
  '/v1/concepts/made-up-output?format=csv',
  '/v1/concepts/made-up-output?area=US',
  '/v1/verify?text=Output+A+was+3+in+2021',
  '/v1/verify?about=output-a&value=100',
  '/v1/verify?text=nothing',
  '/v1/indicators/output-a/observations?limit=1',
  '/v1/indicators/output-a.json?lang=zh',
  '/v1/indicators/output-a.csv',
  '/sdmx/v1/codelist/CDE/CL_FREQ/1.0.0',
  '/sdmx/v1/codelist/CDE/CL_FREQ/1.0.0?format=jsonstructure',
  '/sdmx/v1/codelist/CDE/CL_NONE/1.0.0',
  '/sdmx/v1/process/CDE/NONE/1.0.0',
  '/sdmx/v1/data/DATA_ECONOMY/all',
  '/sdmx/v1/data/DATA_ECONOMY/all?format=jsondata',
  '/sdmx/v1/data/DATA_ECONOMY/a.b',
  '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/+/*',
  '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/+/*?format=csvdata',
  '/sdmx/v2/structure/dataflow/CDE/DATA_ECONOMY/+',
  '/sdmx/v2/structure/process/CDE/NONE/+',
  '/sdmx/v1/availableconstraint/DATA_ECONOMY/all',
  '/sdmx/v1/availableconstraint/DATA_ECONOMY/a.b',
  '/sdmx/v2/availability/dataflow/CDE/DATA_ECONOMY/+/*',
  '/sdmx/v1/schema/dataflow/CDE/DATA_ECONOMY/1.0.0',
  '/sdmx/v2/schema/datastructure/CDE/DSD_DATA_ECONOMY/+',
];

const problems = [
  '/v1?colour=red',
  '/v1?format=xml',
  '/v1/indicators?limit=0&topic=&lang=fr',
  '/v1/indicators/output-c',
  '/v1/indicators/output-old',
  '/v1/observations',
  '/v1/observations?indicator=output-c,output-b&area=XX',
  '/v1/observations?indicator=*&cursor=zzz',
  '/v1/observations?indicator=*&window=3',
  '/v1/observations/zzz',
  '/v1/indicators/output-a.zzz',
  '/v1/indicators/output-old.csv',
  '/v1/sources/zzz',
  '/v1/codelists/zzz',
  '/v1/concepts/zzz',
  '/v1/releases/zzz',
  '/v1/releases/first/files/zzz',
];

async function fits(server: Server, address: string): Promise<void> {
  const response = await server.get(address);
  const text = await response.text();
  const status = String(response.status);
  const received = response.headers.get('content-type') ?? '';
  const mediaType = described.mediaOf(described.pathOf(address) ?? '', status, received) ?? received;
  const body: unknown = /\bjson\b/.test(mediaType) && !mediaType.includes('ndjson') ? JSON.parse(text) : text;
  const path = described.pathOf(address) ?? '';
  expect(described.responseOf(path, status), address).toBeDefined();
  expect(described.complaints(path, status, mediaType, body), address).toEqual([]);
  expect(described.lackingHeaders(path, status, response.headers), address).toEqual([]);
}

describe('a real answer fits the document', () => {
  it.each([...fixed, ...problems])('%s', async (address) => {
    await fits(fixture(), address);
  });

  it('for every single resource of the made-up dataset and of the article', async () => {
    for (const server of [fixture(), article()]) {
      const lists = [
        '/v1/indicators',
        '/v1/areas',
        '/v1/sources',
        '/v1/codelists',
        '/v1/releases',
        '/v1/checks',
      ];
      for (const list of [...lists, '/v1/observations?indicator=*&revisions=all']) {
        const { data } = await server.json(list);
        for (const { links } of data) await fits(server, links.self ?? '');
      }
    }
  });

  it('for every route: none is left out above', () => {
    const singles = [
      '/v1/indicators/x',
      '/v1/sources/x',
      '/v1/codelists/x',
      '/v1/releases/x',
      '/v1/checks/x',
      '/v1/observations/x',
      '/v1/checks/x',
    ];
    const met = new Set([...fixed, ...singles].map((address) => described.pathOf(address)));
    expect([...met].toSorted()).toEqual(Object.keys(described.document.paths).toSorted());
  });
});

describe('the judge', () => {
  it('finds what does not fit', async () => {
    const body = await fixture().json<{ data: object }>('/v1');
    const more = { ...body, data: { ...body.data, colour: 'red' } };
    expect(described.complaints('/v1', '200', 'application/json', more)).not.toEqual([]);
    const { data: _, ...less } = body;
    expect(described.complaints('/v1', '200', 'application/json', less)).not.toEqual([]);
  });
});
