import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseOf, sizes } from './data.ts';
import { load } from './load.ts';
import { median } from './race.ts';
import { mix } from './scenarios.ts';
import { ours } from './servers.ts';
import { printTable } from './table.ts';
import type { TargetName } from './targets.ts';

type Reached = [TargetName, number][];

const root = fileURLToPath(new URL('../', import.meta.url));
const launcher = 'scripts/node.mjs';

/** From `npm start` to the first answer, with and without the database; the launcher and bare Node beside it. */
export async function startUp(): Promise<Reached> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const file = join(folder, 'full.sqlite');
  const times: Record<string, number[]> = { seeding: [], present: [], launcher: [], npm: [] };
  for (let round = 0; round < 5; round += 1) {
    rmSync(file, { force: true });
    times.seeding?.push(await firstAnswer(['npm', 'start'], file));
    times.present?.push(await firstAnswer(['npm', 'start'], file));
    times.launcher?.push(await firstAnswer(['node', launcher, 'src/main.ts'], file));
    times.npm?.push(await ending(['npm', 'run', 'start', '--', '--help']));
  }
  const of = (name: string) => median(times[name] ?? []) / 1000;
  printTable(
    'From the command to the first answer, in seconds, full seed',
    ['npm start, seeding', 'npm start, database there', 'launcher alone', 'npm and launcher alone'],
    [[of('seeding'), of('present'), of('launcher'), of('npm')]],
  );
  rmSync(folder, { recursive: true });
  return [
    ['start', of('present')],
    ['seeding', of('seeding')],
  ];
}

let port = 4280;

async function firstAnswer([command = '', ...args]: readonly string[], file: string): Promise<number> {
  port += 1;
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PORT: String(port), DATABASE_FILE: file },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // Asked when it says that it listens: asking all the time would keep a processor busy that the start needs.
  for await (const said of child.stdout) if (String(said).includes('http://')) break;
  const response = await fetch(`http://127.0.0.1:${port}/v1/observations?indicator=data-output-nda`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The first answer is a ${response.status}.`);
  const time = performance.now() - start;
  // A group of its own: ending npm alone can leave the server behind.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return time;
}

/** What npm, the launcher and Node cost by themselves. */
async function ending([command = '', ...args]: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - start;
}

/** Resident memory after a few seconds of the mix. */
export async function memory(): Promise<Reached> {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  const measure = async (file: string, paths: readonly string[]) => {
    const server = await ours(file);
    const idle = await server.probe();
    await load({ port: server.port, paths, connections: 16, seconds: 4 });
    const { resident } = await server.probe();
    await server.stop();
    return [idle.resident, resident] as const;
  };
  const full = await measure(join(folder, 'full.sqlite'), [
    '/v1/observations?indicator=*&limit=100',
    '/v1/indicators?q=data',
  ]);
  const large = await measure(databaseOf('10m'), mix(sizes['10m'], 2000));
  printTable(
    'Resident memory in MB',
    ['data', 'started', 'after the mix'],
    [
      ['full seed', ...full],
      ['10 million statements', ...large],
    ],
  );
  rmSync(folder, { recursive: true });
  return [
    ['memory', full[1]],
    ['memory10m', large[1]],
  ];
}
