import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { randoms } from '../../bench/addresses.ts';
import { chooseSeed } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { type Server, startServer } from '../running/servers.ts';
import type { World } from '../running/states.ts';
import { attempt, refusal } from './attempts.ts';

/** What happens to a database file, by a name. */
type Damages = Readonly<Record<string, (file: string) => void>>;

/** Damages database files before the start and below a running server. */
export async function corruption(world: World, isShort: boolean): Promise<Outcome[]> {
  chooseSeed(world.project, 'a');
  return [await beforeStart(world, isShort), await whileServing(world, isShort)];
}

function overwrite(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
}

/** One bit in a place of the file. */
function flip(place: number) {
  return (file: string) =>
    overwrite(file, (bytes) => {
      const at = Math.floor(place * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    });
}

const cut = (share: number) => (file: string) =>
  truncateSync(file, Math.floor(readFileSync(file).length * share));
const zeros = (from: number, to: number) => (file: string) =>
  overwrite(file, (bytes) => bytes.fill(0, Math.floor(from * bytes.length), Math.floor(to * bytes.length)));

async function beforeStart(world: World, isShort: boolean): Promise<Outcome> {
  const random = randoms(5);
  const flips = Array.from({ length: isShort ? 1 : 40 }, () => random());
  const damages: Damages = {
    'cut in half': cut(0.5),
    'the schema overwritten by zeros': zeros(0.00003, 0.01),
    ...Object.fromEntries(
      flips.map((place) => [`a bit flipped at ${(place * 100).toFixed(1)} %`, flip(place)]),
    ),
    ...(isShort
      ? {}
      : {
          'cut to nothing': cut(0),
          'cut behind the header': (file: string) => truncateSync(file, 100),
          'the last byte cut': (file: string) => truncateSync(file, readFileSync(file).length - 1),
          'a text in its place': (file: string) => writeFileSync(file, 'no database\n'),
          'a tenth overwritten by zeros': zeros(0.4, 0.5),
          'everything overwritten by zeros': zeros(0, 1),
        }),
  };
  const faults: string[] = [];
  let refused = 0;
  for (const [name, damage] of Object.entries(damages)) {
    const file = world.newDatabase();
    damage(file);
    const { code, said, served } = await attempt(world, 'start', file);
    if (code !== 0) refused += 1;
    if (code !== 0) faults.push(...refusal('start', said).map((fault) => `${name}: ${fault}`));
    else if (served !== 'a') faults.push(`${name}: ${served} is served`);
  }
  return {
    promise: 'a damaged database is built again at the start, or refused in one line: never served',
    figure: `${Object.keys(damages).length} damages, ${refused} refused`,
    faults,
  };
}

const damagesInPlace: Damages = {
  'cut in half': cut(0.5),
  'cut to nothing': cut(0),
  'a third overwritten by zeros': zeros(0.33, 0.66),
  'everything but the header overwritten': (file) => overwrite(file, (bytes) => bytes.fill(7, 4096)),
  removed: (file) => rmSync(file),
  'replaced by a text': (file) => {
    writeFileSync(`${file}.text`, 'no database\n');
    renameSync(`${file}.text`, file);
  },
};

async function whileServing(world: World, isShort: boolean): Promise<Outcome> {
  const expected = await undamaged(world);
  const faults: string[] = [];
  const seen: string[] = [];
  const names = Object.keys(damagesInPlace).filter((_, place) => !isShort || place % 3 === 0);
  for (const name of names) {
    const { found, unavailable } = await damagedBelow(world, damagesInPlace[name] ?? cut(0), expected);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    seen.push(`${name} ${unavailable}`);
  }
  return {
    promise:
      'while its database is damaged a server answers rightly or 503, /readyz says so, and it heals when the file is back',
    figure: `503 answers of ${addresses.length * rounds}: ${seen.join('; ')}`,
    faults,
  };
}

const rounds = 6;
const addresses = [
  ...['digital-economy-value-added-nda', 'gdp-current-nbs', 'data-output-nda', 'data-enterprises-nddri'].map(
    (id) => `/v1/observations?indicator=${id}&format=csv`,
  ),
  ...[2019, 2020, 2021, 2022, 2023, 2024].map(
    (year) => `/v1/observations?indicator=*&period=${year}&format=csv`,
  ),
  '/v1/observations?indicator=*&revisions=all&format=csv',
  '/v1/observations?indicator=gdp-current-nbs&transform=yoy&format=csv',
  '/v1/sources?format=csv',
  '/v1/checks?format=csv',
  '/v1/changes?format=csv',
];

/** What a server over an undamaged file answers, by address. */
async function undamaged(world: World): Promise<ReadonlyMap<string, string>> {
  const server = await startServer({
    project: world.project,
    environment: { DATABASE_FILE: world.newDatabase() },
  });
  const answers = new Map<string, string>();
  for (const path of addresses) answers.set(path, await (await fetch(server.base + path)).text());
  await server.running.stop();
  return answers;
}

async function damagedBelow(
  world: World,
  damage: (file: string) => void,
  expected: ReadonlyMap<string, string>,
): Promise<{ found: string[]; unavailable: number }> {
  const file = world.newDatabase();
  const good = world.newDatabase();
  // Without a cache, so that every answer reads the database.
  const environment = { DATABASE_FILE: file, CACHE_MEGABYTES: '0' };
  const server = await startServer({ project: world.project, environment });
  const found: string[] = [];
  let unavailable = 0;
  await fetch(server.base + addresses[0]);
  damage(file);
  for (let round = 0; round < rounds; round += 1) {
    for (const path of addresses) {
      const { fault, status } = await judged(server, path, expected);
      if (fault !== null) found.push(fault);
      if (status === 503) unavailable += 1;
    }
    await pause(500);
  }
  const ready = (await fetch(`${server.base}/readyz`)).status;
  const last = await judged(server, '/v1/observations?indicator=*&revisions=all&format=csv', expected);
  if (last.status === 503 && ready !== 503) found.push(`/readyz says ${ready} while data are not served`);
  copyFileSync(good, `${file}.back`);
  renameSync(`${file}.back`, file);
  let ill = await unhealed(server, expected);
  const deadline = performance.now() + 4000;
  while (ill.length > 0 && performance.now() < deadline) {
    await pause(200);
    ill = await unhealed(server, expected);
  }
  found.push(...ill);
  await server.running.stop();
  return { found, unavailable };
}

/** The addresses that do not answer rightly, though the file is back. */
async function unhealed(server: Server, expected: ReadonlyMap<string, string>): Promise<string[]> {
  const found: string[] = [];
  for (const path of ['/readyz', ...addresses]) {
    const { fault, status } = await judged(server, path, expected);
    if (fault !== null || status !== 200)
      found.push(`once the file is back, ${path} answers ${status} ${fault ?? ''}`);
  }
  return found;
}

/** What is wrong with an answer: right is the undamaged one, or a 503 with problem details. */
async function judged(
  { base }: Server,
  path: string,
  expected: ReadonlyMap<string, string>,
): Promise<{ fault: string | null; status: number }> {
  try {
    const answer = await fetch(base + path);
    const { status } = answer;
    const text = await answer.text();
    const right = expected.get(path);
    if (status === 200 && right !== undefined && text !== right)
      return { fault: `${path}: 200 with other rows`, status };
    if (status === 200) return { fault: null, status };
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
    if (status === 503 && isProblem && !/sqlite|\.ts|malformed/i.test(text)) return { fault: null, status };
    return { fault: `${path}: ${status} ${text.slice(0, 300)}`, status };
  } catch (error) {
    // A table that had begun is cut off: its client sees that it is not whole.
    return { fault: path.includes('format=csv') ? null : `${path}: ${error}`, status: 0 };
  }
}
