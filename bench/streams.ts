import { databaseOf, sizes } from './data.ts';
import { load } from './load.ts';
import { median } from './race.ts';
import { mix } from './scenarios.ts';
import { node, ours } from './servers.ts';
import { printTable } from './table.ts';
import type { TargetName } from './targets.ts';

type Reached = [TargetName, number][];

/** A million rows as CSV while somebody else asks for a series all the time; then while many ask for everything. */
export async function millionRows(): Promise<Reached> {
  const file = databaseOf('1m');
  const server = await ours(file);
  // Does nothing: how long it does not get its turn is the machine's doing.
  const idle = await node(['--import', './bench/probe.ts', 'bench/rivals/bare.mjs'], '/', {
    BODY: 'package.json',
  });
  const rounds = [];
  for (let round = 0; round < 5; round += 1) {
    let streaming = true;
    const others = waits(server.port, () => streaming);
    const { seconds, megabytes } = await download(server.port);
    streaming = false;
    rounds.push({ seconds, megabytes, wait: Math.max(...(await others)) });
  }
  const { highest } = await server.probe();
  await idle.probe();
  const seconds = median(rounds.map((round) => round.seconds));
  const wait = median(rounds.map((round) => round.wait));
  const busy = load({ port: server.port, paths: mix(sizes['1m'], 2000), connections: 16, seconds: 8 });
  for (let round = 0; round < 2; round += 1) await download(server.port);
  const { p99 } = await busy;
  const { blocked } = await server.probe();
  const { blocked: control } = await idle.probe();
  printTable(
    'CSV of a million rows, another request meanwhile; then the mix by 16 connections',
    ['seconds', 'MB', 'peak MB', 'worst wait ms', 'mix p99 ms', 'loop blocked ms', 'of an idle process'],
    [[seconds, rounds[0]?.megabytes ?? 0, highest, wait, p99, blocked, control]],
  );
  await server.stop();
  await idle.stop();
  return [
    ['csvTime', seconds],
    ['csvMemory', highest],
    ['csvWait', wait],
    ['blocked', blocked],
  ];
}

async function download(port: number): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const response = await fetch(
    `http://127.0.0.1:${port}/v1/observations?indicator=*&revisions=all&format=csv`,
    {
      headers: { 'accept-encoding': 'identity' },
    },
  );
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  return { seconds: (performance.now() - start) / 1000, megabytes: bytes / 1e6 };
}

/** How long each of many single requests took, in milliseconds. */
async function waits(port: number, goOn: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goOn()) {
    const start = performance.now();
    const response = await fetch(
      `http://127.0.0.1:${port}/v1/observations?indicator=indicator-00007&area=CN`,
    );
    await response.arrayBuffer();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return times;
}
