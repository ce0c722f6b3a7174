import { execFileSync } from 'node:child_process';
import { realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { observationFormats } from '../../src/formats/formats.ts';
import { copiedProject } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { root, type Server, startServer } from '../running/servers.ts';

const series = '/v1/observations?indicator=data-output-nda';

/** An address of everything that loads a package, or a file of one, when it is first asked for. */
const addresses: readonly string[] = [
  ...observationFormats.map(({ name }) => `${series}&format=${name}`),
  `${series}&shape=wide&format=parquet`,
  `${series}&transform=yoy&format=png&width=500&height=400`,
  ...['/', '/docs', '/docs/openapi.json'],
  ...['/openapi.json', '/openapi.yaml', '/v1/indicators?q=data', '/indicators/data-output-nda'],
  ...['/nothing', `${series}&format=nothing`, '/v1/releases/2/files/observations.csv'],
];

/** Takes the packages below a running server away, as `npm ci` does for a while, and brings them back. */
export async function installation(): Promise<Outcome[]> {
  const project = await copiedProject();
  const [there, away] = [join(project, 'node_modules'), join(project, 'away')];
  rmSync(there);
  execFileSync('cp', ['-a', '--link', realpathSync(join(root, 'node_modules')), there]);
  const server = await startServer({ project, environment: { DATABASE_FILE: join(project, 'own.sqlite') } });
  const faults: string[] = [];
  try {
    const before = await statuses(server, '2026-11-01');
    renameSync(there, away);
    // Threads that are still there have everything that they need.
    await setTimeout(3000);
    const without = await statuses(server, '2026-11-02');
    // The server may have written its compile cache there.
    rmSync(there, { recursive: true, force: true });
    renameSync(away, there);
    const after = await statuses(server, '2026-11-03');
    for (const [path, status] of before) {
      if (![status, 503].includes(without.get(path) ?? 0))
        faults.push(`${path} answers ${without.get(path)} without its packages`);
      if (after.get(path) !== status) faults.push(`${path} answers ${after.get(path)} when they are back`);
    }
    const answered = [...without.values()].filter((status) => status !== 503).length;
    return [{ promise, figure: `${answered} of ${without.size} answered, the others 503`, faults }];
  } finally {
    await server.running.kill();
  }
}

const promise =
  'a server whose packages are taken away answers as before or 503, and as before when they are back';

/** The status of each address; 0 where none came. */
async function statuses({ base }: Server, day: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const path of addresses) {
    // As of another day each time: an answer from the cache would prove nothing.
    const asked = path.startsWith(series) ? `${path}&asOf=${day}` : path;
    const status = await fetch(base + asked, { signal: AbortSignal.timeout(60_000) }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    found.set(path, status);
  }
  return found;
}
