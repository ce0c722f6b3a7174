import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../../domain/fault.ts';
import { databaseTarget, removeLeftovers } from './database-target.ts';

/** Milliseconds to wait for another process that builds the same database. */
const patience = 120_000;

/**
 * What `build` returns for the path of the database file, called while no other process builds that file: the seed that
 * it reads is the one that it builds from. The lock is one of SQLite, which the system releases when its process ends.
 * @throws Fault when the file is not ours, or when another process keeps the lock
 */
export function whileLocked<T>(file: string, build: (target: string) => T): T {
  const target = databaseTarget(file);
  mkdirSync(dirname(target), { recursive: true });
  const lock = new Database(`${target}.lock`, { timeout: patience });
  try {
    acquire(lock, file);
    // What is there may have changed while this process waited.
    databaseTarget(file);
    removeLeftovers(target);
    return build(target);
  } finally {
    lock.close();
  }
}

function acquire(lock: Database.Database, file: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')
      throw new Fault(`Another process has been building ${file} for ${patience / 1000} seconds.`);
    throw error;
  }
}
