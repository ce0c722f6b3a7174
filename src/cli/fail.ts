import { inspect } from 'node:util';
import { ConfigError } from '../config.ts';
import { Fault } from '../domain/fault.ts';
import { SeedError } from '../store/seed/read/seed-faults.ts';

/** Codes of errors of the system and of SQLite that the person at the terminal can mend: permissions, space, addresses, paths. */
const expectedCodes: ReadonlySet<string> = new Set(
  [
    'EACCES EPERM EROFS ENOSPC EDQUOT ENOENT ENOTDIR EISDIR EEXIST ELOOP ENAMETOOLONG',
    'EADDRINUSE EADDRNOTAVAIL ENOTFOUND EAI_AGAIN EINVAL EMFILE',
    'SQLITE_CANTOPEN SQLITE_READONLY SQLITE_FULL SQLITE_IOERR_WRITE SQLITE_BUSY',
  ].flatMap((group) => group.split(' ')),
);

/** What to print of an error: only its message when input, configuration or machine are at fault, else its stack too. */
export function faultText(error: unknown): string {
  const isExpected =
    error instanceof Fault ||
    error instanceof SeedError ||
    error instanceof ConfigError ||
    (error instanceof Error && 'code' in error && expectedCodes.has(String(error.code)));
  return isExpected ? error.message : inspect(error);
}

/** Prints an error and exits with 1. */
export function fail(error: unknown): never {
  console.error(faultText(error));
  process.exit(1);
}
