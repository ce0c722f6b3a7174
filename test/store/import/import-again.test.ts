import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { importInto, nextImport } from '../../../src/store/import/import-file.ts';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { localImports, undoFiles } from '../../../src/store/import/local-imports.ts';
import { readDataset } from '../../../src/store/seed/read/read-seed.ts';
import { readSeedOf } from '../../../src/store/seed/read/seed-files.ts';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';
import { patience } from '../../fixtures/catalogue.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { serve } from '../../http/server.ts';
import { ownReport } from './own-report.ts';
import { readSheet } from './sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'again-'));
const file = join(folder, 'indicators.sqlite');
afterAll(() => rmSync(folder, { recursive: true }));

const table = (value: string) => `indicator,area,period,value\ndata-volume-so,CN,2019,${value}\n`;

function run(text: string, title = ownReport.title) {
  return importInto(file, fixtureSeed, (seed) =>
    planImport(readSheet(text), seed, {
      number: nextImport(file),
      source: 'our-report',
      today: '2025-11-01',
      sources: JSON.stringify({ 'our-report': { ...ownReport, title } }),
    }),
  );
}

const undo = (id: string) =>
  importInto(file, fixtureSeed, (seed) => ({
    files: undoFiles(id, seed, { number: nextImport(file), today: '2025-11-02' }),
  }));
const listed = () => localImports(readDataset(readSeedOf(file, fixtureSeed)));

it('an import that describes its source can be run again, taken back, and replaced', {
  timeout: patience,
}, async () => {
  expect(run(table('15'))).toBe('imported');
  expect(run(table('15'))).toBe('unchanged');
  expect(faultOf(() => run(table('15'), 'Another title')).message).toBe(
    'The source "our-report" is known already, with title "A report of our own": leave out --title, --publisher and --published-on, or take another id.',
  );
  expect(readdirSync(join(folder, 'imports'))).toEqual(['0001']);
  expect(undo('local-1')).toBe('imported');
  for (const [id, message] of [
    ['local-1', 'local-1 was undone already, by local-2.'],
    ['local-2', 'local-2 takes back local-1: import the file of local-1 again instead.'],
    ['local-9', /^import "local-9" is not known; close to it: local-1/],
  ] as const)
    expect(faultOf(() => undo(id)).message).toMatch(message);
  expect(run(table('16'))).toBe('imported');
  expect(listed()).toMatchObject([
    { id: 'local-1', statements: 1, sources: ['our-report'], undoes: null, undoneBy: 'local-2' },
    { id: 'local-2', statements: 0, sources: [], undoes: 'local-1', undoneBy: null },
    { id: 'local-3', statements: 1, sources: ['our-report'], undoes: null, undoneBy: null },
  ]);
  const server = await serve({ store: SqliteStore.open(file) });
  try {
    const values = async (more: string) => {
      const text = await server.text(`/v1/observations?source=our-report&fields=value&format=csv${more}`);
      return text.trim().split('\r\n').slice(1);
    };
    expect(await values('&release=local-1')).toEqual(['15']);
    expect(await values('&release=local-2')).toEqual([]);
    expect(await values('')).toEqual(['16']);
    const changes = await server.text('/v1/changes?format=json');
    expect(changes).toContain('Taken back by local-2.');
  } finally {
    await server.app.close();
  }
});
