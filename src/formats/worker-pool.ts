import type { Transferable } from 'node:worker_threads';
import { move, Piscina, transferableSymbol, valueSymbol } from 'piscina';
import { Problem } from '../domain/problems.ts';

let pool: Piscina | null = null;
/** Aborted when a thread fails outside of any task: it could not start, and the tasks would wait for others in vain. */
let threads = new AbortController();

/** Seconds without a task after which a thread ends and frees its memory. */
let idleSeconds = 2;
/**
 * Seconds after which a task is given up and its thread ended, the wait for a thread included. Less than the silence after
 * which a connection is closed: the client is to get the problem.
 */
const mostSeconds = 45;

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
  const task = move({ [transferableSymbol]: transfer, [valueSymbol]: input });
  const late = AbortSignal.timeout(mostSeconds * 1000);
  const { signal: broken } = threads;
  try {
    return await pool.run(task, { filename: module.href, signal: AbortSignal.any([late, broken]) });
  } catch (error) {
    if (late.aborted) throw unavailable(`The answer was not made within ${mostSeconds} seconds.`);
    if (broken.aborted) throw unavailable('The threads that make such answers cannot start.');
    throw error;
  }
}

/**
 * Has threads stay for so many seconds without a task, if it is called before the first task of this process: for one that
 * asks again and again, as tests do, since a thread takes most of a second to start.
 */
export function keepThreads(seconds: number): void {
  idleSeconds = seconds;
}

function unavailable(detail: string): Problem {
  return new Problem('unavailable', detail, { retryAfter: 60 });
}

function started(): Piscina {
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
  created.on('error', (error) => {
    process.emitWarning(error);
    threads.abort();
    threads = new AbortController();
  });
  return created;
}
