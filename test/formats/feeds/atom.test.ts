import { describe, expect, it } from 'vitest';
import { served } from '../../http/server.ts';
import { childrenOf, parseXml, textOf } from '../../http/xml.ts';

const server = served();

/** `updated` of a feed of changes, and of its entries by the id of their statement. */
async function updatedIn(query: string) {
  const feed = parseXml(await server().text(`/v1/changes?format=atom&${query}`));
  const entries = childrenOf(feed, 'entry').map((entry) => [
    childrenOf(entry, 'link')[1]?.attributes.href?.split('/').at(-1) ?? '',
    textOf(entry, 'updated'),
  ]);
  return {
    feed: textOf(feed, 'updated'),
    entries: new Map(entries.map(([id, at]) => [id, at])),
    dates: entries.map(([, at]) => at),
  };
}

// The fixture has five statements of the release of 2024-01-15 and seventeen of that of 2024-09-01, which restated one of the five.
const first = '2024-01-15T00:00:00Z';
const second = '2024-09-01T00:00:00Z';

describe('the dates of an Atom feed', () => {
  it('of an entry is the day of the release that brought the change', async () => {
    const { entries, dates } = await updatedIn('limit=1000');
    expect(entries.get('output-a.CN.2020.a-2023')).toBe(first);
    expect(entries.get('output-a.CN.2023.a-2024')).toBe(second);
    expect([first, second].map((day) => dates.filter((date) => date === day).length)).toEqual([5, 18]);
  });

  it('of the feed is that of its newest entry, in either order', async () => {
    expect((await updatedIn('limit=1000')).feed).toBe(second);
    expect((await updatedIn('limit=1000&order=oldest')).feed).toBe(second);
  });

  it('of the feed is that of its own page', async () => {
    expect((await updatedIn('limit=2&order=oldest')).feed).toBe(first);
  });

  it('of a feed without entries is the beginning of time, since one is required', async () => {
    const { feed, entries } = await updatedIn('since=second');
    expect(entries.size).toBe(0);
    expect(feed).toBe('1970-01-01T00:00:00Z');
  });
});

describe('an Atom feed with fields', () => {
  it.each(['id', 'id,title', 'id,title,summary,releasedOn,links'])('is refused: %s', async (fields) => {
    const response = await server().get(`/v1/changes?format=atom&fields=${fields}`);
    const problem = JSON.parse(await response.text());
    expect([response.status, problem.errors[0].code]).toEqual([400, 'notForThisFormat']);
    expect(problem.links.tryInstead).toBe(`${server().base}/v1/changes?format=atom`);
    expect((await server().get(problem.links.tryInstead)).status).toBe(200);
  });
});
