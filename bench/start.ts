import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { freePort } from '../test/services/service.ts';
import { temporaryFile } from './seeded.ts';
import { root } from './servers.ts';
import { printTable } from './table.ts';
import { type Result, spreadOf } from './targets.ts';

const rounds = 7;

/** From `npm start` to the first answer, alternately without and with a database file. */
export async function startUp(): Promise<Result[]> {
  const file = temporaryFile('start.sqlite');
  const times: Record<'seeding' | 'start' | 'npm', number[]> = { seeding: [], start: [], npm: [] };
  for (let round = 0; round < rounds; round += 1) {
    rmSync(file, { force: true });
    times.seeding.push(await firstAnswer(file));
    times.start.push(await firstAnswer(file));
    times.npm.push(await duration(['npm', 'start', '--', '--help']));
  }
  const [seeding, start, npm] = [spreadOf(times.seeding), spreadOf(times.start), spreadOf(times.npm)];
  printTable(
    `npm start to the first answer in seconds, medians of ${rounds}`,
    ['seeding', 'database there', 'npm start -- --help alone'],
    [[seeding.median, start.median, npm.median]],
  );
  return [
    ['start', start],
    ['seeding', seeding],
  ];
}

async function firstAnswer(file: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  // A process group of its own, since ending npm alone can leave the server running.
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PORT: String(port), DATABASE_FILE: file },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    // Polling without a pause would take processor time from the start.
    for await (const said of child.stdout) if (String(said).includes('http://')) break;
    const response = await fetch(`http://127.0.0.1:${port}/v1/observations?indicator=data-output-nda`);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The first answer is a ${response.status}.`);
    return (performance.now() - begun) / 1000;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

async function duration([command = '', ...args]: readonly string[]): Promise<number> {
  const begun = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return (performance.now() - begun) / 1000;
}
