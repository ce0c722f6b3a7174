import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';

export interface Load {
  readonly port: number;
  /** Asked one after the other, again from the first when all were asked. */
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections?: number;
  readonly seconds?: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were neither 2xx nor 304, and broken connections. */
  readonly failed: number;
}

/** wrk takes less of the processor that it shares with the server; autocannon comes with npm. */
export const generator = spawnSync('wrk', ['-v']).error === undefined ? 'wrk' : 'autocannon';

/** Asks over keep-alive connections, as fast as answers come. */
export function load(what: Load): Promise<Measured> {
  return generator === 'wrk' ? byWrk(what) : byAutocannon(what);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));

async function byWrk({ port, paths, headers = {}, connections = 64, seconds = 2 }: Load): Promise<Measured> {
  const script = join(folder, `${port}.lua`);
  writeFileSync(script, lua(paths, headers));
  const base = `http://127.0.0.1:${port}`;
  const output = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}`, '-s', script, base]);
  const [, perSecond, p50, p99, failed] = /^= (\S+) (\S+) (\S+) (\S+)$/m.exec(output) ?? [];
  if (perSecond === undefined) throw new Error(`wrk printed: ${output}`);
  return { perSecond: Number(perSecond), p50: Number(p50), p99: Number(p99), failed: Number(failed) };
}

/** Requests are written once, before the clock starts. */
function lua(paths: readonly string[], headers: Readonly<Record<string, string>>): string {
  return `
local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local requests, at = {}, 0
function init()
  for i, path in ipairs(paths) do requests[i] = wrk.format('GET', path, {${Object.entries(headers)
    .map(([name, value]) => `[${JSON.stringify(name)}]=${JSON.stringify(value)}`)
    .join(',')}}) end
end
function request() at = at % #requests + 1; return requests[at] end
function done(summary, latency)
  local e = summary.errors
  print(string.format('= %f %f %f %d', summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status + e.read + e.write + e.timeout + e.connect))
end`;
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

async function byAutocannon({
  port,
  paths,
  headers = {},
  connections = 64,
  seconds = 2,
}: Load): Promise<Measured> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    headers: { ...headers },
    requests: paths.map((path) => ({ path })),
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result['4xxCount'] + result['5xxCount'],
  };
}
