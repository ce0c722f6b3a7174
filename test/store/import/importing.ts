import { type ImportOutcome, importInto, nextImport } from '../../../src/store/import/import-file.ts';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { readSheet } from './sheets.ts';

/** One statement that the made-up seed does not have. */
export const oneRow = 'indicator,area,period,value,source\ndata-volume-so,CN,2019,15,yearbook-2022\n';
export const oneId = 'data-volume-so.CN.2019.yearbook-2022';

/** Imports a sheet into a database file over the made-up seed, as the command does over the real one. */
export function importSheet(file: string, text = oneRow): ImportOutcome {
  return importInto(file, fixtureSeed, (seed) =>
    planImport(readSheet(text), seed, { number: nextImport(file), source: null, today: '2025-11-01' }),
  );
}

// As a program, it imports that statement, or the sheet of its second argument, into the file of its first.
if (process.argv[1]?.endsWith('importing.ts')) importSheet(process.argv[2] ?? '', process.argv[3]);
