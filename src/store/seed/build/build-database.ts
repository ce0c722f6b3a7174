import type Database from 'better-sqlite3';
import { migrate } from '../../sqlite/migrate.ts';
import type { Dataset } from '../read/dataset.ts';
import { insertDataset } from './dataset-rows.ts';
import { inserter } from './table-inserts.ts';

/** Fills an empty SQLite database with a dataset, in one transaction. `seed` is the checksum of all that it is built from. */
export function buildDatabase(db: Database.Database, dataset: Dataset, seed: string): void {
  migrate(db);
  db.transaction(() => insertDataset(inserter(db), dataset, seed))();
  db.exec('PRAGMA optimize; ANALYZE');
}
