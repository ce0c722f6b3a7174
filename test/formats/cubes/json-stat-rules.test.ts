import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { limits } from '../../../src/domain/query/limits.ts';
import { seedFolder, served } from '../../http/server.ts';

const server = served({ folder: seedFolder });

const distinct = z.array(z.string()).refine((texts) => new Set(texts).size === texts.length);
const category = z.strictObject({
  index: distinct.min(1),
  label: z.record(z.string(), z.string()).refine((labels) => Object.keys(labels).length > 0),
  unit: z
    .record(
      z.string(),
      z.strictObject({
        label: z.string(),
        decimals: z.number().int().min(0),
        symbol: z.string().optional(),
        position: z.enum(['start', 'end']).optional(),
      }),
    )
    .optional(),
  note: z.record(z.string(), distinct).optional(),
  child: z.record(z.string(), distinct).optional(),
});

/** The rules of the official schema of a dataset (json-stat.org/format/schema/2.0), as far as the API uses them. */
const dataset = z.strictObject({
  version: z.literal('2.0'),
  class: z.literal('dataset'),
  href: z.url(),
  label: z.string(),
  source: z.string(),
  updated: z.iso.datetime(),
  note: distinct.optional(),
  id: distinct,
  size: z.array(z.number().int().min(1)),
  role: z.strictObject({ metric: distinct, geo: distinct, time: distinct }),
  dimension: z.record(z.string(), z.strictObject({ label: z.string(), category })),
  value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
  status: z.record(z.string(), z.string()),
  extension: z.record(z.string(), z.unknown()),
});

describe('a cube follows the schema and is what its dimensions say', () => {
  it.each([
    'indicator=data-output-nda',
    'indicator=data-output-nda&period=1999',
    'indicator=*&asOf=1950-01-01',
    'concept=data-output&lang=zh',
    'concept=digital-economy-size&scale=yi',
    'indicator=digital-economy-value-added-provincial-broad',
    'indicator=data-output-nda&transform=yoy',
    'indicator=*&frequency=Q&area=CN',
  ])('%s', async (query) => {
    const body = JSON.parse(await server().text(`/v1/observations?${query}&format=jsonstat`));
    const { id, size, dimension, value, status } = dataset.parse(body);
    expect(Object.keys(dimension)).toEqual(id);
    expect(id.map((name) => dimension[name]?.category.index.length)).toEqual(size);
    const count = size.reduce((product, length) => product * length);
    expect(Array.isArray(value) ? value.length : count).toBe(count);
    for (const cell of [...Object.keys(value), ...Object.keys(status)])
      expect(Number(cell)).toBeLessThan(count);
    expect(JSONstat(body).n).toBe(count);
  });

  it('of every statement whose hedge is not exact carries the hedge', async () => {
    const query = 'concept=digital-economy-size,data-output';
    const cube = JSONstat(JSON.parse(await server().text(`/v1/observations?${query}&format=jsonstat`)));
    const lines = (await server().text(`/v1/observations?${query}&format=ndjson`)).trim().split('\n');
    for (const { indicator, area, lane, period, qualifier, value } of lines.map((line) => JSON.parse(line))) {
      const cell = cube.Data({ indicator, area, lane, period });
      expect([cell.value, cell.status ?? 'exact']).toEqual([value, qualifier]);
    }
  });

  it('says which of its areas lie in which: a city in its province, else in the next area above that is there', async () => {
    const query = 'indicator=digital-economy-gdp-share-provincial-broad,gdp-current-nbs';
    const childOf = async (areas: string) => {
      const text = await server().text(`/v1/observations?${query}&area=${areas}&format=jsonstat`);
      return dataset.parse(JSON.parse(text)).dimension.area?.category.child;
    };
    expect(await childOf('CN,CN-FJ,CN-GZ')).toEqual({ CN: ['CN-FJ', 'CN-GZ'] });
    expect(await childOf('CN-FJ,CN-GZ')).toBeUndefined();
  });

  it('is refused where it has more cells than are declared, with a table instead', async () => {
    const response = await server().get('/v1/observations?indicator=*&format=jsonstat');
    const { errors, links } = JSON.parse(await response.text());
    expect([response.status, errors[0].code]).toEqual([422, 'tooManyCells']);
    expect(errors[0].detail).toContain(limits.cubeCells.toLocaleString('en'));
    expect((await server().get(links.tryInstead, { method: 'HEAD' })).status).toBe(200);
  });
});
