import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../../src/domain/fault.ts';
import { candidatesOf } from '../../../../src/store/import/import-candidates.ts';
import { noOptions, type ReadingOptions } from '../../../../src/store/import/reading/sheet.ts';
import { readTable } from '../../../../src/store/import/table-file.ts';
import { seedFolder } from '../../../../src/store/seed/file/current-seed.ts';
import type { Dataset } from '../../../../src/store/seed/read/dataset.ts';
import { readDataset } from '../../../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../../../src/store/seed/read/seed-files.ts';

export interface FileOptions extends Partial<ReadingOptions> {
  readonly encoding?: string;
  readonly sheet?: string;
}

/** What an import understands of the bytes of a file: a line for each figure, and for each place that it refuses or finds empty. */
export async function figuresIn(
  bytes: Buffer,
  before: Dataset,
  options: FileOptions = {},
): Promise<string[]> {
  const { encoding = null, sheet = null, ...reading } = options;
  try {
    const table = await readTable(bytes, { encoding, sheet });
    const understood = table(before, { ...noOptions, ...reading });
    const { good, bad } = candidatesOf(understood, before, {
      number: 1,
      source: 'own',
      today: '2026-11-30',
      after: '3',
    });
    const read = good.map(({ line, column, cells }) => {
      const { indicator, area, period, value, scale, kind, qualifier, significantDigits } = cells;
      const hedge = qualifier === 'exact' ? '' : ` ${qualifier}`;
      const digits = significantDigits ? ` (${significantDigits} digits)` : '';
      const text = `${indicator} ${area} ${period} ${value}e${scale}${kind === 'actual' ? '' : ` ${kind}`}${hedge}${digits}`;
      return { line, text: `${line}${column === null ? '' : ` ${column}`}: ${text}` };
    });
    const refused = bad.map(({ line, column, outcome, detail }) => ({
      line,
      text: `${line}${column === null ? '' : ` ${column}`}: ${outcome === 'missing' ? 'missing' : detail.en}`,
    }));
    return [...read, ...refused].sort((a, b) => a.line - b.line).map(({ text }) => text);
  } catch (error) {
    if (error instanceof Fault) return [`refused: ${error.message}`];
    throw error;
  }
}

/** The bytes of a file of this folder. */
export function file(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, name));
}

/** The real seed, whose names the files of this folder use. */
export const realDataset = readDataset(readSeedFiles(seedFolder));
