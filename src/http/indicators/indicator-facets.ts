import { z } from 'zod';
import { byId } from '../../domain/statements/ordering.ts';
import type { Entry } from './overview.ts';

/** Filters of the indicator list, and which values an indicator has for each. */
const facetValues = {
  topic: ({ indicator }) => [indicator.topic],
  concept: ({ indicator }) => (indicator.concept === null ? [] : [indicator.concept]),
  producer: ({ indicator }) => [indicator.producer, ...indicator.coProducers],
  unit: ({ indicator }) => [indicator.unit],
  frequency: ({ coverage }) => coverage.frequencies,
  area: ({ coverage }) => coverage.areas,
  nature: ({ indicator }) => [indicator.nature],
} as const satisfies Record<string, (entry: Entry) => readonly string[]>;

type Facet = keyof typeof facetValues;
export type Filters = Partial<Record<Facet, readonly string[] | undefined>>;

const facetNames = Object.keys(facetValues) as Facet[];

const counts = z.array(z.object({ id: z.string(), count: z.number().int().min(1).max(1e6) }));

export const facetsSchema = z
  .object(Object.fromEntries(facetNames.map((name) => [name, counts])) as Record<Facet, typeof counts>)
  .meta({
    id: 'Facets',
    description: 'How many indicators each value of a filter would leave, the other filters as they are.',
  });

export function isFiltered(filters: Filters): boolean {
  return facetNames.some((facet) => filters[facet] !== undefined);
}

/** What filters leave of a list, and how many each value of each filter would leave. */
export interface Narrowed {
  readonly entries: readonly Entry[];
  readonly facets: z.infer<typeof facetsSchema>;
}

/** The values of a facet as small integers, those of an entry together. */
class Column {
  readonly name: Facet;
  readonly #numbers = new Map<string, number>();
  readonly #values: number[] = [];
  /** Where the values of an entry begin, by its place; they end where those of the next begin. */
  readonly #starts = [0];

  constructor(name: Facet) {
    this.name = name;
  }

  add(entry: Entry): void {
    for (const id of facetValues[this.name](entry)) {
      const number = this.#numbers.get(id) ?? this.#numbers.size;
      this.#numbers.set(id, number);
      this.#values.push(number);
    }
    this.#starts.push(this.#values.length);
  }

  /** Tells of a place whether the entry has one of some values; null where all are welcome. */
  having(ids: readonly string[] | undefined): ((place: number) => boolean) | null {
    if (ids === undefined) return null;
    const wanted = [...this.#numbers.keys()].map((id) => ids.includes(id));
    return (place) => {
      const end = this.#starts[place + 1] ?? 0;
      for (let at = this.#starts[place] ?? 0; at < end; at += 1)
        if (wanted[this.#values[at] ?? 0]) return true;
      return false;
    };
  }

  /** How many entries have each value, the most frequent first. */
  counted(entries: readonly Entry[]): z.infer<typeof counts> {
    const tally = new Uint32Array(this.#numbers.size);
    for (const { place } of entries) {
      const end = this.#starts[place + 1] ?? 0;
      for (let at = this.#starts[place] ?? 0; at < end; at += 1) {
        const number = this.#values[at] ?? 0;
        tally[number] = (tally[number] ?? 0) + 1;
      }
    }
    const found = [...this.#numbers].map(([id, number]) => ({ id, count: tally[number] ?? 0 }));
    return found.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || byId(a.id, b.id));
  }
}

/** The facets of all indicators of a snapshot. */
export class Facets {
  readonly #columns = facetNames.map((name) => new Column(name));

  /** Takes the entries one by one, in the order of their places. */
  add(entry: Entry): void {
    for (const column of this.#columns) column.add(entry);
  }

  /** Entries that pass every filter; each facet counts those that all filters but its own let pass. */
  narrow(entries: readonly Entry[], filters: Filters): Narrowed {
    const strict = this.#columns.flatMap((column) => {
      const has = column.having(filters[column.name]);
      return has === null ? [] : [{ column, has, aside: [] as Entry[] }];
    });
    const left = strict.length === 0 ? entries : sifted(entries, strict);
    const facets = this.#columns.map((column) => {
      const aside = strict.find((one) => one.column === column)?.aside ?? [];
      return [column.name, column.counted(aside.length === 0 ? left : [...left, ...aside])];
    });
    return { entries: left, facets: Object.fromEntries(facets) };
  }
}

/** Entries that pass every filter; those that one alone stops are put aside there. */
function sifted(
  entries: readonly Entry[],
  filters: readonly { readonly has: (place: number) => boolean; readonly aside: Entry[] }[],
): Entry[] {
  const left: Entry[] = [];
  for (const entry of entries) {
    const [against, ...others] = filters.filter(({ has }) => !has(entry.place));
    if (others.length === 0) (against?.aside ?? left).push(entry);
  }
  return left;
}
