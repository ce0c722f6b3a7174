/** Milliseconds that all works together may take of one turn of the event loop. */
const atOnce = 3;
/** Milliseconds that a work may take before it counts as a long one. */
const short = 20;

/** What serves one request. */
interface Work {
  /** How long it has worked, in milliseconds. */
  spent: number;
}

interface Waiting {
  readonly work: Work;
  readonly go: () => void;
}

/** Works under way that were short so far, works that have not begun, and long ones. */
const [underWay, fresh, long]: [Waiting[], Waiting[], Waiting[]] = [[], [], []];
/** When works were first given their time in this turn of the loop, or in the last one. */
let began = Number.NEGATIVE_INFINITY;
/** Whether short works come first in this turn: they and long ones have every other turn. */
let shortFirst = false;
/** Whether works go on later in this turn or in the next one. */
let coming = false;
/** What works now, and since when. */
let current: { readonly work: Work; readonly since: number } | null = null;

/** Begins what serves a request, once those that began before it are done or long. */
export function begin(go: () => void): void {
  wait(fresh, { work: { spent: 0 }, go });
}

/**
 * Waits until others have had their turn of the event loop. Each turn gives works a few milliseconds: all of them together
 * would hold everybody up for the sum of their times. What was begun and is short goes on first, since what waits half
 * done keeps memory from being collected while it is young; long works share every other turn.
 */
export function othersTurn(): Promise<void> {
  const work = current?.work ?? { spent: Number.POSITIVE_INFINITY };
  if (current !== null) work.spent += performance.now() - current.since;
  current = null;
  return new Promise((go) => wait(work.spent > short ? long : underWay, { work, go }));
}

/** Within long work: waits until others have had their turn, once works have had the time of this one. */
export function turn(): Promise<void> | undefined {
  return performance.now() - began < atOnce ? undefined : othersTurn();
}

function wait(queue: Waiting[], waiting: Waiting): void {
  queue.push(waiting);
  if (coming) return;
  coming = true;
  setImmediate(inNextTurn);
}

function inNextTurn(): void {
  began = performance.now();
  shortFirst = !shortFirst;
  goOn();
}

/** Lets one work go on until it waits or ends, and after it others while there is time. */
function goOn(): void {
  const next = shortFirst ? (nextShort() ?? long.shift()) : (long.shift() ?? nextShort());
  coming = next !== undefined;
  if (next === undefined) return;
  current = { work: next.work, since: performance.now() };
  // A tick that a microtask asks for comes when all microtasks have run, those that they ask for as well.
  queueMicrotask(() => process.nextTick(afterwards));
  next.go();
}

function nextShort(): Waiting | undefined {
  return underWay.shift() ?? fresh.shift();
}

function afterwards(): void {
  current = null;
  if (performance.now() - began < atOnce) goOn();
  else setImmediate(inNextTurn);
}

/** Does something with each item; other requests get their turn between. */
export async function eachInTurn<T>(items: Iterable<T>, act: (item: T) => void): Promise<void> {
  for (const item of items) {
    act(item);
    // Waiting for nothing takes time as well.
    const waiting = turn();
    if (waiting !== undefined) await waiting;
  }
}

/** What is made of each item; other requests get their turn between. */
export async function inTurns<T, R>(items: Iterable<T>, make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  await eachInTurn(items, (item) => {
    made.push(make(item));
  });
  return made;
}

/**
 * The items in an order, as `toSorted` has it: those that are equal stay as they were. Other requests get their turn
 * between.
 */
export async function sortedInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  some = 500,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += some) {
    runs.push(items.slice(from, from + some).sort(compare));
    await turn();
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(await merged(runs[at] ?? [], runs[at + 1] ?? []));
    runs = longer;
  }
  return runs[0] ?? [];

  /** Two runs as one; of equal items those of the first come first. */
  async function merged(first: readonly T[], second: readonly T[]): Promise<T[]> {
    const both: T[] = [];
    let [a, b] = [0, 0];
    while (a < first.length || b < second.length) {
      const [x, y] = [first[a], second[b]];
      // An order that is no number, as of two infinities, counts as none.
      const takeFirst = b >= second.length || (a < first.length && !(compare(x as T, y as T) > 0));
      both.push((takeFirst ? x : y) as T);
      if (takeFirst) a += 1;
      else b += 1;
      if (both.length % some === 0) await turn();
    }
    return both;
  }
}
