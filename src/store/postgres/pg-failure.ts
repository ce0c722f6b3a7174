import { Fault } from '../../domain/fault.ts';
import { Problem } from '../../domain/problems.ts';

/** Errors of the network, and of PostgreSQL by class or code (appendix A of its manual), after which the same query may succeed elsewhere or later. */
const network =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
const server = /^(08|25|28|3D|40|53|55|57|58|XX)/;
/** The tables of a build that was dropped, or that a replica has not yet. */
const missing = /^(42P01|3F000)$/;
/** What `pg` says without a code. */
const words =
  /^(timeout expired|timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed)/i;

/** What a driver threw, below what drizzle wraps it in. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

/** The code of an error of PostgreSQL or of the system; empty where it has none. */
export function codeOf(error: unknown): string {
  const root = rootOf(error);
  return root instanceof Error && 'code' in root ? String(root.code) : '';
}

/** True where the database is at fault, not the query. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  const root = rootOf(error);
  if (code !== '') return network.test(code) || server.test(code) || missing.test(code);
  return root instanceof Error && words.test(root.message);
}

/** True for a query that the server ended because it took too long. */
export function isTooLong(error: unknown): boolean {
  return codeOf(error) === '57014';
}

/** One line for the log about a server that does not answer. */
export function outage(name: string, error: unknown): Fault {
  const root = rootOf(error);
  const said = root instanceof Error ? root.message || codeOf(root) : String(root);
  const what = missing.test(codeOf(error)) ? 'has not the build that is served' : 'does not answer';
  return new Fault(`PostgreSQL at ${name} ${what}: ${said}.`);
}

/** The answer to a request while the database does not: a query that took too long is worth a longer wait. */
export function unavailable(error: unknown): Problem {
  const retryAfter = isTooLong(error) ? 10 : 5;
  return new Problem('unavailable', 'The database cannot be read just now. Try again in a few seconds.', {
    retryAfter,
  });
}

const causes: readonly (readonly [RegExp, string])[] = [
  [/^53100$/, 'its disk is full'],
  [/^53300$/, 'it has no connection left'],
  [/^28/, 'it refuses the user or the password'],
  [/^3D000$/, 'it has no database of this name'],
  [/^42501$/, 'the user may not create schemas in it'],
  [/^25006$/, 'it is a replica, which takes no writes'],
  [/^55P03$/, 'another process has been building in it for 120 seconds'],
  [/^57P0[123]$/, 'it is starting or stopping'],
  [/./, 'it cannot be reached'],
];

/** One line for the person at the terminal, where the database is at fault; else the error itself. */
export function writeFault(error: unknown, name: string): unknown {
  const code = codeOf(error);
  if (error instanceof Fault || (!isOutage(error) && code !== '42501')) return error;
  const cause = causes.find(([pattern]) => pattern.test(code))?.[1] ?? 'it cannot be reached';
  const root = rootOf(error);
  const said = root instanceof Error && root.message !== '' ? ` (${root.message})` : '';
  return new Fault(`Nothing was written to ${name}: ${cause}${said}.`);
}
