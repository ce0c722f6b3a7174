import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createClient, ProblemError } from '../../../clients/typescript/src/index.ts';
import { answering } from '../../http/answering.ts';
import { serve, served } from '../../http/server.ts';

const server = served();

/** A proxy that refuses the first requests and hands on the others; `asked` counts them. */
async function refusing(times: number, status: number, retryAfter: string) {
  const counted = { asked: 0 };
  const { base } = await answering(async (request, reply) => {
    counted.asked += 1;
    if (counted.asked <= times) return reply.writeHead(status, { 'retry-after': retryAfter }).end('busy');
    return reply.end(await server().text(request.url ?? ''));
  });
  return { base, counted };
}

describe('retries of the client', () => {
  it.each([429, 503])('send the request again after %i', async (status) => {
    const { base, counted } = await refusing(2, status, '0');
    const client = createClient({ baseUrl: base, retries: { attempts: 2 } });
    expect((await client.indicator('output-a')).data.id).toBe('output-a');
    expect(counted.asked).toBe(3);
  });

  it('wait as long as the answer says, by seconds or by a date', async () => {
    for (const text of ['1', () => new Date(Date.now() + 2000).toUTCString()]) {
      const { base } = await refusing(1, 503, typeof text === 'string' ? text : text());
      const start = performance.now();
      await createClient({ baseUrl: base, retries: { attempts: 1 } }).indicators();
      expect(performance.now() - start).toBeGreaterThan(900);
    }
  });

  it('end after the attempts that are allowed', async () => {
    const { base, counted } = await refusing(9, 429, '0');
    const client = createClient({ baseUrl: base, retries: { attempts: 2 } });
    await expect(client.indicators()).rejects.toBeInstanceOf(ProblemError);
    expect(counted.asked).toBe(3);
  });

  it.each([
    ['no retries were asked for', '0', undefined],
    ['it would wait longer than allowed', '31', { attempts: 5 }],
    ['nothing says when to come back', 'soon', { attempts: 5 }],
  ])('do not happen where %s', async (_, retryAfter, retries) => {
    const { base, counted } = await refusing(9, 429, retryAfter);
    await expect(createClient({ baseUrl: base, ...(retries && { retries }) }).indicators()).rejects.toThrow(
      '429',
    );
    expect(counted.asked).toBe(1);
  });

  it('stop at once when the call is aborted while it waits', async () => {
    const { base, counted } = await refusing(9, 503, '20');
    const client = createClient({ baseUrl: base, retries: { attempts: 5 } });
    const abort = new AbortController();
    const asked = expect(client.indicators({}, { signal: abort.signal })).rejects.toThrow('enough');
    while (counted.asked === 0) await setTimeout(5);
    abort.abort(new Error('enough'));
    await asked;
    expect(counted.asked).toBe(1);
  });

  it('are told by the rate limit of the API how long to wait', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '1' } });
    try {
      const client = createClient({ baseUrl: limited.base });
      await client.indicators();
      const refused = await client.indicators().catch((error) => error);
      expect(refused.problem).toMatchObject({ code: 'rate-limited', status: 429 });
      expect(refused.problem.retryAfter).toBeGreaterThan(0);
      expect(refused.problem.retryAfter).toBeLessThanOrEqual(60);
    } finally {
      await limited.app.close();
    }
  });
});
