import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../../src/formats/feeds/uuid.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { served } from '../server.ts';
import { childrenOf, parseXml, textOf } from '../xml.ts';
import type { Changes } from './change.ts';

const server = served({ folder: fixtureSeed });
/** Namespace of the ids of entries; it never changes. */
const namespace = 'd94e49b0-1dfa-4b4f-ae72-7f72274cf247';

/** Targets of the links of an entry by their relation. */
function hrefsOf(entry: ReturnType<typeof parseXml>): Record<string, string> {
  return Object.fromEntries(
    childrenOf(entry, 'link').map(({ attributes }) => [attributes.rel, attributes.href ?? '']),
  );
}

const whole = () => server().json<Changes>('/v1/changes?limit=1000');

describe('changes as CSV', () => {
  it('are the same, complete, whatever the limit', async () => {
    const { data } = await whole();
    const response = await server().get('/v1/changes?format=csv&limit=3');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const rows: Record<string, string>[] = parse(await response.text(), { columns: true });
    expect(rows.map(({ id, relation, previous, release }) => [id, relation, previous, release])).toEqual(
      data.map(({ id, relation, previous, release }) => [id, relation, previous?.id ?? '', release]),
    );
  });
});

describe('changes as an Atom feed', () => {
  it('are well-formed, with an entry for each change of the page', async () => {
    const path = '/v1/changes?format=atom&limit=5';
    const response = await server().get(path);
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = parseXml(await response.text());
    expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    const links = new Map(
      childrenOf(feed, 'link').map(({ attributes }) => [attributes.rel, attributes.href]),
    );
    expect(links.get('self')).toBe(server().base + path);
    expect(textOf(feed, 'updated')).toBe('2025-10-01T00:00:00Z');
    const { data } = await server().json('/v1/changes?limit=5');
    const entries = childrenOf(feed, 'entry');
    expect(entries.map((entry) => textOf(entry, 'summary'))).toEqual(data.map(({ summary }) => summary));
    expect(entries.map(hrefsOf)).toEqual(
      data.map(({ indicator, links: { self } }) => ({
        alternate: `${server().base}/indicators/${indicator}`,
        related: self,
      })),
    );
    for (const entry of entries) expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  });

  it('lead from page to page to the end', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = '/v1/changes?format=atom&limit=20'; next !== undefined; ) {
      const feed = parseXml(await server().text(next));
      seen.push(...childrenOf(feed, 'entry').map((entry) => textOf(entry, 'id')));
      next = childrenOf(feed, 'link').find(({ attributes }) => attributes.rel === 'next')?.attributes.href;
    }
    const ids = (await whole()).data.map(({ id, release }) => `${id} ${release}`);
    expect(seen).toEqual(ids.map((id) => `urn:uuid:${uuidOf(id, namespace)}`));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('have the same ids whatever the host, the limit and the language', async () => {
    const idsOf = async (query: string, host: string) => {
      const { body } = await server().app.inject({
        url: `/v1/changes?format=atom&${query}`,
        headers: { host },
      });
      const feed = parseXml(body);
      return [
        textOf(feed, 'id'),
        ...childrenOf(feed, 'entry')
          .slice(0, 3)
          .map((entry) => textOf(entry, 'id')),
      ];
    };
    const first = await idsOf('', 'a.example');
    expect(first).toHaveLength(4);
    for (const id of first)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(await idsOf('limit=5', 'b.example:8080')).toEqual(first);
    expect((await idsOf('lang=zh', 'a.example')).slice(1)).toEqual(first.slice(1));
    expect((await idsOf('relation=revises', 'a.example'))[0]).not.toBe(first[0]);
  });

  it('link entries to a page that is there', async () => {
    const feed = parseXml(await server().text('/v1/changes?format=atom&limit=3'));
    for (const entry of childrenOf(feed, 'entry')) {
      const page = await server().get(hrefsOf(entry).alternate ?? '/none');
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toContain('text/html');
    }
  });

  it('escape what a source put into a title', async () => {
    const feed = parseXml(await server().text('/v1/changes?format=atom&limit=1000'));
    const summaries = childrenOf(feed, 'entry').map((entry) => textOf(entry, 'summary'));
    expect(summaries).toEqual((await whole()).data.map(({ summary }) => summary));
  });
});
