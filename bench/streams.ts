import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { databaseOf, sizes, warmed } from './data.ts';
import type { Download } from './download.ts';
import { load } from './load.ts';
import { median } from './race.ts';
import { mix } from './scenarios.ts';
import { node, ours } from './servers.ts';
import { printTable } from './table.ts';
import type { TargetName } from './targets.ts';

type Reached = [TargetName, number][];

interface Watched extends Download {
  /** Longest that another request took meanwhile, in milliseconds. */
  readonly wait: number;
}

/** A million rows as CSV, twice each, while somebody else asks for a series all the time; then while many ask for everything. */
export async function millionRows(): Promise<Reached> {
  const file = await warmed(databaseOf('1m'));
  const server = await ours(file);
  // Does nothing: how long it does not get its turn is the machine's doing.
  const idle = await node(['--import', './bench/probe.ts', 'bench/rivals/bare.mjs'], '/', {
    BODY: 'package.json',
  });
  const reader = client();
  const read = (limit: number) => reader.download(`http://127.0.0.1:${server.port}${address(limit)}`);
  const first: Watched[] = [];
  const again: Watched[] = [];
  // Warms the client up as well.
  await read(6);
  for (let round = 1; round <= 5; round += 1) {
    first.push(await watched(server.port, () => read(round)));
    again.push(await watched(server.port, () => read(round)));
  }
  const { highest } = await server.probe();
  await idle.probe();
  const of = (downloads: readonly Watched[], figure: keyof Watched) =>
    median(downloads.map((download) => download[figure]));
  const wait = median(first.map((download, round) => Math.max(download.wait, again[round]?.wait ?? 0)));
  const busy = load({ port: server.port, paths: mix(sizes['1m'], 2000), connections: 16, seconds: 8 });
  for (let time = 0; time < 2; time += 1) await read(7);
  const { p99 } = await busy;
  const { blocked } = await server.probe();
  const { blocked: control } = await idle.probe();
  printTable(
    'CSV of a million rows, another request meanwhile',
    ['asked', 'seconds', 'MB', 'worst wait ms'],
    [
      ['the first time', of(first, 'seconds'), of(first, 'megabytes'), of(first, 'wait')],
      ['again', of(again, 'seconds'), of(again, 'megabytes'), of(again, 'wait')],
    ],
  );
  printTable(
    'Both of them; then twice more beside the mix by 16 connections',
    ['peak MB', 'mix p99 ms', 'loop blocked ms', 'of an idle process'],
    [[highest, p99, blocked, control]],
  );
  reader.stop();
  await server.stop();
  await idle.stop();
  return [
    ['csvAgain', of(again, 'seconds')],
    ['csvFirst', of(first, 'seconds')],
    ['csvMemory', highest],
    ['csvWait', wait],
    ['blocked', blocked],
  ];
}

/** The same rows at an address of its own: a table is never paged, whatever its limit. */
function address(limit: number): string {
  return `/v1/observations?indicator=*&revisions=all&format=csv&limit=${limit}`;
}

async function watched(port: number, read: () => Promise<Download>): Promise<Watched> {
  let streaming = true;
  const others = waits(port, () => streaming);
  const downloaded = await read();
  streaming = false;
  return { ...downloaded, wait: Math.max(...(await others)) };
}

/** Another process that downloads. */
function client() {
  const child = fork(fileURLToPath(new URL('download.ts', import.meta.url)));
  return {
    download: (address: string) =>
      new Promise<Download>((resolve, reject) => {
        const failed = () => reject(new Error(`${address} did not come whole.`));
        child.once('exit', failed);
        child.once('message', (message) => {
          child.off('exit', failed);
          resolve(message as Download);
        });
        child.send(address);
      }),
    stop: () => child.kill(),
  };
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
