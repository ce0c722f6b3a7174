import type Database from 'better-sqlite3';
import { statementKeys } from '../../sqlite/keys.ts';
import { migrate } from '../../sqlite/migrate.ts';
import { clusteredKey, toRow } from '../../sqlite/statement-rows.ts';
import { checksOf } from '../checks/seed-checks.ts';
import type { Dataset } from '../read/dataset.ts';
import { insertReleases } from './release-rows.ts';
import { seriesRows } from './series-rows.ts';
import { pastStandings, settled } from './standings.ts';
import { type Insert, inserter } from './table-inserts.ts';

/** Fills an empty database with a dataset, in one transaction. `seed` is the checksum of all that it is built from. */
export function buildDatabase(db: Database.Database, dataset: Dataset, seed: string): void {
  migrate(db);
  db.transaction(() => {
    const insert = inserter(db);
    insert('build', [{ seed }]);
    insertCatalogue(insert, dataset);
    const byRelease = dataset.releases.map(({ sequence }) => settled(dataset, sequence));
    insertReleases(insert, dataset, byRelease);
    const keys = statementKeys(dataset);
    const statements = byRelease.at(-1) ?? [];
    insert('observations', statements.map((statement) => toRow(statement, keys)).sort(byClusteredKey));
    insert(
      'pastStandings',
      pastStandings(byRelease).map(({ release, statement }) => ({
        ...toRow(statement, keys),
        atRelease: release,
      })),
    );
    insert('series', seriesRows(statements, keys));
    insert('checks', keyed(checksOf(dataset, statements).map((body) => ({ id: body.id, body }))));
  })();
  db.exec('PRAGMA optimize; ANALYZE');
}

/** Inserts a table only after the tables that it refers to. */
function insertCatalogue(insert: Insert, dataset: Dataset): void {
  insert('areas', keyed(dataset.areas.values()));
  insert('units', keyed(dataset.units.values()));
  insert('topics', keyed(dataset.topics.values()));
  insert('concepts', keyed(dataset.concepts.values()));
  insert('producers', keyed(dataset.producers.values()));
  insert('indicators', keyed(dataset.indicators.values()));
  insert('sources', keyed(dataset.sources.values()));
  insert('retired', dataset.retired);
}

/** Rows with the integer keys that `Keys` gives to the same ids. */
function keyed<T>(entries: Iterable<T>): (T & { readonly key: number })[] {
  return [...entries].map((entry, place) => ({ ...entry, key: place + 1 }));
}

/** The order of the clustered key: rows in it are appended to the table and never move. */
function byClusteredKey(a: Record<(typeof clusteredKey)[number], number>, b: typeof a): number {
  for (const column of clusteredKey) if (a[column] !== b[column]) return a[column] - b[column];
  return 0;
}
