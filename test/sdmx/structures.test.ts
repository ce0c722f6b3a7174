import { describe, expect, it } from 'vitest';
import { served } from '../http/server.ts';
import { childrenOf, type Element, parseXml } from '../http/xml.ts';

const server = served();

const accepts = {
  ml21: 'application/vnd.sdmx.structure+xml;version=2.1',
  ml30: 'application/vnd.sdmx.structure+xml;version=3.0.0',
  json: 'application/vnd.sdmx.structure+json;version=2.0.0',
} as const;

/** Every element below one that has an id and a URN: `Codelist CL_FREQ`. */
function artefactsIn(element: Element): string[] {
  const { name, attributes } = element;
  const isArtefact = attributes.agencyID !== undefined && name.startsWith('str:');
  const own = isArtefact ? [`${name.slice(4)} ${attributes.id}`] : [];
  return [...own, ...element.children.flatMap(artefactsIn)];
}

async function asked(path: string, accept?: string) {
  const response = await server().get(path, accept === undefined ? {} : { headers: { accept } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

async function artefacts(path: string): Promise<string[]> {
  const { status, text } = await asked(path);
  expect(status, text.slice(0, 300)).toBe(200);
  return artefactsIn(parseXml(text));
}

const lists = [
  'CL_AREA',
  'CL_FREQ',
  'CL_GRADE',
  'CL_INDICATOR',
  'CL_LANE',
  'CL_OBS_STATUS',
  'CL_QUALIFIER',
  'CL_UNIT',
  'CL_UNIT_MULT',
].map((id) => `Codelist ${id}`);

describe('a structure query of SDMX 2.1', () => {
  it.each([
    ['dataflow/CDE/DATA_ECONOMY/1.0.0', ['Dataflow DATA_ECONOMY']],
    ['dataflow', ['Dataflow DATA_ECONOMY']],
    ['dataflow/all/all/latest/', ['Dataflow DATA_ECONOMY']],
    ['codelist/CDE/CL_FREQ+CL_LANE', ['Codelist CL_FREQ', 'Codelist CL_LANE']],
    ['codelist', lists],
    ['organisationscheme/SDMX', ['AgencyScheme AGENCIES']],
    [
      'dataflow/CDE/DATA_ECONOMY?references=children',
      ['Dataflow DATA_ECONOMY', 'DataStructure DSD_DATA_ECONOMY'],
    ],
    [
      'dataflow?references=descendants',
      ['Dataflow DATA_ECONOMY', ...lists, 'ConceptScheme CS_DATA_ECONOMY', 'DataStructure DSD_DATA_ECONOMY'],
    ],
    ['codelist/CDE/CL_FREQ?references=parents', ['Codelist CL_FREQ', 'DataStructure DSD_DATA_ECONOMY']],
    ['dataflow?references=conceptscheme', ['Dataflow DATA_ECONOMY', 'ConceptScheme CS_DATA_ECONOMY']],
    [
      'datastructure?references=dataflow&some=other',
      ['Dataflow DATA_ECONOMY', 'DataStructure DSD_DATA_ECONOMY'],
    ],
  ])('names %s', async (path, expected) => {
    expect(await artefacts(`/sdmx/v1/${path}`)).toEqual(expected);
  });

  it('answers */* with XML and version 2 with JSON', async () => {
    expect((await asked('/sdmx/v1/dataflow', '*/*')).type).toBe(
      'application/vnd.sdmx.structure+xml; version=2.1',
    );
    expect((await asked('/sdmx/v2/structure/dataflow', '*/*')).type).toBe(
      'application/vnd.sdmx.structure+json; version=2.0.0',
    );
  });

  it.each(Object.entries(accepts))('is answered in the type that is accepted: %s', async (_, accept) => {
    for (const path of ['/sdmx/v1/codelist/CDE/CL_FREQ', '/sdmx/v2/structure/codelist/CDE/CL_FREQ/+']) {
      const { type, text } = await asked(path, accept);
      expect(type).toBe(accept.replace(';', '; '));
      expect(text).toContain('year to date');
    }
  });

  it('takes a version in part or with wildcards, and `format` in place of the header', async () => {
    const json = 'application/vnd.sdmx.structure+json; version=2.0.0';
    expect(
      (await asked('/sdmx/v1/dataflow', 'application/vnd.sdmx.structure+json;version=2+.0.0')).type,
    ).toBe(json);
    expect((await asked('/sdmx/v1/dataflow?format=jsonstructure')).type).toBe(json);
    expect((await asked('/sdmx/v1/dataflow?format=structure&formatVersion=2.1')).type).toBe(
      'application/vnd.sdmx.structure+xml; version=2.1',
    );
  });
});

describe('an answer', () => {
  it('is not sent again to a client that has it', async () => {
    const first = await server().get('/sdmx/v1/codelist');
    const etag = first.headers.get('etag') ?? '';
    const again = await server().get('/sdmx/v1/codelist', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

describe('a part of an artefact', () => {
  it('has the items that the path names, and says that it is one', async () => {
    const { text } = await asked('/sdmx/v1/codelist/CDE/CL_FREQ/1.0.0/A+YTD');
    expect([...text.matchAll(/<str:Code id="(\w+)"/g)].map(([, id]) => id)).toEqual(['A', 'YTD']);
    expect(text).toContain('isPartial="true"');
  });

  it('is a stub where the contents are not wanted', async () => {
    const stub = (await asked('/sdmx/v1/codelist/CDE/CL_FREQ?detail=allstubs')).text;
    expect(stub).toContain('isExternalReference="true"');
    expect(stub).toContain(`structureURL="${server().base}/sdmx/v1/codelist/CDE/CL_FREQ/1.0.0"`);
    expect(stub).not.toMatch(/str:Code |com:Description/);
    const complete = (await asked('/sdmx/v1/codelist/CDE/CL_FREQ?detail=allcompletestubs')).text;
    expect(complete).toContain('com:Description');
    const mixed = (await asked('/sdmx/v1/dataflow?references=children&detail=referencestubs')).text;
    expect(mixed).toContain('<str:Structure>');
    expect(mixed).not.toContain('DimensionList');
  });

  it('has the codes that figures have, with referencepartial', async () => {
    const codes = (text: string) =>
      [...text.matchAll(/Code=CDE:(\w+)\(1\.0\.0\)\.([\w-]+)/g)].map(([, list, id]) => `${list} ${id}`);
    const partial = codes(
      (await asked('/sdmx/v1/dataflow?references=descendants&detail=referencepartial')).text,
    );
    const whole = codes((await asked('/sdmx/v1/dataflow?references=descendants')).text);
    expect(whole.filter((code) => !partial.includes(code))).toEqual(['CL_INDICATOR silent-a']);
    expect(partial.filter((code) => !whole.includes(code))).toEqual([]);
  });
});

describe('a structure query that cannot be answered', () => {
  it.each([
    ['/sdmx/v1/dataflow/CDE/NONE', 404, '100'],
    ['/sdmx/v1/codelist/CDE/CL_FREQ/2.0.0', 404, '100'],
    ['/sdmx/v1/codelist/CDE/CL_FREQ/1.0.0/X', 404, '100'],
    ['/sdmx/v1/hierarchicalcodelist', 501, '501'],
    ['/sdmx/v1/nonsense', 404, '100'],
    ['/sdmx/v1/dataflow?references=nonsense', 400, '140'],
    ['/sdmx/v1/dataflow?detail=nonsense', 400, '140'],
    ['/sdmx/v1/dataflow/a/b/c/d/e', 400, '140'],
    ['/sdmx/v1/dataflow?format=nonsense', 406, '1406'],
  ])('is refused in the error message of SDMX: %s', async (path, status, code) => {
    const answer = await asked(path);
    expect([answer.status, answer.type]).toEqual([status, 'application/xml; charset=utf-8']);
    const root = parseXml(answer.text);
    expect(root.name).toBe('mes:Error');
    expect(childrenOf(root, 'mes:ErrorMessage').map(({ attributes }) => attributes.code)).toEqual([code]);
  });

  it('is refused as JSON in version 2', async () => {
    const { status, type, text } = await asked('/sdmx/v2/structure/metadataflow');
    expect([status, type]).toEqual([501, 'application/json; charset=utf-8']);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ code: 501 }] });
    expect((await asked('/sdmx/v2/registration/id/1')).status).toBe(501);
  });
});
