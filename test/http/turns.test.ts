import { describe, expect, it } from 'vitest';
import { unhurried } from '../../src/http/turns.ts';
import { served } from './server.ts';
import { ask } from './wire.ts';

describe('the rows of a format that is gathered first', () => {
  it('come few at a time, all of them', async () => {
    const nothing = async () => {
      throw new Error('Nobody asks.');
    };
    const all = Array.from({ length: 120 }, (_, row) => [row]);
    const answer = unhurried({
      envelope: nothing,
      context: nothing,
      columns: [],
      async *rows() {
        yield all;
      },
    });
    const batches = await Array.fromAsync(answer.rows());
    expect(batches.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(batches.flat()).toEqual(all);
  });
});

describe('a computed answer', () => {
  const server = served({ environment: { CACHE_MEGABYTES: '0' } });
  const path = '/v1/observations?indicator=output-a&transform=yoy';

  it('is not computed again for who names its ETag', async () => {
    const { headers } = await ask(server().port, path);
    const again = await ask(server().port, path, { headers: { 'If-None-Match': headers.etag ?? '' } });
    expect(again.status).toBe(304);
    expect(again.headers.link).toBe(headers.link);
  });

  it('is refused whatever the client holds, where nothing can be computed', async () => {
    const refused = '/v1/observations?indicator=output-a&base=2020';
    for (const condition of [{ 'If-None-Match': '*' }, { 'If-None-Match': '"other"' }])
      expect((await ask(server().port, refused, { headers: condition })).status).toBe(422);
  });
});
