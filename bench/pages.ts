import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from './seeded.ts';
import { ours } from './servers.ts';
import { type Result, spreadOf } from './targets.ts';

const folder = fileURLToPath(new URL('lighthouse/', import.meta.url));
const rounds = 5;

interface Loaded {
  /** Milliseconds. */
  readonly paint: number;
  /** Milliseconds; null where the page did not set the mark. */
  readonly mark: number | null;
}

/**
 * Lighthouse's mobile profile on `/docs`. The paint is that of its usual, simulated throttling; the mark is set in truth
 * and simulation does not slow it, so it is taken with the throttling of the browser's own tools.
 */
export async function pages(): Promise<Result[]> {
  if (!existsSync(`${folder}node_modules/lighthouse`)) {
    console.log(
      'Pages are skipped: npm install --prefix bench/lighthouse; Chromium, or its path in CHROMIUM',
    );
    return [];
  }
  const server = await ours(seeded());
  const address = `http://127.0.0.1:${server.port}/docs`;
  // The first page waits for the bundle.
  await fetch(address);
  const paints = loadedBy('simulate', address).map(({ paint }) => paint / 1000);
  const marks = loadedBy('devtools', address).map(({ mark }) => (mark ?? Number.POSITIVE_INFINITY) / 1000);
  await server.stop();
  return [
    ['docsPaint', spreadOf(paints)],
    ['swaggerUi', spreadOf(marks)],
  ];
}

function loadedBy(throttling: 'simulate' | 'devtools', address: string): Loaded[] {
  const args = [`${folder}measure.mjs`, address, throttling, 'swagger-ui', `${rounds}`];
  const said = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return said
    .trim()
    .split('\n')
    .map((line): Loaded => JSON.parse(line));
}
