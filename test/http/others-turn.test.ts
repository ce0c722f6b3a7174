import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedFolder, served } from './server.ts';

/** How often the event loop goes round until something is there. */
async function roundsOf(work: Promise<unknown>): Promise<number> {
  let rounds = 0;
  let done = false;
  const count = () => {
    rounds += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  await work.finally(() => {
    done = true;
  });
  return rounds;
}

describe('an answer of everything', () => {
  const server = served({ folder: seedFolder, environment: { CACHE_MEGABYTES: '0' } });
  /** In memory, so that no socket makes the loop go round. */
  const rounds = (url: string) => roundsOf(server().app.inject({ url }));

  // Each look at the clock takes a tenth of a millisecond, however fast the machine is.
  let time = performance.now();

  beforeEach(() => {
    vi.spyOn(performance, 'now').mockImplementation(() => {
      time += 0.1;
      return time;
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    '/v1/observations?indicator=*&frequency=A&shape=wide',
    '/v1/observations?indicator=*&frequency=A&shape=wide&format=csv',
    '/v1/observations?indicator=*&format=xlsx',
    '/v1/observations?indicator=*&format=jsonstat',
    '/v1/observations?indicator=*&limit=1000',
    '/v1/observations?indicator=*&transform=change',
    '/v1/changes?format=ndjson',
  ])('lets others have their turn many times: %s', async (url) => {
    expect(await rounds(url)).toBeGreaterThan(3);
  });

  it('lets them have it as well where it is refused for hundreds of unknown ids', async () => {
    const ids = Array.from({ length: 200 }, (_, place) => `no-such-indicator-${place}`);
    expect(await rounds(`/v1/observations?indicator=${ids.join(',')}`)).toBeGreaterThan(3);
  });
});

describe('Parquet', () => {
  const server = served({ folder: seedFolder, environment: { CACHE_MEGABYTES: '0' } });

  it('is written by a thread, several files at a time', async () => {
    const paths = ['/v1/indicators', '/v1/sources', '/v1/indicators'].map((path) => `${path}?format=parquet`);
    const files = await Promise.all(paths.map(async (path) => (await server().get(path)).bytes()));
    const [indicators, sources, again] = files.map((bytes) => Buffer.from(bytes));
    expect(indicators?.subarray(0, 4).toString()).toBe('PAR1');
    expect(again).toEqual(indicators);
    expect(sources).not.toEqual(indicators);
  });
});
