import { readdirSync, readlinkSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { Spool } from '../../src/http/spool.ts';
import { openSpoolFile, type SpoolFile } from '../../src/http/spool-file.ts';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import type { Store } from '../../src/store/store.ts';
import { fixture, Server } from './server.ts';

/** Bytes of the table that a made-up store streams, its header line left out: more than sockets take in. */
export const tableBytes = 16_000_000;
const seeded = openSeeded(':memory:', fixture);

/** A store whose every table is long; the build shows in each line. */
export function longStore(build: string): Store {
  return {
    build,
    catalogue: () => seeded.catalogue(),
    read: (selection, paging) => seeded.read(selection, paging),
    count: (selection) => seeded.count(selection),
    search: (text) => seeded.search(text),
    file: (release, name) => seeded.file(release, name),
    close: async () => {},
    async *lines() {
      const chunk = Buffer.from(`${build.padEnd(99)}\n`.repeat(1000));
      for (let sent = 0; sent < tableBytes; sent += chunk.length) {
        yield chunk;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** A server that spools, its parts to look at and to change. */
export class Spooling {
  store = longStore('first');
  readonly faults: unknown[] = [];
  /** Bytes that were written to files. */
  written = 0;
  readonly spool: Spool;
  server: Server | undefined;

  /** `change` breaks files, where a test wants broken ones; `open` fails before there is one. */
  constructor(most: number, change = (file: SpoolFile) => file, open = openSpoolFile) {
    this.spool = new Spool({
      store: () => this.store,
      most,
      least: 1_000_000,
      onFault: (fault) => this.faults.push(fault),
      open: async () => {
        const file = await open();
        const append = async (parts: readonly Uint8Array[]) => {
          await file.append(parts);
          for (const { length } of parts) this.written += length;
        };
        return change({ ...file, append });
      },
    });
  }

  get port(): number {
    if (this.server === undefined) throw new Error('The server has not started.');
    return this.server.port;
  }

  async start(): Promise<this> {
    const config = readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
    const app = await buildApp({ store: () => this.store, config, spool: this.spool });
    await app.listen({ host: '127.0.0.1', port: 0 });
    this.server = new Server(app);
    return this;
  }

  async stop(): Promise<void> {
    await this.server?.app.close();
  }
}

/** The address of a long table; every scale is a table of its own. */
export function table(scale = '1'): string {
  return `/v1/observations?indicator=*&format=csv&scale=${scale}`;
}

/** Begins to read an answer and stops after its first bytes. */
export async function begin(port: number, path: string): Promise<Reading> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, resolve).on('error', reject);
  });
  return new Reading(response);
}

class Reading {
  readonly #response: IncomingMessage;

  constructor(response: IncomingMessage) {
    this.#response = response;
  }

  /** Reads on to the end, slowly if asked to. */
  async rest(pause = 0): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#response) {
      chunks.push(chunk);
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return Buffer.concat(chunks);
  }

  leave(): void {
    this.#response.destroy();
  }
}

/** How many spooled files this process has open; Linux alone tells. */
export function openFiles(): number {
  return readdirSync('/proc/self/fd').filter((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`).includes('.spool');
    } catch {
      return false;
    }
  }).length;
}
