import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { SeedError } from '../../src/store/seed/read/seed-faults.ts';
import { readSeedFiles, type SeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { fixtureSeed } from '../fixtures/seed.ts';

const whole = readSeedFiles(fixtureSeed);

/** A file, a text in it, and the text that replaces it. */
export type Edit = readonly [file: string, from: string, to: string];

/** The seed of test/fixtures with some texts replaced. */
export function edited(...edits: readonly Edit[]): SeedFiles {
  const files = new Map(whole);
  for (const [file, from, to] of edits) {
    const text = files.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`${file} has no "${from}".`);
    files.set(
      file,
      text.replace(from, () => to),
    );
  }
  return files;
}

/** The seed with a file added or replaced. */
export function withFile(file: string, text: string): SeedFiles {
  return new Map([...whole, [file, text]]);
}

/** The faults of a seed as `file:line:column message`; empty when it has none. */
export function faultsOf(files: SeedFiles): string[] {
  try {
    readDataset(files);
    return [];
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    return error.message.split('\n');
  }
}

/** A row of observations/volume.csv in which the tests replace texts. */
export const row =
  'data-volume-so,CN,2022,26.00,0,ZB,actual,exact,yearbook-2022,table 1,stated,,,,,,,,,,1,,,';
export const volume = 'observations/volume.csv';
