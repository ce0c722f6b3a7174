import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/domain/query/limits.ts';
import fc from '../../fast-check.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';
import { lengthened } from '../wire.ts';

const server = served({ folder: seedFolder });

interface Told {
  readonly parameter: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
}

/** Ids of indicators, the longest first. */
async function ids(): Promise<string[]> {
  const { data } = await server().json<List>('/v1/indicators?limit=1000&fields=id');
  return data.map(({ id }: Row) => id).toSorted((a, b) => b.length - a.length);
}

/** An address with so many characters, but for a word, by a list that says the same many times. */
const filledTo = (address: string, length: number) =>
  `${address}&kind=actual${',actual'.repeat(Math.floor((length - address.length - '&kind=actual'.length) / ',actual'.length))}`;

describe('an address of up to 8 kB', () => {
  it('is answered, with hundreds of ids, from the cache too, and is confirmed', async () => {
    const many = (await ids()).slice(-limits.ids);
    const address = `/v1/observations?indicator=${many.join(',')}&last=1&format=csv`;
    expect(address.length).toBeLessThanOrEqual(limits.url);
    const first = await server().get(address);
    expect(first.status).toBe(200);
    const body = await first.text();
    expect(
      new Set(
        body
          .split('\n')
          .slice(1, -1)
          .map((line) => line.split(',')[1]),
      ).size,
    ).toBeGreaterThan(150);
    const again = await server().get(address);
    expect(await again.text()).toBe(body);
    const etag = first.headers.get('etag') ?? '';
    expect((await server().get(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('has headers that every proxy takes, and links in its body that all work', async () => {
    const all = await ids();
    const request = fc.record({
      path: fc.constantFrom('/v1/observations', '/v1/changes'),
      from: fc.nat(all.length - 1),
      count: fc.integer({ min: 1, max: limits.ids }),
      limit: fc.constantFrom('1', '1000'),
      format: fc.constantFrom('json', 'json', 'csv'),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ path, from, count, limit, format }) => {
        const list = all.slice(from, from + count).join(',');
        const address = `${path}?indicator=${list}&limit=${limit}&format=${format}`;
        const response = await server().get(address);
        const body = await response.text();
        if (response.status === 414) {
          // Only a page whose next one could not be asked for, or what is longer itself.
          expect(address.length + 1000 > limits.url).toBe(true);
          return;
        }
        expect(response.status).toBe(200);
        const size = [...response.headers].reduce(
          (sum, [name, value]) => sum + name.length + value.length + 4,
          0,
        );
        expect(size).toBeLessThan(4000);
        if (format !== 'json') return;
        const { page, links } = JSON.parse(body) as List;
        for (const link of [links.self ?? '', page.next ?? '']) {
          const { pathname, search } = new URL(link, server().base);
          expect((pathname + search).length).toBeLessThanOrEqual(limits.url);
          if (link !== '') expect((await server().get(pathname + search)).status).toBe(200);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('ends exactly at 8,192 characters', async () => {
    const address = '/v1/observations?indicator=data-output-nda&format=csv&kind=actual';
    for (const [length, status] of [
      [limits.url, 200],
      [limits.url + 1, 414],
    ] as const) {
      const { status: found } = await server().get(lengthened(address, length));
      expect(found).toBe(status);
    }
  });
});

describe('an address that is too long', () => {
  it('is told how to split it: each part works', async () => {
    const all = await ids();
    const list = all.slice(0, 340);
    const rest = '&last=1&fields=indicator,period,value&meta=none';
    const response = await server().get(`/v1/observations?indicator=${list.join(',')}${rest}`);
    const { errors, detail } = await problemOf(response, 'uri-too-long');
    const [told] = errors as readonly Told[];
    const most = Number(told?.allowed?.[0]?.match(/^1\.\.(\d+) values$/)?.[1]);
    expect(told?.parameter).toBe('indicator');
    expect(detail).toMatch(/^The address has \d+ characters; at most 8192 are read\./);
    expect(detail).toContain(
      `indicator has 340 values: ask for at most ${most} of them at a time, in ${Math.ceil(340 / most)} requests.`,
    );
    expect(most).toBeGreaterThan(100);
    for (let from = 0; from < list.length; from += most) {
      const part = list.slice(from, from + most).join(',');
      const { status } = await server().get(`/v1/observations?indicator=${part}${rest}`);
      expect([from, status]).toEqual([from, 200]);
    }
  });

  it('is told so for several lists, in any order, encoded or repeated: each part works', async () => {
    const all = await ids();
    const { data } = await server().json<List>('/v1/areas?limit=1000&fields=id');
    const codes = data.map(({ id }: Row) => id);
    const lists = fc.record({
      indicator: fc.shuffledSubarray(all, { minLength: 180, maxLength: 420 }),
      area: fc
        .integer({ min: 1, max: 1400 })
        .map((size) => Array.from({ length: size }, (_, i) => codes[i % codes.length] ?? '')),
      comma: fc.constantFrom(',', '%2C', ',%20'),
    });
    await fc.assert(
      fc.asyncProperty(lists, async ({ indicator, area, comma }) => {
        const ask = (ids: readonly string[], areas: readonly string[]) =>
          server().get(
            `/v1/observations?indicator=${ids.join(comma)}&area=${areas.join(comma)}&last=1&limit=1&fields=id`,
          );
        const response = await ask(indicator, area);
        if (response.status !== 414) return;
        const { errors } = await problemOf(response, 'uri-too-long');
        expect(errors.length).toBeGreaterThan(0);
        const most = (parameter: string) => {
          const told = (errors as readonly Told[]).find((error) => error.parameter === parameter);
          return Number(told?.allowed?.[0]?.slice('1..'.length, -' values'.length) ?? limits.ids);
        };
        // The longest values together are the worst of all parts.
        const longest = indicator.toSorted((a, b) => b.length - a.length).slice(0, most('indicator'));
        expect((await ask(longest, area.slice(0, most('area')))).status).toBe(200);
      }),
      { numRuns: 15 },
    );
  });

  it('is told so up to 32 KiB, and says what is long where there is no list that can be split', async () => {
    for (const [address, part] of [
      [`/v1?x=${'a'.repeat(30_000)}`, 'the parameter "x"'],
      [`/v1/indicators?q=${'a,'.repeat(5000)}&topic=x,y`, 'the parameter "q"'],
      [`/v1/observations?indicator=*&sort=${'period,'.repeat(1500)}`, 'the parameter "sort"'],
      [`/v1/indicators/${'a'.repeat(9000)}.csv`, 'the path'],
      [`/${'a'.repeat(9000)}?x=1`, 'the path'],
    ] as const) {
      const { errors, detail } = await problemOf(await server().get(address), 'uri-too-long');
      expect(errors).toEqual([]);
      expect(detail).toContain(`Shorten its longest part, ${part}.`);
    }
  });

  it('is that of a page whose next one would be longer; tables have no pages', async () => {
    const long = filledTo('/v1/observations?indicator=*&limit=1', limits.url - 100);
    const problem = await problemOf(await server().get(long), 'uri-too-long');
    expect(problem.detail).toMatch(/^The address of the next page has 8\d\d\d characters/);
    expect((await server().get(`${long}&format=csv`, { method: 'HEAD' })).status).toBe(200);
  });
});
