import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randoms } from '../../bench/addresses.ts';
import { chooseSeed, sheetOf, temporaryFolder } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { program, type Server, startServer } from '../running/servers.ts';
import { leftoversOf, type World } from '../running/states.ts';

/** Two imports, a build and a start over one database at the same time: whatever says "Imported" is served. */
export async function races(world: World, isShort: boolean): Promise<Outcome[]> {
  const runs = isShort ? 1 : 40;
  const random = randoms(16);
  const faults: string[] = [];
  for (let run = 0; run < runs; run += 1)
    faults.push(...(await raced(world, () => random() * 1500)).map((fault) => `run ${run}: ${fault}`));
  return [
    {
      promise:
        'an import that says "Imported" is served, also when it races builds, starts and other imports',
      figure: `${runs} races of two imports, a build and a start`,
      faults,
    },
  ];
}

async function raced(world: World, delay: () => number): Promise<string[]> {
  const { project } = world;
  const file = world.newDatabase();
  const environment = { DATABASE_FILE: file };
  const folder = temporaryFolder();
  const years = [2041, 2042];
  // Of another seed, so that the build and the start have something to do.
  chooseSeed(project, 'b');
  const imports = years.map(async (year) => {
    const sheet = join(folder, `${year}.csv`);
    writeFileSync(sheet, sheetOf(year));
    await pause(delay());
    return program(['src/cli/import.ts', sheet], { project, environment }).ended;
  });
  const build = pause(delay()).then(() => program(['src/cli/seed.ts'], { project, environment }).ended);
  const started = pause(delay()).then(() => startServer({ project, environment }));
  const [ended, built, server] = await Promise.all([Promise.all(imports), build, started]);
  const faults = [...ended, built]
    .filter(({ code }) => code !== 0)
    .map(({ code, complained }) => `a command ended with ${code}: ${complained}`);
  faults.push(...(await unserved(server, years)).map((year) => `${year} is imported, but not served`));
  await server.running.stop();
  const again = await startServer({ project, environment });
  faults.push(...(await unserved(again, years, 0)).map((year) => `the next start does not serve ${year}`));
  await again.running.stop();
  faults.push(...leftoversOf(file).map((name) => `left behind: ${name}`));
  rmSync(folder, { recursive: true });
  return faults;
}

/** The years that a server does not have within the time in which it notices a new database. */
async function unserved(
  { base }: Server,
  years: readonly number[],
  milliseconds = 15_000,
): Promise<number[]> {
  const deadline = performance.now() + milliseconds;
  const period = `${years[0]}..${years.at(-1)}`;
  const path = `/v1/observations?indicator=data-output-nda&period=${period}&fields=period,value&format=csv`;
  for (;;) {
    const answer = await fetch(base + path);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${text}`);
    const missing = years.filter((year) => !text.includes(`${year},60`));
    if (missing.length === 0 || performance.now() > deadline) return missing;
    await pause(200);
  }
}
