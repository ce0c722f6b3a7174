import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('lighthouse/', import.meta.url));

/** What Lighthouse's mobile profile measured of one load of a page. */
export interface Loaded {
  /** Milliseconds of the largest contentful paint. */
  readonly paint: number;
  /** Milliseconds of the total blocking time. */
  readonly blocked: number;
  /** Milliseconds until the page set the mark; null where it did not. */
  readonly mark: number | null;
  /** Bytes over the network by type of resource (`Document`, `Script`, `Font` …). */
  readonly bytes: Readonly<Record<string, number>>;
  /** Of 100, by category. */
  readonly scores: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Whether Lighthouse is installed; says how, where it is not. */
export function lighthouseIsThere(): boolean {
  const there = existsSync(`${folder}node_modules/lighthouse`);
  if (!there)
    console.log(
      'Pages are skipped: npm install --prefix bench/lighthouse; Chromium, or its path in CHROMIUM',
    );
  return there;
}

/** Loads a page some times by Lighthouse's mobile profile. */
export function loadedBy(
  throttling: 'simulate' | 'devtools',
  address: string,
  { rounds, mark = '' }: { readonly rounds: number; readonly mark?: string },
): Loaded[] {
  const args = [`${folder}measure.mjs`, address, throttling, mark, `${rounds}`];
  const said = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return said
    .trim()
    .split('\n')
    .map((line): Loaded => JSON.parse(line));
}
