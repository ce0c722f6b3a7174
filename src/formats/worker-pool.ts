import { emitWarning } from 'node:process';
import type { Transferable } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { Problem } from '../domain/problems.ts';

let pool: Promise<Piscina> | undefined;

/** Seconds without a task after which a thread ends and frees its memory. */
const idleSeconds = 2;
/** Seconds after which a task is given up and its thread ended, the wait for a thread included. */
const mostSeconds = 60;

/**
 * What the default export of a module returns for an input, computed in a worker thread. Input and result are copied,
 * except what `transfer` lists. Threads are started by the first tasks and end when they have had none for a while.
 * @throws a copy of what the function throws, with its message; why the thread died; Problem `unavailable` where it takes too long
 */
export async function inWorker<Input extends object, Result>(
  module: URL,
  input: Input,
  transfer: readonly Transferable[] = [],
): Promise<Result> {
  pool ??= started();
  const piscina = await import('piscina');
  const task = piscina.move({ [piscina.transferableSymbol]: transfer, [piscina.valueSymbol]: input });
  const signal = AbortSignal.timeout(mostSeconds * 1000);
  try {
    return await (await pool).run(task, { filename: module.href, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Problem('unavailable', `The answer was not made within ${mostSeconds} seconds.`, {
      retryAfter: 60,
    });
  }
}

/** The library is loaded by the first task, so that it does not slow down the start of the server. */
async function started(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const created = new Piscina({
    minThreads: 0,
    // One for pictures, and one for tables, whose rows are still being read.
    maxThreads: 2,
    idleTimeout: idleSeconds * 1000,
    // Node options of the main thread, such as preloaded modules, are not passed on.
    execArgv: [],
    atomics: 'disabled',
    // Native pixels are freed with their objects: the fewer of these are alive, the better.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  // An error outside of any task has nobody to be reported to; without a listener it would be fatal.
  created.on('error', (error) => emitWarning(error));
  return created;
}
