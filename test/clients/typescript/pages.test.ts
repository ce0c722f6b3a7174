import { describe, expect, it } from 'vitest';
import { createClient, outcomeOf } from '../../../clients/typescript/src/index.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { answering } from '../../http/answering.ts';
import { fixture, type List, serve, served } from '../../http/server.ts';
import { storeWith } from '../../http/store-with.ts';

const server = served();
const client = () => createClient({ baseUrl: server().base });

/** The ids of all statements of the fixture's `output-b`, in order, without the client. */
async function ids(): Promise<string[]> {
  const { data } = await server().json<List>('/v1/observations?indicator=output-b&limit=1000');
  return data.map(({ id }) => id);
}

describe('a list of the client', () => {
  it('is its first page when awaited', async () => {
    const page = await client().observations({ indicator: 'output-b', limit: 2 });
    expect(page.data.map(({ id }) => id)).toEqual((await ids()).slice(0, 2));
    expect(page.page.total).toBe((await ids()).length);
    expect(page.meta?.release).toBe('second');
  });

  it('has all rows of all pages in `for await`, in their order, each once', async () => {
    const found: unknown[] = [];
    for await (const { id } of client().observations({ indicator: 'output-b', limit: 2 })) found.push(id);
    expect(found.length).toBe(7);
    expect(found).toEqual(await ids());
  });

  it('has its pages one by one, and asks for no more of them than are taken', async () => {
    const asked: string[] = [];
    const send = (request: Request) => {
      asked.push(request.url);
      return fetch(request);
    };
    const spied = createClient({ baseUrl: server().base, fetch: send });
    for await (const { data } of spied.observations({ indicator: 'output-b', limit: 2 }).pages()) {
      expect(data).toHaveLength(2);
      if (asked.length === 2) break;
    }
    expect(asked).toHaveLength(2);
  });

  it('has the names that `fields` asks for, and refuses rows without the keys of their type', async () => {
    const fields = ['value', 'indicator', 'indicatorName', 'areaName', 'unitName'] as const;
    const [row] = (await client().observations({ indicator: 'output-b', limit: 1, fields, lang: 'zh' })).data;
    expect(Object.keys(row ?? {})).toEqual(fields);
    expect(row?.areaName).toBe('中国');
    const named = (request: Request) =>
      fetch(`${request.url}${request.url.includes('?') ? '&' : '?'}labels=name`);
    const other = createClient({ baseUrl: server().base, fetch: named });
    await expect(other.observations({ indicator: 'output-b' })).rejects.toThrow('other rows');
    await expect(other.latest('output-b')).rejects.toThrow('other rows');
    await expect(other.concept('made-up-output')).rejects.toThrow('other rows');
    const { meta } = await client().table({ indicator: 'output-b', labels: 'both' });
    expect(meta.columns?.[0]).toHaveProperty('unitName');
  });

  it('is empty where nothing is found', async () => {
    const list = client().observations({ indicator: 'output-b', period: '1990' });
    expect((await list).data).toEqual([]);
    for await (const row of list) expect.unreachable(`${row.id}`);
  });

  it('follows pages to its own address, whatever the server calls itself', async () => {
    const own = await serve({ environment: { PUBLIC_URL: 'https://stats.example/data' } });
    try {
      const list = createClient({ baseUrl: own.base }).observations({ indicator: 'output-b', limit: 2 });
      expect((await list).page.next).toMatch(/^https:\/\/stats\.example\/data\/v1\/observations\?/);
      expect((await Array.fromAsync(list)).length).toBe((await ids()).length);
    } finally {
      await own.app.close();
    }
  });

  it('throws release-gone, a problem, where the server loses the release between two pages', async () => {
    const catalogue = await openSeeded(':memory:', fixture).catalogue();
    let releases = catalogue.releases;
    const own = await serve({ store: storeWith({ catalogue: async () => ({ ...catalogue, releases }) }) });
    try {
      const list = createClient({ baseUrl: own.base }).observations({ indicator: 'output-b', limit: 2 });
      expect((await list).data).toHaveLength(2);
      releases = releases.slice(0, 1);
      const outcome = await outcomeOf(Array.fromAsync(list));
      if (outcome.ok || outcome.problem.code !== 'release-gone') throw new Error('It is not gone.');
      expect(outcome.problem.tryInstead).toMatch(/^http.*\/v1\/observations\?/);
    } finally {
      await own.app.close();
    }
  });
});

describe('an aborted call of the client', () => {
  it('rejects with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('not needed'));
    await expect(client().indicators({}, { signal })).rejects.toThrow('not needed');
  });

  it('ends while the server has not answered', async () => {
    const abort = new AbortController();
    const silent = await answering(() => abort.abort(new Error('too slow')));
    const asked = createClient({ baseUrl: silent.base }).indicator('output-a', {}, { signal: abort.signal });
    await expect(asked).rejects.toThrow('too slow');
  });

  it('ends between two pages', async () => {
    const abort = new AbortController();
    const found: unknown[] = [];
    const iterated = (async () => {
      const query = { indicator: 'output-b', limit: 2 };
      for await (const row of client().observations(query, { signal: abort.signal })) {
        found.push(row);
        abort.abort(new Error('enough'));
      }
    })();
    await expect(iterated).rejects.toThrow('enough');
    expect(found).toHaveLength(2);
  });
});
