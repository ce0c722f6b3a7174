import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { served } from '../server.ts';
import { childrenOf, parseXml, textOf } from '../xml.ts';
import type { Changes } from './change.ts';

const server = served({ folder: fixtureSeed });
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
    expect(textOf(feed, 'id')).toBe(server().base + path);
    expect(links.get('self')).toBe(server().base + path);
    expect(textOf(feed, 'updated')).toBe('2025-10-01T00:00:00Z');
    const { data } = await server().json('/v1/changes?limit=5');
    const entries = childrenOf(feed, 'entry');
    expect(entries.map((entry) => textOf(entry, 'summary'))).toEqual(data.map(({ summary }) => summary));
    expect(entries.map((entry) => textOf(entry, 'id'))).toEqual(data.map(({ links: { self } }) => self));
    for (const entry of entries) expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  });

  it('lead from page to page to the end', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = '/v1/changes?format=atom&limit=20'; next !== undefined; ) {
      const feed = parseXml(await server().text(next));
      seen.push(...childrenOf(feed, 'entry').map((entry) => textOf(entry, 'id')));
      next = childrenOf(feed, 'link').find(({ attributes }) => attributes.rel === 'next')?.attributes.href;
    }
    expect(seen).toEqual((await whole()).data.map(({ links }) => links.self));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('escape what a source put into a title', async () => {
    const feed = parseXml(await server().text('/v1/changes?format=atom&limit=1000'));
    const summaries = childrenOf(feed, 'entry').map((entry) => textOf(entry, 'summary'));
    expect(summaries).toEqual((await whole()).data.map(({ summary }) => summary));
  });
});
