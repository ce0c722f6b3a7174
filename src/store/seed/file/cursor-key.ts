import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * The key that seals cursors, kept in a file beside the database: cursors stay valid when the server starts again, and all
 * workers share it. A database in memory, or in a folder that cannot be written, has a new key at each start.
 */
export function cursorKeyBeside(databaseFile: string): string {
  const fresh = randomBytes(32).toString('hex');
  if (databaseFile === ':memory:') return fresh;
  const file = `${databaseFile}.key`;
  return keptIn(file) ?? keep(fresh, file) ?? keptIn(file) ?? fresh;
}

function keptIn(file: string): string | null {
  try {
    const kept = readFileSync(file, 'utf8');
    return kept.length >= 32 ? kept : null;
  } catch {
    return null;
  }
}

/** The key, once it is in the file; null where another process was faster, or it cannot be written. */
function keep(key: string, file: string): string | null {
  // The file appears with its content: neither a full disk nor a kill leaves half a key, and of two processes one wins.
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, key, { mode: 0o600, flush: true });
    linkSync(draft, file);
    return key;
  } catch {
    return null;
  } finally {
    rmSync(draft, { force: true });
  }
}
