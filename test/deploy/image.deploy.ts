import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../services/service.ts';
import { copyInto, dockerfile, type Stage } from './dockerfile.ts';
import { answered } from './processes.ts';
import { baseImage, type contained, runContained, startContained } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'image-'));
// The user of the image must reach what is below.
chmodSync(folder, 0o755);

/** Packages are kept between runs; npm compares them with the checksums of package-lock.json. */
const npmCache = join(tmpdir(), 'china-data-economy-npm-cache');
mkdirSync(npmCache, { recursive: true });
chownSync(npmCache, 1000, 1000);

/** For RUN: another program of this machine may listen on 3000. */
const building = {
  volumes: { '/home/node/.npm': npmCache },
  environment: { PORT: String(await freePort()) },
};

/** Carries out the instructions of the Dockerfile, each in the root of its stage. */
function build(): Stage {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of dockerfile()) {
    const { name, value, flags } = instruction;
    if (name === 'FROM') {
      stage = begin(join(folder, String(stages.size)));
      stages.set(value.split(' AS ')[1] ?? 'final', stage);
    } else if (stage === undefined) throw new Error(`${name} before FROM`);
    else if (name === 'COPY') {
      copyInto(stage, instruction, stages);
      if (flags.chown !== undefined)
        own(join(stage.root, resolve(stage.folder, value.split(' ').at(-1) ?? '')));
    } else perform(stage, name, value);
  }
  if (stage === undefined) throw new Error('No stage.');
  return stage;
}

function begin(root: string): Stage {
  mkdirSync(root);
  baseImage(root);
  mkdirSync(join(root, 'home/node/.npm'));
  own(join(root, 'home/node'));
  return { root, environment: {}, folder: '/', user: 0, volumes: [], command: [], health: [] };
}

/** Gives a folder to the user of the image. */
function own(path: string): void {
  chownSync(path, 1000, 1000);
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, name), 1000, 1000);
}

function perform(stage: Stage, name: string, value: string): void {
  const words = value.split(' ');
  if (name === 'USER') stage.user = Number(value.split(':')[0]);
  else if (name === 'RUN') runContained(stage, ['/bin/sh', '-c', value], building);
  else if (name === 'WORKDIR') {
    stage.folder = resolve(stage.folder, value);
    mkdirSync(join(stage.root, stage.folder), { recursive: true });
  } else if (name === 'ENV')
    for (const word of words) Object.assign(stage.environment, Object.fromEntries([word.split('=')]));
  else if (name === 'VOLUME') stage.volumes.push(value);
  else if (name === 'CMD') stage.command = JSON.parse(value);
  else if (name === 'HEALTHCHECK') stage.health = JSON.parse(value.split('CMD ')[1] ?? '');
  else if (name !== 'EXPOSE') throw new Error(`${name} is not understood`);
}

describe('the image, built in an empty folder', () => {
  let stage: Stage;
  let port: number;
  let running: ChildProcess | undefined;
  let options: Parameters<typeof contained>[2];
  beforeAll(async () => {
    stage = build();
    port = await freePort();
    const data = join(folder, 'volume');
    // A new volume begins with what the image has there.
    cpSync(join(stage.root, stage.volumes[0] ?? ''), data, { recursive: true });
    own(data);
    options = {
      volumes: { [stage.volumes[0] ?? '']: data },
      environment: { PORT: String(port), HOST: '127.0.0.1' },
      readOnly: true,
    };
  }, 600_000);
  afterAll(() => {
    running?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('has no packages for development', () => {
    const packages = readdirSync(join(stage.root, stage.folder, 'node_modules'));
    expect(packages).toContain('fastify');
    expect(packages).not.toContain('vitest');
  });

  it('is not healthy before it runs', () => {
    expect(() => runContained(stage, stage.health, options)).toThrow('health.mjs');
  });

  it('serves as process 1, without rights, on a root that cannot be written, and ends with code 0 when stopped', async () => {
    const { child, pid } = await startContained(stage, stage.command, options);
    running = child;
    const ended = once(child, 'exit');
    const base = `http://127.0.0.1:${port}`;
    expect(await answered(`${base}/v1/observations?indicator=data-output-nda`)).toContain('41.06');
    for (const path of ['/', '/docs', '/v1/observations?indicator=data-output-nda&format=png'])
      await answered(base + path);
    runContained(stage, stage.health, options);
    process.kill(pid, 'SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(readdirSync(join(folder, 'volume')).toSorted()).toEqual([
      'indicators.sqlite',
      'indicators.sqlite.key',
      'indicators.sqlite.lock',
    ]);
  }, 300_000);

  it('can read what its build has cached', () => {
    const unreadable =
      'find node_modules/.cache -type f ! -readable | grep . && exit 1 || ls node_modules/.cache/compile/*/';
    runContained(stage, ['/bin/sh', '-c', unreadable], options);
    runContained(stage, ['ls', 'node_modules/.cache/explorer.bin'], options);
  });

  it('cannot write beside its volume', () => {
    for (const path of ['/new', '/home/node/new', `${stage.folder}/new`])
      expect(() => runContained(stage, ['touch', path], options)).toThrow('Read-only file system');
    runContained(stage, ['touch', '/tmp/new', '/data/new'], options);
  });
});
