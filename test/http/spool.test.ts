import { afterEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { Spool } from '../../src/http/spool.ts';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import { Server, seedFolder, serve } from './server.ts';
import { begin, longStore, openFiles, Spooling, table, tableBytes } from './spooled.ts';
import { ask } from './wire.ts';

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of started.splice(0)) await stop();
});

async function spooling(most = 1e9): Promise<Spooling> {
  const made = await new Spooling(most).start();
  started.push({ stop: () => made.stop() });
  return made;
}

/** Headers without those that belong to one message. */
function lasting(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { date, 'content-length': _, 'transfer-encoding': __, ...others } = headers;
  return others;
}

describe('a table that streamed', () => {
  const paths = [
    '/v1/observations?indicator=*&revisions=all&format=csv',
    '/v1/observations?indicator=*&revisions=all&format=csv&bom=1',
    '/v1/observations?indicator=*&format=ndjson',
    '/v1/observations?indicator=*&frequency=A&transform=change&format=csv',
    '/v1/sources?format=csv',
  ];

  it('is sent from its file with the same bytes and headers, in every format and coding', async () => {
    const store = openSeeded(':memory:', seedFolder);
    const spool = new Spool({
      store: () => store,
      most: 1e9,
      least: 100,
      onFault: () => expect.unreachable(),
    });
    const config = readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
    const app = await buildApp({ store: () => store, config, spool });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new Server(app);
    started.push({ stop: () => app.close() });
    for (const path of paths)
      for (const coding of ['identity', 'gzip', 'br']) {
        const headers = { 'Accept-Encoding': coding };
        const first = await ask(port, path, { headers });
        const hits = spool.hits;
        const again = await ask(port, path, { headers });
        expect([first.status, again.status, spool.hits - hits]).toEqual([200, 200, 1]);
        expect(again.bytes.equals(first.bytes)).toBe(true);
        expect(lasting(again.headers)).toEqual(lasting(first.headers));
        expect(first.headers['content-length']).toBeUndefined();
        expect(again.headers['content-length']).toBe(String(first.bytes.length));
      }
    expect(spool.bytes).toBeGreaterThan(100_000);
  }, 60_000);

  it('is validated like every other: 304 by its ETag, and HEAD without reading', async () => {
    const { port, spool } = await spooling();
    const before = await ask(port, table(), { method: 'HEAD' });
    expect([before.status, before.headers['content-length'], spool.bytes]).toEqual([200, undefined, 0]);
    const { headers, bytes } = await ask(port, table());
    const head = await ask(port, table(), { method: 'HEAD' });
    expect(head.headers['content-length']).toBe(String(bytes.length));
    expect(lasting(head.headers)).toEqual(lasting(headers));
    const { status } = await ask(port, table(), { headers: { 'If-None-Match': headers.etag ?? '' } });
    expect(status).toBe(304);
  });

  it('is told of by metrics', async () => {
    const { port } = await spooling();
    for (let time = 0; time < 3; time += 1) await ask(port, table());
    const { text } = await ask(port, '/metrics');
    expect(text).toMatch(/^http_requests_total\{route="\/v1\/observations",method="GET",status="200"\} 3$/m);
    expect(text).toMatch(/^spool_hits 2$/m);
    expect(text).toMatch(/^spool_misses 1$/m);
    expect(Number(/^spool_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(tableBytes);
  });

  it('is copied by one of those that ask at once', async () => {
    const { port, spool } = await spooling();
    const answers = await Promise.all([ask(port, table()), ask(port, table()), ask(port, table())]);
    const lengths = answers.map(({ bytes }) => bytes.length);
    expect(new Set(lengths).size).toBe(1);
    expect(spool.bytes).toBe(lengths[0]);
  });

  it('is read whole by many at once, fast and slow', async () => {
    const { port } = await spooling();
    const { bytes } = await ask(port, table());
    const slow = await begin(port, table());
    const [first, second, third] = await Promise.all([
      ask(port, table()),
      ask(port, table()),
      slow.rest(2),
    ] as const);
    for (const read of [first.bytes, second.bytes, third]) expect(read.equals(bytes)).toBe(true);
  });
});

describe('what is not kept', () => {
  it('is short: it has its length the first time and is at hand the second, whatever its format and coding', async () => {
    const { app, port } = await serve({ folder: seedFolder });
    started.push({ stop: () => app.close() });
    const short = '/v1/observations?indicator=data-output-nda';
    let hits = 0;
    for (const path of [`${short}&format=csv`, `${short}&format=ndjson`, `${short}&transform=yoy&format=csv`])
      for (const coding of ['identity', 'gzip', 'br']) {
        const headers = { 'Accept-Encoding': coding };
        const first = await ask(port, path, { headers });
        const again = await ask(port, path, { headers });
        hits += 1;
        expect([first.status, first.headers['content-length']]).toEqual([200, String(first.bytes.length)]);
        expect(again.bytes.equals(first.bytes)).toBe(true);
        expect(again.headers).toEqual({ ...first.headers, date: again.headers.date });
        const { text } = await ask(port, '/metrics');
        expect(text).toMatch(new RegExp(`^answer_cache_hits ${hits}$`, 'm'));
        expect(text).toMatch(/^spool_misses 0$/m);
      }
  });

  it('is anything where the room is nought', async () => {
    const { app, port } = await serve({
      store: longStore('none'),
      environment: { SPOOL_MEGABYTES: '0' },
    });
    started.push({ stop: () => app.close() });
    await ask(port, table());
    expect((await ask(port, table())).headers['content-length']).toBeUndefined();
    expect((await ask(port, '/metrics')).text).toMatch(/^spool_bytes 0$/m);
  });

  it('is larger than all the room, and is not written on', async () => {
    const made = await spooling(5_000_000);
    const { bytes } = await ask(made.port, table());
    expect(bytes.length).toBeGreaterThan(tableBytes);
    expect(made.written).toBeLessThanOrEqual(5_000_000);
    const { written } = made;
    await ask(made.port, table());
    expect([made.spool.bytes, made.written]).toEqual([0, written]);
  });

  it('was asked for longest ago, where there is no more room', async () => {
    const { port, spool } = await spooling(2.5 * tableBytes);
    const hit = async (scale: string) =>
      (await ask(port, table(scale))).headers['content-length'] !== undefined;
    expect([await hit('1'), await hit('wan'), await hit('1'), await hit('yi')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(spool.bytes).toBeLessThanOrEqual(2.5 * tableBytes);
    expect([await hit('1'), await hit('yi'), await hit('wan')]).toEqual([true, true, false]);
  });

  it('came from an earlier snapshot, also where another took over half-way', async () => {
    const made = await spooling();
    const { port, spool } = made;
    const { bytes } = await ask(port, table());
    const [reading, making] = [await begin(port, table()), await begin(port, table('wan'))];
    made.store = longStore('second');
    const after = await ask(port, table());
    expect(after.headers['content-length']).toBeUndefined();
    expect(after.text).toContain('second');
    expect((await reading.rest()).equals(bytes)).toBe(true);
    expect((await making.rest()).equals(bytes)).toBe(true);
    await expect.poll(() => spool.bytes).toBe(after.bytes.length);
    expect((await ask(port, table('wan'))).headers['content-length']).toBeUndefined();
  });
});

describe('an answer under way while another snapshot takes over', () => {
  it.each([1, 2])('is not kept under the ETag of the new one: before step %i', async (step) => {
    const made = await spooling();
    const before = made.store;
    let steps = 0;
    const catalogue = () => {
      steps += 1;
      if (steps === step) made.store = longStore('second');
      return before.catalogue();
    };
    made.store = { ...before, catalogue };
    await ask(made.port, table());
    made.store = longStore('second');
    for (let time = 0; time < 2; time += 1) {
      const { text } = await ask(made.port, table());
      expect([text.includes('second'), text.includes('first')]).toEqual([true, false]);
    }
    expect(made.spool.hits).toBe(1);
  });
});

describe.runIf(process.platform === 'linux')('open files', () => {
  it('are those that are kept, and none once the app is closed', async () => {
    const made = await spooling(2.5 * tableBytes);
    for (const scale of ['1', 'wan', 'yi', 'million', 'yi']) await ask(made.port, table(scale));
    await expect.poll(openFiles).toBe(2);
    const reading = await begin(made.port, table('yi'));
    reading.leave();
    await made.stop();
    await expect.poll(openFiles).toBe(0);
  });

  it('stay for who reads them, when another needs the room or another snapshot serves', async () => {
    const made = await spooling(1.5 * tableBytes);
    const { bytes } = await ask(made.port, table());
    const readings = [await begin(made.port, table()), await begin(made.port, table())];
    await ask(made.port, table('wan'));
    expect((await ask(made.port, table('wan'))).headers['content-length']).toBeUndefined();
    made.store = longStore('second');
    expect(made.spool.bytes).toBe(bytes.length);
    for (const reading of readings) expect((await reading.rest()).equals(bytes)).toBe(true);
    await expect.poll(openFiles).toBe(0);
    expect(made.spool.bytes).toBe(0);
  });
});
