import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import type { z } from 'zod';
import type { Place, SeedFault } from './seed-faults.ts';

/** An entry of a YAML file of the seed, parsed. */
export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly value: T;
  readonly place: Place;
}

/** Entries by their ids. */
export type Entries<T> = ReadonlyMap<string, Entry<T>>;

/** The entries of a YAML map from ids to values, each parsed by `shape`; entries that do not fit it are left out and added to `faults`. */
export function yamlEntries<T extends z.ZodType>(
  file: string,
  text: string,
  shape: T,
  faults: SeedFault[],
): Entry<z.infer<T>>[] {
  let offsets: ReadonlyMap<string, number> | undefined;
  return Object.entries(contentOf(file, text, faults)).flatMap(([id, raw]) => {
    const place: Place = (path = []) => {
      // Parsed again where something is wrong: kept until then, the events would take most of the memory of a build.
      offsets ??= offsetsOf(parseEvents(text, {}), text);
      return { file, ...positionOf([id, ...path], offsets, text) };
    };
    const result = shape.safeParse(raw);
    if (result.success) return [{ id, file, value: result.data, place }];
    for (const issue of result.error.issues)
      faults.push({ ...place(issue.path), message: `${[id, ...issue.path].join('.')}: ${issue.message}` });
    return [];
  });
}

/** The map of a file; an empty one where it has none. */
function contentOf(file: string, text: string, faults: SeedFault[]): object {
  try {
    const [root, ...others] = constructFromEvents(parseEvents(text, {}), { source: text });
    const content = root ?? {};
    if (typeof content === 'object' && !Array.isArray(content) && others.length === 0) return content;
    faults.push({ file, line: 1, column: 1, message: 'Write one YAML document that is a map.' });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    faults.push({ file, line: line + 1, column: column + 1, message: error.reason });
  }
  return {};
}

/** Line and column of the value at a path, or of the innermost value around it that exists. */
function positionOf(
  path: readonly PropertyKey[],
  offsets: ReadonlyMap<string, number>,
  text: string,
): { line: number; column: number } {
  let length = path.length;
  while (length > 0 && !offsets.has(key(path.slice(0, length)))) length -= 1;
  const before = text.slice(0, offsets.get(key(path.slice(0, length))) ?? 0);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

/** Offsets at which the values of a document begin, by their paths. Events follow each other depth first; a POP closes a map or a list. */
function offsetsOf(events: readonly Event[], text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  let read = 1;
  const next = (): Event => events[read++] ?? { type: EVENT_ID.POP };
  const visit = (event: Event, path: readonly PropertyKey[]): void => {
    const offset = offsetOf(event);
    if (offset >= 0) offsets.set(key(path), offset);
    if (event.type === EVENT_ID.MAPPING)
      for (let name = next(); name.type === EVENT_ID.SCALAR; name = next())
        visit(next(), [...path, getScalarValue(text, name)]);
    if (event.type === EVENT_ID.SEQUENCE)
      for (let item = next(), index = 0; item.type !== EVENT_ID.POP; item = next(), index += 1)
        visit(item, [...path, index]);
  };
  visit(next(), []);
  return offsets;
}

/** Offset of the first character of a value, its opening quote included; negative for a value that is not written. */
function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return -1;
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  // Of a block text the parser gives the beginning of its first line.
  return event.valueStart - Number(isQuoted) + Math.max(event.indent, 0);
}

function key(path: readonly PropertyKey[]): string {
  return path.map(String).join('\0');
}
