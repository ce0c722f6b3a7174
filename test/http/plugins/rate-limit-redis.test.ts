import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { noRedis, type Redis, startRedis } from '../../services/redis.ts';
import { type Server, serve } from '../server.ts';
import { ask } from '../wire.ts';

describe.skipIf(noRedis !== null)(
  `the rate limit of several machines${noRedis ? ` (${noRedis})` : ''}`,
  () => {
    let redis: Redis;
    let servers: Server[];
    const at = async (place: number) => ask(servers[place]?.port ?? 0, '/v1');
    const statuses = async (places: readonly number[]) => {
      const found = [];
      for (const place of places) found.push((await at(place)).status);
      return found;
    };

    beforeAll(async () => {
      redis = await startRedis();
      const environment = { RATE_LIMIT: '5', RATE_LIMIT_REDIS: redis.url };
      servers = [await serve({ environment }), await serve({ environment })];
    });
    afterAll(async () => {
      for (const { app } of servers) await app.close();
      await redis.stop();
    });

    it('counts the requests to all of them together, and says how many are left', async () => {
      expect(await statuses([0, 1, 0, 1])).toEqual([200, 200, 200, 200]);
      const last = await at(0);
      const [, left] = /^"default";r=0;t=(\d+)$/.exec(String(last.headers.ratelimit)) ?? [];
      expect(Number(left)).toBeGreaterThan(30);
      expect(Number(left)).toBeLessThanOrEqual(60);
      expect(await statuses([0, 1])).toEqual([429, 429]);
      expect(Number((await at(1)).headers['retry-after'])).toBeGreaterThan(30);
    });

    it('lets requests pass at once while Redis is away, without a word on what is left, and counts again when it is back', async () => {
      await redis.kill();
      const begun = performance.now();
      expect(await statuses([0, 1, 0, 1, 0, 1, 0, 1])).toEqual(Array(8).fill(200));
      expect(performance.now() - begun).toBeLessThan(4000);
      expect((await at(0)).headers.ratelimit).toBeUndefined();
      await redis.start();
      await vi.waitFor(async () => expect((await at(0)).status).toBe(429), {
        timeout: 20_000,
        interval: 100,
      });
    });

    it('does not hang on a Redis that does not answer', async () => {
      process.kill(redis.pid ?? 0, 'SIGSTOP');
      const begun = performance.now();
      expect(await statuses(Array(20).fill(0))).toEqual(Array(20).fill(200));
      process.kill(redis.pid ?? 0, 'SIGCONT');
      // Requests wait until the connection counts as dead; those after it do not.
      expect(performance.now() - begun).toBeLessThan(10_000);
    });
  },
);

describe('a server whose Redis is away', () => {
  it('is refused where the address is none of a Redis', () => {
    for (const address of ['127.0.0.1:6379', 'http://127.0.0.1:6379', 'redis'])
      expect(() => readConfig({ RATE_LIMIT_REDIS: address })).toThrow(
        'Bad configuration: RATE_LIMIT_REDIS: write the address of a Redis, such as redis://user:password@10.0.0.5:6379/0.',
      );
  });

  it('starts, serves, and says it once', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const environment = { RATE_LIMIT: '5', RATE_LIMIT_REDIS: 'redis://127.0.0.1:1', LOG_LEVEL: 'warn' };
    const { app, port } = await serve({ environment });
    for (let number = 0; number < 8; number += 1) expect((await ask(port, '/v1')).status).toBe(200);
    // Long enough for another attempt to reach it.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await app.close();
    const said = written.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('Redis'));
    written.mockRestore();
    expect(said).toEqual([
      expect.stringContaining(
        'Redis does not count requests, which are not limited meanwhile: connect ECONNREFUSED',
      ),
    ]);
  });
});
