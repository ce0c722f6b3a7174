import { ConfigError } from '../config.ts';
import { Fault } from '../domain/fault.ts';
import { SeedError } from '../store/seed/read/seed-faults.ts';

/** Ends a command with exit code 1 and prints the error: only its message when it is about the input, else its stack too. */
export function fail(error: unknown): never {
  const isAboutInput = error instanceof Fault || error instanceof SeedError || error instanceof ConfigError;
  console.error(isAboutInput ? error.message : error);
  process.exit(1);
}
