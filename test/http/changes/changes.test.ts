import { describe, expect, it } from 'vitest';
import { relations, wordsOf } from '../../../src/domain/statements/codes.ts';
import { remarkOn } from '../../../src/http/changes/change-words.ts';
import fc from '../../fast-check.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { problemOf } from '../plugins/problem.ts';
import { type Row, served } from '../server.ts';
import type { Change, Changes } from './change.ts';

const server = served({ folder: fixtureSeed });
const whole = (query = '') => server().json<Changes>(`/v1/changes?limit=1000${query}`);
const idsOf = ({ data }: { readonly data: readonly Row[] }) => data.map(({ id }) => id);

/** Pages of a list, one after the other, until there is none. */
async function walk(path: string): Promise<Change[]> {
  const rows: Change[] = [];
  for (let next: string | null = path; next !== null; ) {
    const page: Changes = await server().json<Changes>(next);
    rows.push(...page.data);
    next = page.page.next;
  }
  return rows;
}

describe('the changes', () => {
  it('add all statements, each of them once', async () => {
    const { data, page } = await whole();
    const observations = await server().json('/v1/observations?indicator=*&revisions=all&limit=1000');
    const added = data.filter(({ change }) => change === 'added');
    expect(page.total).toBe(data.length);
    expect(added.map(({ id }) => id).toSorted()).toEqual(idsOf(observations).toSorted());
    expect(added.length).toBeLessThan(data.length);
  });

  it('come newest first: by release, then by the day on which they became known', async () => {
    const { data } = await whole();
    const keys = data.map(({ release, knownFrom }) => `${release} ${knownFrom}`);
    expect(keys).toEqual(keys.toSorted().reverse());
    expect(data[0]).toMatchObject({ release: '2', releasedOn: '2025-10-01' });
    expect(data.at(-1)).toMatchObject({ release: '1', releasedOn: '2024-10-01' });
  });

  it('say until when a statement was current only of one that was', () => {
    const standing = { relation: 'corroborates', knownFrom: '2024-05-01' } as const;
    const remark = (knownUntil: string | null) =>
      remarkOn({ change: 'restated' }, { ...standing, knownUntil }, { before: '30 ZB', lang: 'en' });
    expect(remark('2024-05-02')).toContain('current until 2024-05-02');
    for (const until of ['2024-05-01', null]) expect(remark(until)).not.toContain('current until');
  });

  it('say what stood before, and how the new statement stands to it', async () => {
    const { data } = await whole('&indicator=data-volume-so');
    const told = new Map(
      data.map(({ id, relation, previous, display }) => [id, { relation, previous, display }]),
    );
    expect(told.get('data-volume-so.CN.2023.so-2023-12-20')).toMatchObject({
      relation: 'first',
      previous: null,
    });
    expect(told.get('data-volume-so.CN.2023.so-2025-02-10')).toEqual({
      relation: 'revises',
      display: '31.1 ZB',
      previous: { id: 'data-volume-so.CN.2023.so-2024-03-15', display: '30.4 ZB' },
    });
    expect(told.get('data-volume-so.CN.2023.post-2024-06-18')).toMatchObject({
      relation: 'disputes',
      previous: { id: 'data-volume-so.CN.2023.so-2024-03-15' },
    });
  });

  it('have a previous statement exactly when they are not the first', async () => {
    const { data } = await whole();
    const ids = new Set(data.map(({ id }) => id));
    for (const { relation, previous } of data) {
      expect(previous === null).toBe(relation === 'first');
      if (previous !== null) expect(ids).toContain(previous.id);
    }
  });

  it('are told in the language that is asked for', async () => {
    const path = '&indicator=data-volume-so&relation=revises&source=so-2025-02-10';
    const [english] = (await whole(path)).data;
    const [chinese] = (await whole(`${path}&lang=zh`)).data;
    expect(english?.summary).toMatch(
      /31\.1 ZB.*\(revises: disagrees and takes its place, before it: 30\.4 ZB\)$/,
    );
    expect(chinese?.summary).toMatch(/31\.1ZB.*（修订，此前：30\.4ZB）$/);
    expect(english?.title).toEqual(chinese?.title);
  });
});

describe('the filters of changes', () => {
  it('by relation part all changes', async () => {
    const parts = await Promise.all(wordsOf(relations).map((relation) => whole(`&relation=${relation}`)));
    for (const [place, relation] of wordsOf(relations).entries()) {
      expect(parts[place]?.data.length).toBeGreaterThan(0);
      expect(parts[place]?.data.every((change) => change.relation === relation)).toBe(true);
    }
    expect(parts.flatMap(idsOf).toSorted()).toEqual(idsOf(await whole()).toSorted());
    expect(idsOf(await whole('&relation=revises,disputes')).toSorted()).toEqual(
      [...(await walk('/v1/changes?relation=revises')), ...(await walk('/v1/changes?relation=disputes'))]
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('since a release leave what came after it', async () => {
    const all = await whole();
    const since = await whole('&since=1');
    expect(since.data).toEqual(all.data.filter(({ release }) => release === '2'));
    expect((await whole('&since=2')).meta.emptyReason).toBe('noneMatch');
  });

  it('by indicator and source narrow together', async () => {
    const { data } = await whole('&indicator=data-volume-so,platforms-so&source=so-2025-02-10');
    expect(data.map(({ indicator }) => indicator).toSorted()).toEqual([
      'data-volume-so',
      'data-volume-so',
      'platforms-so',
      'platforms-so',
    ]);
  });

  it('are refused with what would be right', async () => {
    const problem = await problemOf(
      await server().get('/v1/changes?relation=changes&order=sideways'),
      'invalid-parameters',
    );
    expect(problem.errors.map(({ parameter }) => parameter)).toEqual(['relation', 'order']);
    const unknown = await problemOf(
      await server().get('/v1/changes?since=9&indicator=platforms'),
      'unknown-id',
    );
    expect(
      unknown.errors.map(({ parameter, suggestions = [] }) => [
        parameter,
        suggestions.includes('platforms-so'),
      ]),
    ).toEqual([
      ['indicator', true],
      ['since', false],
    ]);
    await problemOf(await server().get('/v1/changes?format=xml'), 'not-acceptable');
  });
});

describe('a replay, oldest first', () => {
  it('concatenates to all changes, whatever the size of its pages', { timeout: 60_000 }, async () => {
    const expected = (await whole('&order=oldest')).data;
    expect(expected.map(({ id }) => id)).not.toEqual(idsOf(await whole()));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: expected.length + 1 }), async (limit) => {
        expect(await walk(`/v1/changes?order=oldest&limit=${limit}`)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('goes backwards through time just as well', async () => {
    expect(await walk('/v1/changes?limit=7')).toEqual((await whole()).data);
  });

  it('can be taken up behind any release', async () => {
    const expected = (await whole('&order=oldest')).data.filter(({ release }) => release !== '1');
    expect(await walk('/v1/changes?order=oldest&since=1&limit=5')).toEqual(expected);
  });

  it('shows what was said before it was answered', async () => {
    const seen = new Set<string>();
    for (const { id, previous, release } of await walk('/v1/changes?order=oldest&limit=9')) {
      // What a later release brought may have been known earlier; within the first one nothing is out of order.
      if (release === '1' && previous !== null) expect(seen).toContain(previous.id);
      seen.add(id);
    }
  });
});
