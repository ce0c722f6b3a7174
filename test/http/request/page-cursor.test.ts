import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cursorKeyBeside } from '../../../src/store/seed/file/cursor-key.ts';
import { everyNth } from '../../long-form.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, served } from '../server.ts';

const server = served();
const first = '/v1/observations?indicator=output-a&limit=2';

async function cursorOf(path: string): Promise<string> {
  const { page } = await server().json(path);
  return new URL(page.next ?? '').searchParams.get('cursor') ?? '';
}

async function refused(path: string) {
  const problem = await problemOf(await server().get(path), 'invalid-parameters');
  expect((await server().get(problem.links.tryInstead ?? '')).status).toBe(200);
  return problem.errors;
}

describe('a cursor', () => {
  it('goes on with any limit', async () => {
    const cursor = await cursorOf(first);
    const rest = await server().json(`/v1/observations?indicator=output-a&limit=1000&cursor=${cursor}`);
    const whole = await server().json('/v1/observations?indicator=output-a');
    expect(rest.data).toEqual(whole.data.slice(2));
    expect(rest.page).toEqual({ limit: 1000, total: whole.page.total, next: null });
  });

  it('stays on its release', async () => {
    const { page } = await server().json('/v1/observations?indicator=*&limit=2&release=first');
    const next = await server().json(page.next ?? '');
    expect(next.meta.release).toBe('first');
    expect(next.page.total).toBe(5);
  });

  it.each(['zzz', '-', 'e30', 'bnVsbA', 'WzFd'])('"%s" is refused as broken', async (cursor) => {
    for (const path of [first, '/v1/indicators?limit=1'])
      expect(await refused(`${path}&cursor=${cursor}`)).toMatchObject([
        { parameter: 'cursor', value: cursor, code: 'malformed' },
      ]);
  });

  it('is refused as broken when a letter of it was lost or changed', async () => {
    const cursor = await cursorOf(first);
    const inside = Math.floor(cursor.length / 2);
    const changed = cursor[inside] === 'A' ? 'B' : 'A';
    for (const broken of [
      cursor.slice(0, -4),
      cursor.slice(1),
      cursor.slice(0, inside) + changed + cursor.slice(inside + 1),
    ])
      expect(await refused(`${first}&cursor=${broken}`)).toMatchObject([{ code: 'malformed' }]);
  });

  it('is refused as broken when any one of its letters is another', async () => {
    const cursor = await cursorOf(first);
    const changed = [...cursor].map((letter, place) => {
      const other = [...'AaZz09'].find((candidate) => candidate !== letter) ?? '';
      return cursor.slice(0, place) + other + cursor.slice(place + 1);
    });
    for (const text of everyNth(3, changed)) {
      const { errors } = await problemOf(await server().get(`${first}&cursor=${text}`), 'invalid-parameters');
      expect(errors, text).toMatchObject([{ parameter: 'cursor', code: 'malformed' }]);
    }
  });

  it('of another query is refused', async () => {
    const cursor = await cursorOf(first);
    for (const path of [
      '/v1/observations?indicator=output-b&limit=2',
      `${first}&sort=-period`,
      `${first}&period=2020..`,
      '/v1/indicators?limit=2',
    ])
      expect(await refused(`${path}&cursor=${cursor}`)).toMatchObject([
        { parameter: 'cursor', code: 'otherQuery' },
      ]);
  });

  it('may stand anywhere in the query, since the order of parameters says nothing', async () => {
    const cursor = await cursorOf('/v1/observations?period=2020..&indicator=output-a&limit=2');
    const path = `/v1/observations?cursor=${cursor}&limit=2&indicator=output-a&period=2020..`;
    expect((await server().json<List>(path)).data).toHaveLength(2);
  });

  it('that somebody forged is refused, whatever its position and total', async () => {
    const [content = ''] = (await cursorOf(first)).split('.');
    const known = JSON.parse(Buffer.from(content, 'base64url').toString());
    for (const forged of [{ ...known, total: 7 }, { ...known, position: { x: {} } }, null, []]) {
      const text = Buffer.from(JSON.stringify(forged));
      // The seal of the first edition needed no secret; another key gives another seal.
      const seals = [
        createHash('sha256').update(`cursor ${text}`).digest('base64url').slice(0, 8),
        createHmac('sha256', 'guess').update(text).digest().subarray(0, 16).toString('base64url'),
        '',
      ];
      for (const seal of seals)
        expect(await refused(`${first}&cursor=${text.toString('base64url')}.${seal}`)).toMatchObject([
          { code: 'malformed' },
        ]);
    }
  });
});

describe('the key of cursors', () => {
  it('is kept beside the database, readable for its owner alone, and the same at the next start', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'indicators.sqlite');
    const key = cursorKeyBeside(file);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(cursorKeyBeside(file)).toBe(key);
    expect(readdirSync(join(file, '..'))).toEqual(['indicators.sqlite.key']);
    expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  });

  it('is new at each start where it cannot be kept', () => {
    expect(cursorKeyBeside(':memory:')).not.toBe(cursorKeyBeside(':memory:'));
    expect(cursorKeyBeside('/nonexistent/file')).toMatch(/^[0-9a-f]{64}$/);
  });
});
