import { ConfigError } from '../config.ts';
import { Fault } from '../domain/fault.ts';
import { SeedError } from '../store/seed/read/seed-faults.ts';

/** Prints an error and exits with 1: only its message when input, configuration or port are at fault, else its stack too. */
export function fail(error: unknown): never {
  const isExpected =
    error instanceof Fault ||
    error instanceof SeedError ||
    error instanceof ConfigError ||
    (error instanceof Error && 'syscall' in error && error.syscall === 'listen');
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
