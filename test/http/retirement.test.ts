import { describe, expect, it } from 'vitest';
import { observationFormats } from '../../src/formats/formats.ts';
import { correctedSeed } from '../fixtures/corrected.ts';
import { problemOf } from './plugins/problem.ts';
import { type List, type Single, served } from './server.ts';

const server = served({ folder: correctedSeed() });
const before = served();

const withdrawn = '/v1/observations/output-a.CN.2023.b-2024';

describe('a retired indicator', () => {
  it.each([
    ['/v1/indicators/output-b', '/v1/indicators/output-a'],
    ['/v1/observations?indicator=output-b', '/v1/observations?indicator=output-a'],
    ['/v1/observations?indicator=output-b,firms-a', '/v1/observations?indicator=output-a,firms-a'],
    ['/v1/observations?indicator=output-b&asOf=2024-09-01', '/v1/observations?indicator=output-a&asOf='],
    ['/v1/observations?indicator=output-b&transform=yoy', '/v1/observations?indicator=output-a'],
    [
      '/v1/observations?indicator=output-a&transform=ratio&by=output-b',
      '/v1/observations?indicator=output-a',
    ],
    ['/v1/observations?indicator=output-b&release=third', '/v1/observations?indicator=output-a'],
    ['/v1/changes?indicator=output-b', '/v1/changes?indicator=output-a'],
    ['/v1/observations/output-b.CN.2024-01.b-2024', '/v1/observations?indicator='],
  ])('is gone from %s, which leads on', async (path, instead) => {
    const { links } = await problemOf(await server().get(path), 'retired');
    const { pathname, search } = new URL(links.tryInstead ?? '', server().base);
    expect(pathname + search).toContain(instead);
    expect((await server().get(pathname + search)).status).toBe(200);
  });

  it.each(observationFormats.map(({ name }) => name))('is gone in the format %s', async (format) => {
    await problemOf(await server().get(`/v1/observations?indicator=output-b&format=${format}`), 'retired');
  });

  it('is in no list, search, facet or wildcard', async () => {
    const { data, facets } = await server().json('/v1/indicators');
    expect(data.map(({ id }) => id)).not.toContain('output-b');
    expect(facets?.producer).toEqual([
      { id: 'office-a', count: 4 },
      { id: 'office-b', count: 1 },
    ]);
    expect((await server().json('/v1/indicators?q=models')).data).toEqual([]);
    const byFormerId = await server().json('/v1/indicators?q=output-b');
    expect(byFormerId.data.map(({ id }) => id)).toEqual(['output-a']);
    const all = await server().json('/v1/observations?indicator=*&revisions=all&limit=1000');
    expect(all.data.filter(({ indicator }) => indicator === 'output-b')).toEqual([]);
    const rivals = await server().json('/v1/observations?indicator=output-a');
    expect(rivals.meta.alternatives).toEqual([]);
    const concept = await server().json('/v1/observations?concept=made-up-output&revisions=all');
    expect(concept.data.every(({ indicator }) => indicator === 'output-a')).toBe(true);
  });

  it.each([
    'indicator=output-b',
    'indicator=*&revisions=all',
    'concept=made-up-output',
    'source=b-2024',
    'indicator=output-b&aggregate=sum&frequency=Q&partial=allow',
    'indicator=output-b&asOf=2024-09-01',
  ])('answers as before in an earlier release: %s', async (query) => {
    const now: List = await server().json(`/v1/observations?release=second&limit=1000&${query}`);
    const then: List = await before().json(`/v1/observations?release=second&limit=1000&${query}`);
    expect(then.data.length).toBeGreaterThan(0);
    const relative = (list: List) => JSON.parse(JSON.stringify(list.data).replaceAll(/http:[^"]*?\/v1/g, ''));
    expect(relative(now)).toEqual(relative(then));
  });
});

describe('a cursor', () => {
  it('goes on in the release of its first page, although the indicator was retired since', async () => {
    const first: List = await before().json('/v1/observations?indicator=output-b&limit=4');
    const { pathname, search } = new URL(first.page.next ?? '');
    const second: List = await server().json(pathname + search);
    expect(second.meta.release).toBe('second');
    expect(second.data).toHaveLength(3);
    const other = search.replace('output-b', 'output-a');
    await problemOf(await server().get(pathname + other), 'invalid-parameters');
  });
});

describe('the page of a retired indicator', () => {
  it('leads to that of its successor', async () => {
    const answer = await server().get('/indicators/output-b');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/indicators/output-a']);
    expect((await server().get('/indicators/output-a')).status).toBe(200);
  });
});

describe('meta', () => {
  it.each(['/v1/observations?indicator=output-a', '/v1/observations/output-a.CN.2020.a-2023?lang=en'])(
    'says with release what never changes, and without it nothing: %s',
    async (path) => {
      const { meta } = await server().json(`${path}&release=first`);
      expect(meta.immutable).toMatch(
        /bounds and standings are those of release first\. Names, sentences, evidence/,
      );
      expect((await server().json(path)).meta.immutable).toBeUndefined();
    },
  );
});

describe('a withdrawn statement', () => {
  it('is gone, with its successor', async () => {
    const { detail, errors, links } = await problemOf(await server().get(withdrawn), 'retired');
    expect(detail).toContain('Of another office.');
    expect(errors?.[0]?.suggestions).toEqual(['output-a.CN.2023.a-2024']);
    expect(links.tryInstead).toMatch(/\/v1\/observations\/output-a\.CN\.2023\.a-2024$/);
  });

  it('is in no answer without release', async () => {
    const { data } = await server().json('/v1/observations?source=b-2024&revisions=all');
    expect(data).toEqual([]);
  });
});

describe('the changes of a release', () => {
  const ofThird = async (query = '') =>
    (await server().json(`/v1/changes?since=second&indicator=output-a${query}`)).data;

  it('name what was withdrawn, with its successor', async () => {
    const [change] = await ofThird('&source=b-2024');
    expect(change).toMatchObject({
      change: 'withdrawn',
      release: 'third',
      value: 9,
      successor: 'output-a.CN.2023.a-2024',
      reason: 'Of another office.',
      corrections: [],
    });
    expect(change?.summary).toMatch(
      /\(withdrawn: Of another office\., in its place output-a.CN.2023.a-2024\)$/,
    );
    const all = await server().json('/v1/changes?since=second&source=b-2024');
    expect(all.data.filter(({ indicator }) => indicator === 'output-b')).toHaveLength(7);
  });

  it('name what was corrected, from what to what', async () => {
    const [change] = await ofThird('&source=press-2024');
    expect(change).toMatchObject({ change: 'corrected', value: 7.1, successor: null, reason: null });
    expect(change?.corrections).toEqual([
      { release: 'third', column: 'value', old: '7', new: '7.1', reason: 'Misread.' },
      { release: 'third', column: 'qualifier', old: 'about', new: 'over', reason: 'Misread.' },
    ]);
    const [chinese] = await ofThird('&source=press-2024&lang=zh');
    expect(chinese?.summary).toContain(
      '（更正：value: 7 → 7.1 (Misread.); qualifier: about → over (Misread.)，',
    );
  });

  it.each(['csv', 'ndjson', 'atom'])('are told as %s', async (format) => {
    const answer = await server().get(`/v1/changes?since=second&format=${format}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    for (const part of ['Of another office.', 'output-a.CN.2023.a-2024', 'value: 7 → 7.1 (Misread.)'])
      expect(text).toContain(part);
  });
});

describe('the dossier', () => {
  const dossier = async (path: string) => (await server().json<Single>(`/v1/observations/${path}`)).data;

  it('of a corrected statement tells its corrections', async () => {
    const { corrections, withdrawn } = await dossier('output-a.CN.2023.press-2024');
    expect(corrections).toEqual([
      { release: 'third', column: 'value', old: '7', new: '7.1', reason: 'Misread.' },
      { release: 'third', column: 'qualifier', old: 'about', new: 'over', reason: 'Misread.' },
    ]);
    expect(withdrawn).toBeNull();
  });

  it('of an earlier release tells what it said, and what became of it', async () => {
    const then = await dossier('output-a.CN.2023.press-2024?release=second');
    expect(then).toMatchObject({ value: 7, qualifier: 'about', corrections: [] });
    const lost = await dossier('output-a.CN.2023.b-2024?release=second');
    expect(lost.withdrawn).toEqual({
      release: 'third',
      successor: 'output-a.CN.2023.a-2024',
      reason: 'Of another office.',
    });
    expect((await dossier('output-b.CN.2024-Q1.b-2024?release=first').catch(String)).toString()).toContain(
      '404',
    );
  });

  it('of a successor names what was withdrawn for it', async () => {
    expect((await dossier('output-a.CN.2023.a-2024')).replaces).toEqual([
      { id: 'output-a.CN.2023.b-2024', release: 'third', reason: 'Of another office.' },
    ]);
  });
});

describe('a corrected statement', () => {
  const values = async (release: string) =>
    (await server().json(`/v1/observations?source=press-2024&revisions=all${release}`)).data.map(
      ({ value, qualifier }) => [value, qualifier],
    );

  it('says since its correction what it says now, and before what it said', async () => {
    expect(await values('')).toEqual([[7.1, 'over']]);
    expect(await values('&release=second')).toEqual([[7, 'about']]);
  });
});
