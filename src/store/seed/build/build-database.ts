import type Database from 'better-sqlite3';
import { statementKeys } from '../../sqlite/keys.ts';
import { migrate } from '../../sqlite/migrate.ts';
import { clusteredKey, toRow } from '../../sqlite/statement-rows.ts';
import { checksOf } from '../checks/seed-checks.ts';
import type { Dataset } from '../read/dataset.ts';
import { insertCatalogue } from './catalogue-rows.ts';
import { insertReleases } from './release-rows.ts';
import { seriesRows } from './series-rows.ts';
import { pastStandings, settled } from './standings.ts';
import { inserter } from './table-inserts.ts';

/** Fills an empty database with a dataset, in one transaction. `seed` is the checksum of the files that the dataset was read from. */
export function buildDatabase(db: Database.Database, dataset: Dataset, seed: string): void {
  migrate(db);
  db.transaction(() => {
    const insert = inserter(db);
    insertCatalogue(insert, dataset);
    insert('build', [{ seed }]);
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
    insert(
      'checks',
      checksOf(dataset, statements).map((check, place) => ({
        key: place + 1,
        id: check.id,
        body: JSON.stringify(check),
      })),
    );
  })();
  db.exec('PRAGMA optimize; ANALYZE');
}

/** The order of the clustered key: rows in it are appended to the table and never move. */
function byClusteredKey(a: Record<(typeof clusteredKey)[number], number>, b: typeof a): number {
  for (const column of clusteredKey) if (a[column] !== b[column]) return a[column] - b[column];
  return 0;
}
