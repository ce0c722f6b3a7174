import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/store/import/import-file.ts';
import { type Plan, planImport } from '../../../src/store/import/import-plan.ts';
import { seedFile } from '../../../src/store/seed/file/write-database.ts';
import { readSeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { patience } from '../../fixtures/catalogue.ts';
import { type Server, seedFolder, serve } from '../../http/server.ts';
import { readSheet, tableOf } from './sheets.ts';

const everything = '/v1/observations?indicator=*&revisions=all&format=csv';
const topic = 'observations/data-resources.csv';

/** The real seed without written checks, whose explanations an import does not bring, and without checksums. */
const files = new Map(
  [...readSeedFiles(seedFolder)]
    .filter(([path]) => path !== 'checks.yaml')
    .map(([path, text]) => [path, path === 'releases.yaml' ? text.replace(/^ +checksum:.*$/gm, '') : text]),
);
/** The same without the statements of one topic. */
const poorer = new Map([...files].filter(([path]) => path !== topic));
const lost = (files.get(topic) ?? '').trimEnd().split('\n').length - 1;

const folder = mkdtempSync(join(tmpdir(), 'round-'));
const database = join(folder, 'indicators.sqlite');
let whole: Server;
let exported: string;
let plan: Plan;
beforeAll(async () => {
  const unchanged = join(folder, 'whole.sqlite');
  seedFile(unchanged, files);
  whole = await serve({ store: SqliteStore.open(unchanged) });
  exported = await whole.text(everything);
  seedFile(database, poorer);
  plan = planImport(readSheet(exported), poorer, { number: 1, source: null, today: '2026-11-24' });
}, patience);
afterAll(async () => {
  await whole.app.close();
  rmSync(folder, { recursive: true });
});

describe('the CSV of all statements, imported where one topic is missing', () => {
  it('is read line by line without a fault', () => {
    expect(plan.rows.filter(({ outcome }) => outcome === 'rejected')).toEqual([]);
  });

  it('is the same with names beside codes, and refused with names in their place', async () => {
    const options = { number: 1, source: null, today: '2026-11-24' };
    const both = await whole.text(`${everything}&labels=both`);
    expect(both.split('\r\n', 1)[0]).toMatch(/,indicatorName,areaName,unitName$/);
    expect([...planImport(readSheet(both), poorer, options).files]).toEqual([...plan.files]);
    const named = readSheet(await whole.text(`${everything}&labels=name`));
    expect(() => planImport(named, poorer, options)).toThrow(
      /it lacks the column indicator, and names do not tell which one is meant: take the table with labels=both/,
    );
  });

  it('adds that topic, each statement with the relation that it had, and leaves the others alone', () => {
    expect(lost).toBeGreaterThan(30);
    const added = plan.rows.filter(({ outcome }) => outcome !== 'unchanged');
    expect(added).toHaveLength(lost);
    const { columns, rows } = tableOf(exported);
    expect(columns).toContain('relation');
    const relations = new Map(rows.map(({ cells }) => [cells.id, cells.relation]));
    for (const { id, outcome } of added) expect([id, outcome]).toEqual([id, relations.get(id ?? '')]);
  });

  it('gives the same answers as the whole seed', { timeout: patience }, async () => {
    carryOut(plan, database, poorer);
    const mended = await serve({ store: SqliteStore.open(database) });
    try {
      expect(await mended.text(everything)).toBe(exported);
      for (const asOf of ['2024-03-31', '2024-05-24', '2025-04-30', '2026-11-24']) {
        const path = `/v1/observations?indicator=*&asOf=${asOf}&format=csv`;
        expect(await mended.text(path)).toBe(await whole.text(path));
      }
    } finally {
      await mended.app.close();
    }
  });
});
