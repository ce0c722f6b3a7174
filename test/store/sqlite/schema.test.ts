import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOrder, type Selection } from '../../../src/domain/query/selection.ts';
import { statementKeys } from '../../../src/store/relational/keys.ts';
import { pageQuery } from '../../../src/store/relational/statement-queries.ts';
import { buildDatabase } from '../../../src/store/seed/build/build-database.ts';
import { readDataset } from '../../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import { sqliteTables } from '../../../src/store/sqlite/sqlite-reader.ts';
import type { Position } from '../../../src/store/store.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { selection } from '../reading.ts';
import { planOfPage } from './file.ts';

const dataset = readDataset(readSeedFiles(fixtureSeed));
const db = new Database(':memory:');
beforeAll(() => buildDatabase(db, dataset, 'made up'));
afterAll(() => {
  db.close();
});

/** Tries to change one statement, and takes it back. */
function changed(column: string, value: string | number | null): () => void {
  const update = db.prepare(
    `UPDATE observations SET ${column} = ? WHERE source = (SELECT min(source) FROM observations)`,
  );
  return () => {
    db.exec('SAVEPOINT attempt');
    try {
      update.run(value);
    } finally {
      db.exec('ROLLBACK TO attempt; RELEASE attempt');
    }
  };
}

describe('the tables', () => {
  it('are strict, all of them', () => {
    const tables = db
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
      )
      .all();
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('have no dangling reference', () => {
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it.each(['indicator', 'area', 'source', 'onBehalfOf', 'toRelease'])('refuse an unknown %s', (column) => {
    expect(changed(column, 999)).toThrow('FOREIGN KEY');
  });

  it.each([
    ['kind', 5],
    ['qualifier', -1],
    ['value', null],
    ['missingReason', 'publishedAsRange'],
    ['lower', 1e300],
    ['periodEnd', 10_101],
    ['release', 999],
    ['toRelease', 1],
  ])('refuse a statement with %s %s', (column, value) => {
    expect(changed(column, value)).toThrow('CHECK constraint');
  });

  it('refuse text for a number', () => {
    expect(changed('value', 'many')).toThrow('cannot store TEXT value');
  });

  it('refuse two statements in one place', () => {
    expect(() => db.exec('INSERT INTO observations SELECT * FROM observations LIMIT 1')).toThrow('UNIQUE');
  });
});

describe('the plan of a query', () => {
  const known = { keys: statementKeys(dataset), tables: sqliteTables };
  const plan = (asked: Partial<Selection>, after: Position | null = null) =>
    planOfPage(db, pageQuery(selection(asked), { order: defaultOrder, after, limit: 10 }, known));

  it('for a series walks the index of the default order and sorts nothing', () => {
    expect(plan({ indicators: ['data-volume-so'], areas: ['CN'] })).toEqual([
      'SEARCH observations USING INDEX observationsInOrder (indicator=? AND area=?)',
    ]);
    expect(plan({ indicators: ['data-volume-so'], areas: ['CN'], asOf: '2024-05-01' })[0]).toBe(
      'SEARCH observations USING INDEX observationsInOrder (indicator=? AND area=?)',
    );
    expect(plan({ indicators: ['data-volume-so', 'platforms-so'] })).toEqual([
      'SEARCH observations USING INDEX observationsInOrder (indicator=?)',
    ]);
  });

  it('for the evidence of a day looks each statement up by its number', () => {
    const selected = selection({ indicators: ['data-volume-so'], asOf: '2024-05-01' });
    const query = pageQuery(selected, { order: defaultOrder, after: null, limit: 10 }, known);
    expect(planOfPage(db, query)).toEqual([
      'SEARCH observations USING INDEX observationsInOrder (indicator=?)',
      expect.stringMatching(/^CORRELATED SCALAR SUBQUERY/),
      'SEARCH pastEvidence USING PRIMARY KEY (statement=?)',
    ]);
  });

  it('for a further page begins after the last row', () => {
    const behind = {
      indicator: 'data-volume-so',
      area: 'CN',
      frequency: 'A',
      periodStart: '2023-01-01',
      periodEnd: '2023-12-31',
      lane: 'outturn',
      publishedOn: '2024-03-15',
      source: 'so-2024-03-15',
    };
    expect(plan({}, behind)).toEqual([
      'SEARCH observations USING INDEX observationsInOrder ((indicator,area,frequency,periodStart,periodEnd,lane,publishedOn,source)>(?,?,?,?,?,?,?,?))',
    ]);
  });

  it('for one source uses the index of sources', () => {
    expect(plan({ sources: ['so-2024-08'] })[0]).toContain('observationsBySource');
  });
});
