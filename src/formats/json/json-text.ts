/** An object that is written as JSON without being made: its keys with their values, one after the other. */
export class Entries {
  readonly each: () => Iterable<readonly [string, unknown]>;
  /** How many members it has, or infinity where nobody counted. */
  readonly count: number;

  constructor(each: () => Iterable<readonly [string, unknown]>, count = Number.POSITIVE_INFINITY) {
    this.each = each;
    this.count = count;
  }

  toJSON(): object {
    return Object.fromEntries(this.each());
  }
}

/** Length of a piece that takes a millisecond at most, and how many items of a list are looked at together. */
const [pieceLength, atOnce] = [32_768, 50];

/**
 * What `JSON.stringify` writes of a value, in pieces. So many levels of it are taken apart: by default the value itself
 * and the lists and objects in it. Of `Entries` that are found there, each member is a piece.
 */
export function* jsonPieces(value: unknown, levels = 2): Generator<string> {
  let text = '';
  for (const part of partsOf(value, levels)) {
    text += part;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* partsOf(value: unknown, levels: number): Generator<string> {
  if (value instanceof Entries) yield* membersOf(value.each(), 0);
  else if (levels === 0 || typeof value !== 'object' || value === null) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* itemsOf(value, levels - 1);
  else yield* membersOf(Object.entries(value), levels - 1);
}

function* membersOf(entries: Iterable<readonly [string, unknown]>, levels: number): Generator<string> {
  let before = '{';
  for (const [key, value] of entries) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* partsOf(value, levels);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* itemsOf(items: readonly unknown[], levels: number): Generator<string> {
  let before = '[';
  for (let from = 0; from < items.length; from += atOnce) {
    const some = items.slice(from, from + atOnce);
    if (some.some((item) => item instanceof Entries))
      for (const item of some) {
        yield before;
        yield* partsOf(item, levels);
        before = ',';
      }
    else yield `${before}${JSON.stringify(some).slice(1, -1)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
