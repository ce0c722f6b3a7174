import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Load {
  readonly port: number;
  /** Requested one after the other. */
  readonly paths: readonly string[];
  /** True when the paths repeat from the first; false makes too few paths an error. */
  readonly repeat?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections?: number;
  readonly seconds?: number;
}

export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * Loads a server by wrk with one thread over keep-alive connections.
 * @throws Error when an answer was neither 2xx nor 304, or a connection broke
 */
export async function load(what: Load): Promise<Measured> {
  const { port, paths, repeat = false, connections = 64, seconds = 2 } = what;
  const [list, script] = [join(folder, 'paths'), join(folder, 'script.lua')];
  writeFileSync(list, paths.join('\n'));
  writeFileSync(script, lua(list, what.headers ?? {}));
  const args = [
    '-t1',
    '--timeout',
    '30s',
    `-c${connections}`,
    `-d${seconds}`,
    '-s',
    script,
    `http://127.0.0.1:${port}`,
  ];
  const { stdout } = await promisify(execFile)('wrk', args, { timeout: (seconds + 30) * 1000 });
  const [, requests, rate, p50, p99, failed] = /^= (\S+) (\S+) (\S+) (\S+) (\S+)$/m.exec(stdout) ?? [];
  if (rate === undefined || failed !== '0') throw new Error(`wrk on ${paths[0]}:\n${stdout}`);
  if (!repeat && Number(requests) > paths.length - connections)
    throw new Error(`${paths.length} addresses are too few for ${requests} requests.`);
  return { rate: Number(rate), p50: Number(p50), p99: Number(p99) };
}

/** A script for wrk that writes all requests before the clock starts. */
function lua(list: string, headers: Readonly<Record<string, string>>): string {
  const fields = Object.entries(headers).map(
    ([name, value]) => `[${JSON.stringify(name)}]=${JSON.stringify(value)}`,
  );
  return `
local requests, at = {}, 0
function init()
  for path in io.lines(${JSON.stringify(list)}) do
    requests[#requests + 1] = wrk.format('GET', path, {${fields.join(',')}})
  end
end
function request() at = at % #requests + 1; return requests[at] end
function done(summary, latency)
  local e = summary.errors
  print(string.format('= %d %f %f %f %d', summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status + e.read + e.write + e.timeout + e.connect))
end`;
}
