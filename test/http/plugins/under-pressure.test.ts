import { expect, it, vi } from 'vitest';
import { ownAddresses } from '../../../src/http/request/own-request.ts';
import { serve } from '../server.ts';
import { ask } from '../wire.ts';
import { problemIn } from './problem.ts';

const never = new Int32Array(new SharedArrayBuffer(4));

/** Holds the event loop up in slices of so many milliseconds, for so long. */
async function block(slice: number, total: number): Promise<void> {
  for (const end = Date.now() + total; Date.now() < end; ) {
    // Waits without taking the processor from other tests.
    Atomics.wait(never, 0, 0, slice);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('refuses new work with 503 while the event loop lags, but answers from the cache and health checks', async () => {
  const server = await serve({ environment: { MAX_EVENT_LOOP_DELAY: '50' } });
  expect((await ask(server.port, '/v1')).status).toBe(200);
  await block(200, 5500);
  const refused = await ask(server.port, '/v1/indicators');
  expect(refused.headers['retry-after']).toBe('5');
  problemIn(refused, 'unavailable');
  // What the server asks of itself is part of an answer: an example, a trial of what a problem suggests.
  for (const remoteAddress of Object.values(ownAddresses))
    expect((await server.app.inject({ url: '/v1/sources', remoteAddress })).statusCode).toBe(200);
  for (const path of ['/v1', '/healthz', '/readyz', '/metrics'])
    expect((await ask(server.port, path)).status, path).toBe(200);
  await vi.waitFor(async () => expect((await ask(server.port, '/v1/indicators')).status).toBe(200), {
    timeout: 30_000,
    interval: 500,
  });
  await server.app.close();
}, 60_000);
