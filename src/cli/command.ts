import { fail } from './fail.ts';

/**
 * Runs a command, or prints its help where `--help` is asked for. The process ends by itself, so that all it printed
 * arrives, however slowly it is read. A reader that ends early, such as `head`, is no fault; a full disk below
 * a redirected report is.
 */
export async function command(help: string, run: () => void | Promise<void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' || fail(error));
  try {
    if (process.argv.includes('--help')) console.log(help);
    else await run();
  } catch (error) {
    fail(error);
  }
}
