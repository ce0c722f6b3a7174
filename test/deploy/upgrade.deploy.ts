import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { Agent, type RequestOptions, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptFiles, root } from '../project/files.ts';
import { startProxy } from '../services/proxy.ts';
import { freePort } from '../services/service.ts';
import { ServerProcess } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
const state = join(folder, 'state');

/** A folder with an installation of this project under a version of its own. */
function install(version: string): string {
  const target = join(folder, 'releases', version);
  for (const path of keptFiles().filter((name) => /^(src|seed|migrations|scripts|docs|package)/.test(name))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(`${root}${path}`, join(target, path));
  }
  symlinkSync(`${root}node_modules`, join(target, 'node_modules'));
  const manifest = join(target, 'package.json');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(/"version": "[^"]*"/, `"version": "${version}"`),
  );
  return target;
}

/** Clients that ask through the proxy without a pause, over new connections and over kept ones. */
class Clients {
  readonly answers: { readonly status: number; readonly version: string | undefined }[] = [];
  #going = true;
  readonly #ended: Promise<unknown>;

  constructor(port: number) {
    const agents = [
      new Agent({ keepAlive: true }),
      new Agent({ keepAlive: true }),
      new Agent({ keepAlive: false }),
    ];
    this.#ended = Promise.all(agents.map((agent, place) => this.#ask(port, agent, place)));
  }

  async #ask(port: number, agent: Agent, place: number): Promise<void> {
    for (let number = 0; this.#going; number += 1) {
      const table = `/stats/v1/observations?indicator=*&format=csv&asOf=${dayOf(number * 3 + place)}`;
      const path = number % 2 === 0 ? '/stats/v1' : table;
      // Never an answer that the proxy has kept.
      const headers = { 'Accept-Encoding': `x-${place}-${number}` };
      this.answers.push(await answerOf({ port, path, agent, headers }));
    }
    agent.destroy();
  }

  async stop(): Promise<void> {
    this.#going = false;
    await this.#ended;
  }
}

const dayOf = (number: number) =>
  new Date(Date.UTC(2026, 0, 1) - number * 86_400_000).toISOString().slice(0, 10);

function answerOf(asked: RequestOptions): Promise<{ status: number; version: string | undefined }> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', ...asked }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      // A body that is cut off is a failure as well.
      response.on('close', () => {
        const status = response.complete ? (response.statusCode ?? 0) : 0;
        resolve({ status, version: /"version":"([^"]+)"/.exec(body)?.[1] });
      });
    })
      .on('error', () => resolve({ status: 0, version: undefined }))
      .end();
  });
}

describe('an upgrade by a second instance behind the nginx example', () => {
  let ports: { proxy: number; first: number; second: number };
  let proxy: { stop(): Promise<void> };
  beforeAll(async () => {
    mkdirSync(state);
    ports = { proxy: await freePort(), first: await freePort(), second: await freePort() };
    const [target, backup] = [ports.first, ports.second].map((port) => `http://127.0.0.1:${port}`);
    proxy = await startProxy({ port: ports.proxy, path: '/stats', target: target ?? '', backup });
  });
  afterAll(async () => {
    await ServerProcess.stopAll();
    await proxy.stop();
    rmSync(folder, { recursive: true, maxRetries: 9 });
  });

  /** What `systemctl start china-data-economy@port` does: the folder is the one that a link names. */
  function start(port: number, version: string): Promise<ServerProcess> {
    const link = join(folder, String(port));
    try {
      unlinkSync(link);
    } catch {
      // The first installation.
    }
    symlinkSync(install(version), link);
    const environment = { DATABASE_FILE: join(state, `${port}.sqlite`), TRUST_PROXY: '1' };
    return new ServerProcess(port, environment, link).ready();
  }

  /** Imports a figure into the instance of a port, by its own version; it is kept beside the databases of both. */
  async function importInto(port: number): Promise<void> {
    const sheet = join(folder, 'own.csv');
    writeFileSync(sheet, 'indicator,area,period,value,kind\ndata-output-nda,CN,2031,99.5,forecast\n');
    const args = [sheet, '--source', 'capitalfm-2025-09-22', '--file', join(state, `${port}.sqlite`)];
    const child = spawn(process.execPath, ['scripts/node.mjs', 'src/cli/import.ts', ...args], {
      cwd: join(folder, String(port)),
      stdio: 'ignore',
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
  }

  it('fails no request and loses no import, there and back again', { timeout: 600_000 }, async () => {
    const old = await start(ports.first, '9.0.1');
    await importInto(ports.first);
    const clients = new Clients(ports.proxy);
    const versions = async () => {
      const from = clients.answers.length;
      while (clients.answers.length < from + 40) await new Promise((resolve) => setTimeout(resolve, 20));
      return new Set(clients.answers.slice(from + 10).flatMap(({ version }) => version ?? []));
    };
    expect(await versions()).toEqual(new Set(['9.0.1']));
    const fresh = await start(ports.second, '9.0.2');
    // The old one goes on until it is told to stop.
    expect(await versions()).toEqual(new Set(['9.0.1']));
    expect(await old.stop()).toBe(0);
    expect(await versions()).toEqual(new Set(['9.0.2']));
    // The next upgrade takes the first port again, which has the precedence as soon as it listens.
    await start(ports.first, '9.0.3');
    expect(await versions()).toEqual(new Set(['9.0.3']));
    expect(await fresh.stop()).toBe(0);
    expect(await versions()).toEqual(new Set(['9.0.3']));
    await clients.stop();
    const imported = `http://127.0.0.1:${ports.proxy}/stats/v1/observations/data-output-nda.CN.2031.capitalfm-2025-09-22`;
    expect((await fetch(imported)).status).toBe(200);
    expect(clients.answers.length).toBeGreaterThan(200);
    expect(clients.answers.filter(({ status }) => status !== 200)).toEqual([]);
  });
});
