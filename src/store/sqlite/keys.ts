import type { Catalogue } from '../../domain/catalogue/catalogue.ts';

/** Ids and integer keys of one table: the key of an id is its rank in the order of the ids, from 1. */
export class Keys {
  readonly #ids: readonly string[];
  readonly #keys: ReadonlyMap<string, number>;

  constructor(ids: Iterable<string>) {
    this.#ids = [...ids];
    this.#keys = new Map(this.#ids.map((id, place) => [id, place + 1]));
  }

  readonly key = (id: string): number => {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`No key for "${id}".`);
    return key;
  };

  readonly id = (key: number): string => {
    const id = this.#ids[key - 1];
    if (id === undefined) throw new Error(`No id for key ${key}.`);
    return id;
  };
}

export type StatementKeys = ReturnType<typeof statementKeys>;

/** Keys of the tables that statements refer to. */
export function statementKeys(catalogue: Pick<Catalogue, 'indicators' | 'areas' | 'sources' | 'producers'>) {
  return {
    indicator: new Keys(catalogue.indicators.keys()),
    area: new Keys(catalogue.areas.keys()),
    source: new Keys(catalogue.sources.keys()),
    producer: new Keys(catalogue.producers.keys()),
  };
}
