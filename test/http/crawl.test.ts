import { describe, expect, it } from 'vitest';
import { type Server, served } from './server.ts';

const server = served();

/** Every text in a body that is an address of this server. */
function addressesIn(body: unknown, base: string): string[] {
  if (typeof body === 'string') return body.startsWith(`${base}/`) && !/\s/.test(body) ? [body] : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body).flatMap((value) => addressesIn(value, base));
}

function addressesOf(header: string | null, base: string): string[] {
  return [...(header ?? '').matchAll(/<(\/[^>]*)>/g)].map(([, path]) => base + path);
}

/** Follows every link of every body from an address on; what was seen, with its status. */
async function crawled(from: Server, start: string): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  const queue = [from.base + start];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (seen.has(address)) continue;
    const response = await from.get(address);
    seen.set(address, response.status);
    const body = await response.text();
    queue.push(...addressesOf(response.headers.get('link'), from.base));
    // The document's examples are answers of another host; they are followed by its own tests.
    if (
      response.headers.get('content-type')?.startsWith('application/json') &&
      !address.endsWith('openapi.json')
    )
      queue.push(...addressesIn(JSON.parse(body), from.base));
  }
  return seen;
}

describe('from the entry point', () => {
  it('every link leads somewhere, and to every kind of resource', async () => {
    const seen = await crawled(server(), '/v1');
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([]);
    const paths = [...seen.keys()].map((address) => address.slice(server().base.length));
    for (const path of [
      '/v1/indicators/output-a',
      '/v1/observations?indicator=output-a',
      '/v1/observations/output-b.CN.2024-01-01--P2M.b-2024',
      '/v1/observations?indicator=*&release=first',
      '/v1/sources/press-2024',
      '/v1/codelists/problems',
      '/v1/releases/first/files/dataset.sqlite',
      '/openapi.json',
      '/docs',
      '/errors',
    ])
      expect(paths).toContain(path);
  });
});

describe('each id that a list shows', () => {
  it.each(['/v1/indicators', '/v1/areas', '/v1/sources', '/v1/codelists', '/v1/releases'])(
    '%s can be fetched',
    async (path) => {
      const { data } = await server().json(`${path}?limit=1000`);
      for (const { id, links } of data) {
        const response = await server().get(`${path}/${id}`);
        expect(response.status).toBe(200);
        expect(links.self).toBe(`${server().base}${path}/${id}`);
      }
    },
  );

  it('/v1/observations can be fetched, and is the same figure', async () => {
    const { data } = await server().json('/v1/observations?indicator=*&revisions=all&limit=1000');
    for (const { links: _, ...row } of data) {
      const dossier = await server().json<{ data: object }>(`/v1/observations/${row.id}`);
      expect(dossier.data).toMatchObject(row);
    }
  });
});

describe('links.self', () => {
  it('answers with the same body', async () => {
    for (const path of [
      '/v1',
      '/v1/indicators?topic=volume&q=data',
      '/v1/observations?concept=made-up-output&period=2023..&kind=actual,forecast&sort=-period',
      '/v1/observations?indicator=output-b&period=2024-01-01/P2M',
      '/v1/observations/market-a.CN.2023.a-2024?lang=zh',
    ]) {
      const body = await server().json<{ links: { self: string } }>(path);
      expect(await server().json(body.links.self)).toEqual(body);
    }
  });
});
