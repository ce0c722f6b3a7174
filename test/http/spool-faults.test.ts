import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standardError } from '../../src/http/plugins/request-log.ts';
import { openSpoolFile, type SpoolFile } from '../../src/http/spool-file.ts';
import type { Store } from '../../src/store/store.ts';
import { serve } from './server.ts';
import { begin, longStore, openFiles, Spooling, table, tableBytes } from './spooled.ts';
import { ask } from './wire.ts';

let made: Spooling | undefined;
afterEach(() => made?.stop());

async function spooling(
  change?: (file: SpoolFile) => SpoolFile,
  open?: () => Promise<SpoolFile>,
): Promise<Spooling> {
  made = await new Spooling(1e9, change, open).start();
  return made;
}

const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

describe('a client that leaves', () => {
  it('leaves no copy, and the next answer is whole and kept', async () => {
    const { port, spool } = await spooling();
    const reading = await begin(port, table());
    await expect.poll(() => spool.bytes).toBeGreaterThan(0);
    reading.leave();
    await expect.poll(() => spool.bytes).toBe(0);
    if (existsSync('/proc/self/fd')) await expect.poll(openFiles).toBe(0);
    const { bytes } = await ask(port, table());
    expect(bytes.length).toBeGreaterThan(tableBytes);
    expect(spool.bytes).toBe(bytes.length);
  });

  it('while a file is read lets go of it', async () => {
    const { port, spool } = await spooling();
    await ask(port, table());
    const reading = await begin(port, table());
    reading.leave();
    await ask(port, table());
    await spool.close();
    await expect.poll(() => spool.bytes).toBe(0);
    expect(made?.faults).toEqual([]);
  });
});

describe('clients that leave before their tables have begun', () => {
  /** Run beside the server, whose event loop is busy meanwhile. */
  const clients = `
    const { connect } = require('node:net');
    const { once } = require('node:events');
    const { parentPort, workerData: { port, path } } = require('node:worker_threads');
    (async () => {
      const sockets = Array.from({ length: 60 }, () => connect(port, '127.0.0.1'));
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      for (const socket of sockets) socket.write('GET ' + path + ' HTTP/1.1\\r\\nHost: data.example\\r\\n\\r\\n');
      await once(sockets[0], 'data');
      for (const socket of sockets) socket.destroy();
    })();`;

  it('are sent nothing, which is no fault', async () => {
    const store = longStore('busy');
    const catalogue = () => {
      // So that most of those who come at once still wait for their turn when they leave.
      for (let end = performance.now() + 2; performance.now() < end; );
      return store.catalogue();
    };
    const errors = vi.spyOn(standardError, 'write');
    const { app, port } = await serve({
      store: { ...store, catalogue },
      environment: { LOG_LEVEL: 'error' },
    });
    try {
      const worker = new Worker(clients, { eval: true, workerData: { port, path: table() } });
      await once(worker, 'exit');
      await expect
        .poll(() => new Promise((resolve) => app.server.getConnections((_, count) => resolve(count))))
        .toBe(0);
      expect((await ask(port, '/metrics')).text).not.toContain('status="500"');
      expect(errors).not.toHaveBeenCalled();
    } finally {
      errors.mockRestore();
      await app.close();
    }
  });
});

describe('requests that wait behind another one on their connection', () => {
  async function pipelined(port: number): Promise<void> {
    const socket = connect(port, '127.0.0.1');
    for (const scale of ['yi', 'wan'])
      socket.write(`GET ${table(scale)} HTTP/1.1\r\nHost: data.example\r\n\r\n`);
    await once(socket, 'data');
    socket.destroy();
  }
  const headers = { Host: 'data.example' };

  it('leave neither a copy nor a reader when it closes', async () => {
    const { port, spool } = await spooling();
    await pipelined(port);
    await expect.poll(() => spool.bytes).toBe(0);
    for (const scale of ['yi', 'wan']) await ask(port, table(scale), { headers });
    expect(spool.bytes).toBeGreaterThan(2 * tableBytes);
    await pipelined(port);
    await ask(port, table('yi'), { headers });
    expect(spool.hits).toBe(3);
    await spool.close();
    await expect.poll(() => spool.bytes).toBe(0);
  });
});

describe('a store that fails', () => {
  it('is told of by a problem document where the table was short, and by a broken connection where it was long', async () => {
    const store = longStore('faulty');
    const failing = (bytes: number): Store => ({
      ...store,
      async *lines() {
        yield Buffer.alloc(bytes);
        throw new Error('no more rows');
      },
    });
    for (const [bytes, told] of [
      [1000, true],
      [1_000_000, false],
    ] as const) {
      const { app, port } = await serve({ store: failing(bytes) });
      const answer = await ask(port, table()).catch(() => null);
      if (told) {
        expect(answer?.status).toBe(500);
        expect(answer?.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(answer?.headers['content-disposition']).toBeUndefined();
        expect(answer?.headers.etag).toBeUndefined();
      } else expect(answer).toBeNull();
      await app.close();
    }
  });
});

describe('a disk that fails', () => {
  const failures: [string, (file: SpoolFile) => SpoolFile][] = [
    ['at once', (file) => ({ ...file, append: () => Promise.reject(full) })],
    [
      'half-way',
      (file) => {
        let left = 20;
        return {
          ...file,
          append: (parts) => (left-- > 0 ? file.append(parts) : Promise.reject(full)),
        };
      },
    ],
  ];

  it.each<[string, Parameters<typeof spooling>]>([
    ...failures.map(([name, change]): [string, [typeof change]] => [name, [change]]),
    ['when a file is opened', [undefined, () => Promise.reject(full)]],
  ])('%s does not hurt the answer, and is told of once', async (_, broken) => {
    const { port, spool, faults } = await spooling(...broken);
    for (let time = 0; time < 2; time += 1) {
      const { bytes, headers } = await ask(port, table());
      expect(bytes.length).toBeGreaterThan(tableBytes);
      expect(headers['content-length']).toBeUndefined();
    }
    expect(faults).toEqual([full]);
    await expect.poll(() => spool.bytes).toBe(0);
  });

  it.each([
    ['that ends early', () => Promise.resolve(0)],
    ['that cannot be read', () => Promise.reject(full)],
  ])('with a file %s cuts the connection, and the next answer is made anew', async (_, fail) => {
    const { port, spool, faults } = await spooling((file) => ({
      ...file,
      read: (into, from) => (from < tableBytes / 2 ? file.read(into, from) : fail()),
    }));
    const { bytes } = await ask(port, table());
    await expect(ask(port, table())).rejects.toThrow();
    expect(faults).toHaveLength(1);
    const again = await ask(port, table());
    expect(again.headers['content-length']).toBeUndefined();
    expect(again.bytes.equals(bytes)).toBe(true);
    expect(spool.bytes).toBe(bytes.length);
  });
});

describe('a spooled file', () => {
  it('gives back what was written, and no name leads to it', async () => {
    const names = () => readdirSync(tmpdir()).filter((name) => name.endsWith('.spool'));
    const before = names();
    const file = await openSpoolFile();
    await file.append([Buffer.from('some '), Buffer.from('words')]);
    await file.append([Buffer.from(', more')]);
    if (process.platform !== 'win32') expect(names()).toEqual(before);
    const into = Buffer.alloc(100);
    expect(await file.read(into, 5)).toBe(11);
    expect(into.toString('utf8', 0, 11)).toBe('words, more');
    expect(await file.read(into, 16)).toBe(0);
    await file.close();
    expect(names()).toEqual(before);
  });
});
