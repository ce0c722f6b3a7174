import { execFile } from 'node:child_process';
import { Agent, get } from 'node:http';
import { setInterval } from 'node:timers/promises';
import { promisify } from 'node:util';
import { millionStatements } from './data.ts';
import { ours, start } from './servers.ts';
import { printTable } from './table.ts';
import { quantile, type Result, type Spread, spreadOf } from './targets.ts';

const cheap = '/v1/observations?indicator=data-output-nda&area=CN';
const downloads = 5;

/** A cheap request every 10 ms while curl downloads a million rows as CSV; the p99 of each download. */
export async function besideCsv(): Promise<Result[]> {
  const server = await ours(millionStatements());
  // The same requests to an idle server: the share of the machine and the client.
  const idle = await start([process.execPath, 'bench/rivals/bare.mjs'], '/', { BODY: 'package.json' });
  await download(server.port, 0);
  const rounds: Round[] = [];
  for (let round = 1; round <= downloads; round += 1)
    rounds.push(await besides(server.port, idle.port, round));
  await idle.stop();
  await server.stop();
  const of = (figure: keyof Round): Spread => spreadOf(rounds.map((round) => round[figure]));
  printTable(
    `CSV of a million rows, ${downloads} downloads, a cheap request every 10 ms`,
    ['seconds', 'MB', 'p50 ms', 'p99 ms', 'longest ms', 'p99 ms of an idle server'],
    [
      [
        of('seconds').median,
        of('megabytes').median,
        of('p50').median,
        of('p99').median,
        of('longest').high,
        of('idle').median,
      ],
    ],
  );
  return [['besideCsv', of('p99')]];
}

interface Round {
  readonly seconds: number;
  readonly megabytes: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly idle: number;
}

async function besides(port: number, idlePort: number, round: number): Promise<Round> {
  const done = new AbortController();
  const [own, other] = [latencies(port, done.signal), latencies(idlePort, done.signal)];
  const { seconds, megabytes } = await download(port, round).finally(() => done.abort());
  const [sorted, idle] = [await own, await other];
  const [p50, p99, longest] = [quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1)];
  return { seconds, megabytes, p50, p99, longest, idle: quantile(idle, 0.99) };
}

/** Downloads all rows. A table is never paged: the limit only makes each address different. */
async function download(port: number, round: number): Promise<{ seconds: number; megabytes: number }> {
  const address = `http://127.0.0.1:${port}/v1/observations?indicator=*&revisions=all&format=csv&limit=${round + 1}`;
  const written = '%{http_code} %{time_total} %{size_download}';
  const args = ['-s', '-o', '/dev/null', '-m', '60', '-w', written, address];
  const { stdout } = await promisify(execFile)('curl', args);
  const [status, seconds, bytes] = stdout.split(' ').map(Number);
  if (status !== 200 || seconds === undefined || bytes === undefined) throw new Error(`curl: ${stdout}`);
  return { seconds, megabytes: bytes / 1e6 };
}

/** Milliseconds of requests sent on a fixed schedule, whether or not earlier ones were answered; ascending. */
async function latencies(port: number, signal: AbortSignal): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const pending: Promise<number>[] = [];
  try {
    for await (const _ of setInterval(10, null, { signal })) pending.push(latency(port, agent));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const times = await Promise.all(pending);
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function latency(port: number, agent: Agent): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: cheap, agent }, (response) => {
      response.resume().once('end', () => resolve(performance.now() - begun));
    }).once('error', reject);
  });
}
