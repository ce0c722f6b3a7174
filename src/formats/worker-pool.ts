import { emitWarning } from 'node:process';
import type { Transferable } from 'node:worker_threads';
import type { Piscina } from 'piscina';

let pool: Promise<Piscina> | undefined;

/**
 * What the default export of a module returns for an input, computed in a worker thread. Input and result are copied,
 * except what `transfer` lists. The thread is started by the first task and ends when it has had none for a while.
 * @throws a copy of what the function throws, with its message, or why the thread died
 */
export async function inWorker<Input extends object, Result>(
  module: URL,
  input: Input,
  transfer: readonly Transferable[] = [],
): Promise<Result> {
  pool ??= started();
  const piscina = await import('piscina');
  const task = piscina.move({ [piscina.transferableSymbol]: transfer, [piscina.valueSymbol]: input });
  return (await pool).run(task, { filename: module.href });
}

/** Seconds without a task after which the thread ends and frees its memory. */
const idleSeconds = 2;

/** The library is loaded by the first task, so that it does not slow down the start of the server. */
async function started(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const created = new Piscina({
    minThreads: 0,
    maxThreads: 1,
    // A task that waits for its input must not hold up the next one.
    concurrentTasksPerWorker: 16,
    idleTimeout: idleSeconds * 1000,
    // Node options of the main thread, such as preloaded modules, are not passed on.
    execArgv: [],
  });
  // An error outside of any task has nobody to be reported to; without a listener it would be fatal.
  created.on('error', (error) => emitWarning(error));
  return created;
}
