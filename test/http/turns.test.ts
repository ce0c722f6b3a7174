import { describe, expect, it } from 'vitest';
import { queue, unhurried } from '../../src/http/turns.ts';
import { served } from './server.ts';
import { ask } from './wire.ts';

describe('tasks that come together', () => {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

  it('run at once while they are short', () => {
    const inTurn = queue(60_000);
    const done: number[] = [];
    for (const task of [1, 2, 3]) inTurn(() => done.push(task));
    expect(done).toEqual([1, 2, 3]);
  });

  it('run one in a turn of the event loop once they have taken their time, in the order in which they came', async () => {
    const inTurn = queue(0);
    const done: string[] = [];
    for (const task of ['first', 'second', 'third']) inTurn(() => done.push(task));
    expect(done).toEqual(['first']);
    setImmediate(() => {
      done.push('others');
      inTurn(() => done.push('fourth'));
    });
    while (done.length < 5) await turn();
    expect(done).toEqual(['first', 'second', 'others', 'third', 'fourth']);
    inTurn(() => done.push('fifth'));
    while (done.length < 6) await turn();
    expect(done.at(-1)).toBe('fifth');
  });
});

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
