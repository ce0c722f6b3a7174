import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../../src/http/plugins/rate-limit.ts';
import { serve } from '../server.ts';
import { ask } from '../wire.ts';

const start = Date.UTC(2026, 0, 1);

/** How many more requests each client is granted, one after the other. */
function fields(limit: RateLimit, clients: readonly string[]): string[] {
  return clients.map((client) => limit.take(client, start).field);
}

describe('the count of requests', () => {
  it('tells what is left and when the window ends, and refuses what is beyond', () => {
    const limit = new RateLimit(2);
    expect(limit.take('192.0.2.1', start)).toEqual({
      exceeded: false,
      seconds: 60,
      policy: '"default";q=2;w=60',
      field: '"default";r=1;t=60',
    });
    expect(limit.take('192.0.2.1', start + 20_500)).toMatchObject({
      exceeded: false,
      field: '"default";r=0;t=40',
    });
    expect(limit.take('192.0.2.1', start + 59_000)).toEqual({
      exceeded: true,
      seconds: 1,
      policy: '"default";q=2;w=60',
      field: '"default";r=0;t=1',
    });
  });

  it('begins anew a minute after the first request of the window', () => {
    const limit = new RateLimit(1);
    limit.take('192.0.2.1', start);
    expect(limit.take('192.0.2.1', start + 59_999).exceeded).toBe(true);
    expect(limit.take('192.0.2.1', start + 60_000).exceeded).toBe(false);
  });

  it('is one of each client', () => {
    expect(fields(new RateLimit(9), ['192.0.2.1', '192.0.2.2', '192.0.2.1'])).toEqual([
      '"default";r=8;t=60',
      '"default";r=8;t=60',
      '"default";r=7;t=60',
    ]);
  });

  it.each([
    ['a network of 64 bits', '2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9'],
    ['however it is written', '2001:DB8::1', '2001:0db8:0:0:4::'],
    ['with a zone', 'fe80::1%eth0', 'fe80::2%eth0'],
    ['a mapped address of IPv4', '::ffff:192.0.2.1', '192.0.2.1'],
    ['the loopback', '::1', '0:0:0:0:0:0:0:1'],
  ])('is one of %s', (_, one, other) => {
    expect(fields(new RateLimit(9), [one, other])).toEqual(['"default";r=8;t=60', '"default";r=7;t=60']);
  });

  it('is another one of another network', () => {
    expect(fields(new RateLimit(9), ['2001:db8:1:2::1', '2001:db8:1:3::1'])).toEqual([
      '"default";r=8;t=60',
      '"default";r=8;t=60',
    ]);
  });

  it('forgets the client whose window began first when there are too many', () => {
    const limit = new RateLimit(1);
    for (let client = 0; client <= 5000; client += 1) limit.take(`client-${client}`, start);
    expect(limit.take('client-1', start).exceeded).toBe(true);
    expect(limit.take('client-0', start).exceeded).toBe(false);
  });
});

describe('an answer at hand behind a proxy', () => {
  it('counts for the client that the proxy names, and is made for the host that it names', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '2', TRUST_PROXY: 'true' } });
    const from = (client: string, host = 'one.example') =>
      ask(server.port, '/v1', {
        headers: { 'X-Forwarded-For': `${client}, 10.0.0.1`, 'X-Forwarded-Host': host },
      });
    const asked = [];
    for (const client of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'])
      asked.push((await from(client)).status);
    const other = await from('192.0.2.3', 'two.example');
    await server.app.close();
    expect(asked).toEqual([200, 200, 429, 200]);
    expect(other.bytes.toString()).toContain('http://two.example/');
    expect(other.bytes.toString()).not.toContain('one.example');
  });
});
