import Database from 'better-sqlite3';
import { RelationalStore } from '../relational/relational-store.ts';
import { SqliteReader } from './sqlite-reader.ts';

/**
 * Kibibytes of pages that SQLite keeps, a quarter of its default: rows are decoded once and kept as statements, so that
 * indexes are all that is read again, and 4 MB hold them.
 */
const pageCache = 4096;

/** A read-only store over a SQLite database. `close` closes the database. */
export class SqliteStore extends RelationalStore {
  constructor(db: Database.Database, cachedStatements?: number) {
    super(new SqliteReader(db), cachedStatements);
  }

  /**
   * Opens a database file for reading. It is replaced by rename and never written to, so the store holds its lock:
   * taking it for each query would make a page a tenth slower.
   */
  static open(file: string): SqliteStore {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`cache_size = -${pageCache}`);
    return new SqliteStore(db);
  }
}
