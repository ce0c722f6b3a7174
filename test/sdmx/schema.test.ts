import { describe, expect, it } from 'vitest';
import { served } from '../http/server.ts';
import { type Element, elementsOf, parseXml } from '../http/xml.ts';

const server = served();
const path = '/sdmx/v1/schema/dataflow/CDE/DATA_ECONOMY/1.0.0';

async function schema(query = ''): Promise<Element> {
  return parseXml(await server().text(`${path}${query}`));
}

/** Base and attributes of a complex type: `FREQ required`. */
function typeOf(root: Element, name: string) {
  const type = root.children.find(({ attributes }) => attributes.name === name);
  if (type === undefined) return undefined;
  return {
    base: elementsOf(type, 'xs:restriction')[0]?.attributes.base,
    attributes: elementsOf(type, 'xs:attribute').map(({ attributes: { name: id, use } }) => `${id} ${use}`),
    elements: elementsOf(type, 'xs:element').map(({ attributes }) => attributes.name ?? attributes.ref),
  };
}

const observationAttributes = [
  'OBS_STATUS',
  'DECIMALS',
  'QUALIFIER',
  'LOWER_BOUND',
  'UPPER_BOUND',
  'SOURCE',
  'PUBLISHED_ON',
  'GRADE',
].map((id) => `${id} optional`);
const key = ['FREQ', 'INDICATOR', 'REF_AREA', 'LANE'].map((id) => `${id} required`);

describe('the schema of structure-specific messages', () => {
  it('of SDMX-ML 2.1 restricts the types of time series', async () => {
    const root = await schema();
    expect(root.name).toBe('xs:schema');
    expect(root.attributes.targetNamespace).toBe(
      'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CDE:DATA_ECONOMY(1.0.0):ObsLevelDim:TIME_PERIOD',
    );
    expect(typeOf(root, 'DataSetType')).toEqual({
      base: 'dsd:TimeSeriesDataSetType',
      attributes: ['REPORTING_YEAR_START_DAY prohibited'],
      elements: ['common:Annotations', 'DataProvider', 'Series'],
    });
    expect(typeOf(root, 'SeriesType')).toEqual({
      base: 'dsd:TimeSeriesType',
      attributes: [
        'TIME_PERIOD prohibited',
        ...key,
        'UNIT_MEASURE optional',
        'UNIT_MULT optional',
        'REPORTING_YEAR_START_DAY prohibited',
      ],
      elements: ['common:Annotations', 'Obs'],
    });
    expect(typeOf(root, 'ObsType')).toEqual({
      base: 'dsd:TimeSeriesObsType',
      attributes: [
        'type prohibited',
        'TIME_PERIOD required',
        'OBS_VALUE optional',
        ...observationAttributes,
        'REPORTING_YEAR_START_DAY prohibited',
      ],
      elements: ['common:Annotations'],
    });
  });

  it('of 3.0 has a type of attributes alone, and no time series', async () => {
    const root = await schema('?format=schema&formatVersion=3.0.0');
    expect(typeOf(root, 'DataSetType')).toMatchObject({
      base: 'dsd:DataSetType',
      elements: ['common:Annotations', 'DataProvider', 'Atts', 'Series'],
    });
    expect(typeOf(root, 'SeriesType')).toMatchObject({ base: 'dsd:SeriesType' });
    expect(typeOf(root, 'ObsType')).toMatchObject({ base: 'dsd:ObsType' });
    expect(typeOf(root, 'AttsType')?.attributes).toContain('REF_AREA optional');
  });

  it('follows the dimension of the observations', async () => {
    const section = await schema('?dimensionAtObservation=REF_AREA');
    expect(typeOf(section, 'SeriesType')?.attributes).toEqual(
      expect.arrayContaining(['FREQ required', 'TIME_PERIOD required']),
    );
    expect(typeOf(section, 'ObsType')?.attributes).toEqual(
      expect.arrayContaining(['REF_AREA required', 'TIME_PERIOD prohibited', 'UNIT_MEASURE optional']),
    );
    const flat = await schema('?dimensionAtObservation=AllDimensions');
    expect(typeOf(flat, 'SeriesType')).toBeUndefined();
    expect(typeOf(flat, 'DataSetType')?.elements).toContain('Obs');
    expect(typeOf(flat, 'ObsType')?.attributes).toEqual(
      expect.arrayContaining([...key, 'TIME_PERIOD required']),
    );
  });

  it('has every code of every list, and the type of everything else', async () => {
    const root = await schema();
    const lists = root.children.filter(({ name }) => name === 'xs:simpleType');
    expect(lists.map(({ attributes }) => attributes.name)).toContain('Codelist.CDE.CL_INDICATOR.1.0.0');
    const frequencies = lists.find(({ attributes }) => attributes.name === 'Codelist.CDE.CL_FREQ.1.0.0');
    const codes = frequencies === undefined ? [] : elementsOf(frequencies, 'xs:enumeration');
    expect(codes.map(({ attributes }) => attributes.value).toSorted()).toEqual(['A', 'M', 'Q', 'S', 'YTD']);
    const types = new Map(
      elementsOf(root, 'xs:attribute').map(({ attributes }) => [attributes.name, attributes.type]),
    );
    expect(types.get('OBS_VALUE')).toBe('xs:double');
    expect(types.get('DECIMALS')).toBe('xs:int');
    expect(types.get('SOURCE')).toBe('xs:string');
    expect(types.get('PUBLISHED_ON')).toBe('common:GregorianTimePeriodType');
    expect(types.get('TIME_PERIOD')).toBe('common:ObservationalTimePeriodType');
  });
});

describe('a schema query', () => {
  it('is answered with the structures where those are asked for', async () => {
    const { data } = await server().json<{ data: Record<string, { id: string }[]> }>(
      `${path}?format=jsonstructure`,
    );
    expect(Object.keys(data).toSorted()).toEqual([
      'agencySchemes',
      'codelists',
      'conceptSchemes',
      'dataStructures',
    ]);
    expect(data.codelists).toHaveLength(9);
  });

  it.each([
    [path, 'application/vnd.sdmx.schema+xml; version=2.1'],
    [`${path}/`, 'application/vnd.sdmx.schema+xml; version=2.1'],
    ['/sdmx/v1/schema/datastructure/CDE/DSD_DATA_ECONOMY', 'application/vnd.sdmx.schema+xml; version=2.1'],
    ['/sdmx/v2/schema/dataflow/CDE/DATA_ECONOMY/~', 'application/vnd.sdmx.schema+xml; version=3.0.0'],
    [`${path}?format=structure&formatVersion=2.1`, 'application/vnd.sdmx.structure+xml; version=2.1'],
    [`${path}?detail=nonsense&explicitMeasure=false`, 'application/vnd.sdmx.schema+xml; version=2.1'],
  ])('has the default type of its version: %s', async (address, type) => {
    const response = await server().get(address, { headers: { accept: '*/*' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  it.each([
    ['/sdmx/v1/schema', 400],
    ['/sdmx/v1/schema/dataflow/CDE', 400],
    [`${path}/more`, 400],
    ['/sdmx/v1/schema/codelist/CDE/CL_FREQ', 400],
    ['/sdmx/v1/schema/dataflow/CDE/NONE', 404],
    ['/sdmx/v1/schema/dataflow/all/all', 404],
    ['/sdmx/v1/schema/dataflow/CDE/DATA_ECONOMY/2.0.0', 404],
    ['/sdmx/v1/schema/metadataflow/CDE/DATA_ECONOMY', 501],
    ['/sdmx/v2/schema/provisionagreement/CDE/DATA_ECONOMY', 501],
    [`${path}?explicitMeasure=true`, 501],
    [`${path}?deletion=true`, 501],
    [`${path}?dimensionAtObservation=NONE`, 400],
    [`${path}?format=genericdata`, 406],
  ])('is refused where it names nothing that there is: %s', async (address, status) => {
    expect((await server().get(address)).status).toBe(status);
  });
});
