import { describe, expect, it } from 'vitest';
import { decoders, sheetHeader } from '../../formats/decode.ts';
import { currentIndicators } from '../../seed/dataset.ts';
import { inPlace, namedRows, names } from '../labelled.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const at = (query: string) => `/v1/latest?asOf=2026-11-24&${query}`;
const two = 'indicator=data-output-nda,digital-economy-size-caict';
const bytes = (query: string) => server().bytes(at(query));

describe('labels of /v1/latest', () => {
  it('stand behind all other keys with `both`, and in the place of codes with `name`', async () => {
    const [named] = await namedRows(server(), at(two));
    expect(named).toMatchObject({
      indicatorName: 'Data output (NDA survey)',
      areaName: 'China',
      unitName: 'zettabyte',
    });
    const { data: chinese } = await server().json(at(`${two}&labels=name&lang=zh&fields=area,unit,kind`));
    expect(chinese.at(-1)).toEqual({ areaName: '中国', unitName: '人民币元', kind: 'preliminary' });
  });

  it('are columns of every table in the same places', async () => {
    const { data } = await server().json(at(two));
    const keys = Object.keys(data[0] ?? {});
    for (const [labels, columns] of [
      ['both', [...keys, ...names]],
      ['name', inPlace(keys)],
    ] as const) {
      const [header] = (await bytes(`${two}&labels=${labels}&format=csv`)).toString().split('\r\n');
      expect(header).toBe(columns.join());
      for (const format of ['xlsx', 'parquet'] as const)
        expect(await sheetHeader(format, await bytes(`${two}&labels=${labels}&format=${format}`))).toEqual(
          columns,
        );
    }
    const asked = `${two}&fields=unit,period,indicator,kind&labels=name`;
    const shown = ['indicatorName', 'period', 'kind', 'unitName'];
    const { data: rows } = await server().json(at(asked));
    const types = shown.map((name) => ({ name, type: 'text' }) as const);
    for (const format of ['csv', 'ndjson'])
      expect(await decoders[format]?.(await bytes(`${asked}&format=${format}`), types), format).toEqual(
        rows.map((row) => shown.map((name) => row[name])),
      );
  });

  it('follow `fields`, and come behind a lane that was added', async () => {
    const keysOf = async (query: string) =>
      Object.keys((await server().json(at(`concept=data-output&${query}`))).data[0] ?? {});
    expect(await keysOf('fields=unitName,value,lane')).toEqual(['unitName', 'value', 'lane']);
    expect(await keysOf('fields=period,unit&labels=both')).toEqual(['period', 'unit', 'lane', 'unitName']);
    expect(await keysOf('fields=period,unit&labels=name')).toEqual(['period', 'unitName', 'lane']);
  });
});

describe('producer of /v1/latest', () => {
  it('leaves the indicators that it publishes, alone or with others', async () => {
    const rows = async (query: string): Promise<Record<string, string>[]> => {
      const lines = await server().text(at(`${query}&fields=indicator,area,lane&format=ndjson`));
      return lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    const all = await rows('');
    const about = new Map(currentIndicators.map((entry) => [entry.id, entry]));
    for (const producers of [['nda'], ['caict', 'miit']]) {
      const own = all.filter(({ indicator = '' }) => {
        const { producer = '', coProducers = [] } = about.get(indicator) ?? {};
        return [producer, ...coProducers].some((id) => producers.includes(id));
      });
      expect(own.length).toBeGreaterThan(1);
      expect(await rows(`producer=${producers.join()}`)).toEqual(own);
    }
    const response = await server().get(at('producer=nad'));
    expect(response.status).toBe(404);
  });
});
