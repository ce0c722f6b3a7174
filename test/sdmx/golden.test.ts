import { describe, expect, it } from 'vitest';
import { served } from '../http/server.ts';

const server = served();
const data = '/sdmx/v1/data/DATA_ECONOMY/A.output-a.CN.outturn';
const lanes = '/sdmx/v1/codelist/CDE/CL_LANE/1.0.0?references=none';
const available = '/sdmx/v1/availableconstraint/DATA_ECONOMY/A.output-a..?references=codelist';

describe('a message of one series', () => {
  it.each([
    ['generic-2.1.xml', data, 'genericdata+xml;version=2.1'],
    ['structure-specific-2.1.xml', data, 'structurespecificdata+xml;version=2.1'],
    ['data-3.0.xml', data, 'data+xml;version=3.0.0'],
    ['data-1.0.json', data, 'data+json;version=1.0.0'],
    ['data-2.0.json', data, 'data+json;version=2.0.0'],
    ['data-1.0.csv', data, 'data+csv;version=1.0.0'],
    ['data-2.0.csv', data, 'data+csv;version=2.0.0'],
    ['codelist-2.1.xml', lanes, 'structure+xml;version=2.1'],
    ['codelist-3.0.xml', lanes, 'structure+xml;version=3.0.0'],
    ['codelist-2.0.json', lanes, 'structure+json;version=2.0.0'],
    ['availability-2.1.xml', available, 'structure+xml;version=2.1'],
    ['availability-3.0.xml', available, 'structure+xml;version=3.0.0'],
    ['availability-2.0.json', available, 'structure+json;version=2.0.0'],
  ])('is as it was: %s', async (name, path, type) => {
    const answer = await server().get(path, { headers: { accept: `application/vnd.sdmx.${type}` } });
    expect(answer.status).toBe(200);
    const text = (await answer.text()).replaceAll(server().base, 'http://localhost:3000');
    const lines = name.endsWith('json')
      ? JSON.stringify(JSON.parse(text), null, 1)
      : text.replaceAll('><', '>\n<');
    await expect(lines).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});
