import { describe, expect, it } from 'vitest';
import { type Answer, Answers } from '../../src/http/answers.ts';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import { fixture } from './server.ts';

const [store, another] = [openSeeded(':memory:', fixture), openSeeded(':memory:', fixture)];

function answer(etag: string, bytes = 10_000): Answer {
  return {
    etag,
    modified: new Date(0),
    route: '/v1',
    body: [Buffer.alloc(bytes)],
    head: `etag: ${etag}\r\n`,
    unchanged: '',
  };
}

function answers(most = 200_000): Answers {
  const empty = new Answers(most);
  empty.find(store, 'first');
  return empty;
}

describe('answers', () => {
  it('never take more bytes than they may', () => {
    const kept = answers();
    for (let place = 0; place < 100; place += 1) {
      kept.keep(store, `/${place}`, answer(`"${place}"`));
      expect(kept.bytes).toBeLessThanOrEqual(200_000);
    }
    expect(kept.bytes).toBeGreaterThan(150_000);
  });

  it('keep longest what is asked for', () => {
    const kept = answers();
    kept.keep(store, '/asked', answer('"asked"'));
    for (let place = 0; place < 100; place += 1) {
      kept.keep(store, `/${place}`, answer(`"${place}"`));
      kept.find(store, '/asked');
    }
    expect(kept.find(store, '/asked')?.etag).toBe('"asked"');
    expect(kept.find(store, '/0')).toBeNull();
  });

  it('share the bytes of one answer between its addresses', () => {
    const kept = answers();
    kept.keep(store, '/?a=1&b=2', answer('"same"'));
    const once = kept.bytes;
    kept.keep(store, '/?b=2&a=1', answer('"same"'));
    expect(kept.bytes - once).toBeLessThan(1000);
    expect(kept.find(store, '/?b=2&a=1')).toBe(kept.find(store, '/?a=1&b=2'));
  });

  it('leave out one that would take more than a tenth of the room', () => {
    const kept = answers();
    kept.keep(store, '/large', answer('"large"', 20_000));
    expect(kept.bytes).toBe(0);
  });

  it('forget all when another snapshot serves, and keep nothing that came from an earlier one', () => {
    const kept = answers();
    kept.keep(store, '/', answer('"old"'));
    expect(kept.find(another, '/')).toBeNull();
    expect(kept.bytes).toBe(0);
    kept.keep(store, '/', answer('"late"'));
    expect(kept.find(another, '/')).toBeNull();
  });
});
