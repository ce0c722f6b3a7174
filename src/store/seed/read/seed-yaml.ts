import { createRequire } from 'node:module';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type * as Yaml from 'yaml';
import type { z } from 'zod';
import type { Place, SeedFault } from './seed-faults.ts';

/** Loaded when somebody asks for a place: that takes as long as reading the seed. */
const require = createRequire(import.meta.url);
const yaml = (): typeof Yaml => require('yaml');

export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly value: T;
  readonly place: Place;
}

/** The entries of a YAML map from ids to values of a shape; what is wrong with it is added to `faults`. */
export function yamlEntries<T extends z.ZodType>(
  file: string,
  text: string,
  shape: T,
  faults: SeedFault[],
): Entry<z.infer<T>>[] {
  const content = parsed(file, text, faults);
  if (content === null) return [];
  const placeOf = placesIn(file, text);
  return Object.entries(content).flatMap(([id, raw]) => {
    const place: Place = (path = []) => placeOf([id, ...path]);
    const result = shape.safeParse(raw);
    if (result.success) return [{ id, file, value: result.data, place }];
    for (const issue of result.error.issues)
      faults.push({ ...place(issue.path), message: `${[id, ...issue.path].join('.')}: ${issue.message}` });
    return [];
  });
}

/** Read by js-yaml, which takes a third of the time; `yaml` is asked for places only. */
function parsed(file: string, text: string, faults: SeedFault[]): Record<string, unknown> | null {
  try {
    return (load(text, { schema: CORE_SCHEMA }) ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    faults.push({
      file,
      line: (error.mark?.line ?? 0) + 1,
      column: (error.mark?.column ?? 0) + 1,
      message: error.reason,
    });
    return null;
  }
}

/** Finds lines and columns only when somebody asks: a good seed never does. */
function placesIn(file: string, text: string): (path: readonly PropertyKey[]) => ReturnType<Place> {
  let document: Yaml.Document.Parsed | null = null;
  let lines: Yaml.LineCounter | null = null;
  return (path) => {
    const { LineCounter, parseDocument } = yaml();
    lines ??= new LineCounter();
    document ??= parseDocument(text, { lineCounter: lines });
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] | null }
        | undefined;
      if (node?.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { file, line, column: col };
      }
    }
    return { file, line: 1, column: 1 };
  };
}
