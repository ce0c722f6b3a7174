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
  if (!(error instanceof Error)) return inspect(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message.split('. ')[0]}: --help lists the options.`;
  const isExpected = error instanceof Fault || error instanceof ConfigError || expectedCodes.has(code);
  if (error instanceof SeedError) {
    const { length } = error.faults;
    return `${error.message}\n${length} fault${length === 1 ? '' : 's'}.`;
  }
  return isExpected ? error.message : inspect(error);
}

/** Prints an error and sets the exit code to 1. */
export function fail(error: unknown): void {
  console.error(faultText(error));
  process.exitCode = 1;
}

/** Prints an error and ends the process with 1, whatever else runs in it, once the error is written. */
export async function exitFailed(error: unknown): Promise<never> {
  fail(error);
  await new Promise((resolve) => process.stderr.write('', resolve));
  process.exit();
}
