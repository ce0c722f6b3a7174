import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The key that seals cursors, kept in a file beside the database: cursors stay valid when the server starts again, and all
 * workers share it. A database in memory, or in a folder that cannot be written, has a new key at each start.
 */
export function cursorKeyBeside(databaseFile: string): string {
  const fresh = randomBytes(32).toString('hex');
  if (databaseFile === ':memory:') return fresh;
  const file = `${databaseFile}.key`;
  try {
    writeFileSync(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch {
    // It is there already, or cannot be written.
  }
  try {
    const kept = readFileSync(file, 'utf8');
    // Another process may have created it and not written it yet.
    return kept.length >= 32 ? kept : fresh;
  } catch {
    return fresh;
  }
}
