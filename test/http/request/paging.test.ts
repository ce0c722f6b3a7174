import { describe, expect, it } from 'vitest';
import fc from '../../fast-check.ts';
import { type List, type Row, served } from '../server.ts';

const server = served();

/** Every row of a list, page by page, with the links that a client would follow. */
async function walked(path: string, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
  let total: number | null = null;
  while (next !== null) {
    const list: List = await server().json(next);
    expect(list.data.length).toBeLessThanOrEqual(limit);
    expect(list.page.limit).toBe(limit);
    expect(list.page.total).toBe(total ?? list.page.total);
    expect(list.links.next ?? null).toBe(list.page.next);
    total = list.page.total;
    rows.push(...list.data);
    next = list.page.next;
  }
  expect(rows).toHaveLength(total ?? 0);
  return rows;
}

const lists = [
  '/v1/observations?indicator=*&revisions=all',
  '/v1/observations?indicator=*&revisions=all&sort=-value,period',
  '/v1/observations?indicator=*&revisions=all&sort=value,-publishedOn',
  '/v1/observations?indicator=*&sort=-period,lane,-area',
  '/v1/observations?indicator=*&last=1',
  '/v1/observations?indicator=*&asOf=2024-05-10&sort=frequency,-indicator',
  '/v1/observations?indicator=*&release=first',
  '/v1/observations?source=a-2024&revisions=all&fields=id,links',
  '/v1/indicators',
  '/v1/indicators?sort=-producer,-id',
  '/v1/indicators?q=data',
  '/v1/sources?sort=-tier',
  '/v1/codelists?sort=-count',
  '/v1/codelists/kinds',
  '/v1/codelists/problems?sort=-id',
  '/v1/releases',
];

describe('paging', () => {
  it.each(lists)('%s concatenates to the whole, whatever the limit', async (path) => {
    const whole = (await server().json(`${path}${path.includes('?') ? '&' : '?'}limit=1000`)).data;
    expect(whole.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length + 1 }), async (limit) => {
        expect(await walked(path, limit)).toEqual(whole);
      }),
      { numRuns: 4, examples: [[1]] },
    );
  });

  it('shows a hundred rows at most unless asked', async () => {
    expect((await server().json('/v1/observations?indicator=*')).page.limit).toBe(100);
  });

  it('takes the largest limit that the entry point names', async () => {
    expect((await server().json('/v1/indicators?limit=1000')).page.limit).toBe(1000);
  });
});
