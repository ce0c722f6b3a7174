import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Evidence } from '../../domain/statements/evidence-schema.ts';

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

/** Distinct evidences and their integer keys, in the order in which they came, from 1. */
export class EvidenceKeys {
  readonly #all: Evidence[];
  readonly #keys = new Map<string, number>();

  constructor(all: readonly Evidence[] = []) {
    this.#all = [...all];
  }

  /** The key of an evidence; one that is new gets the next. */
  readonly key = (evidence: Evidence): number => {
    const text = JSON.stringify(evidence);
    const key = this.#keys.get(text) ?? this.#all.push(evidence);
    this.#keys.set(text, key);
    return key;
  };

  readonly of = (key: number): Evidence => {
    const evidence = this.#all[key - 1];
    if (evidence === undefined) throw new Error(`No evidence for key ${key}.`);
    return evidence;
  };

  rows(): { key: number; body: Evidence }[] {
    return this.#all.map((body, place) => ({ key: place + 1, body }));
  }
}

export type StatementKeys = ReturnType<typeof statementKeys>;

/** Keys of the tables that statements refer to. */
export function statementKeys(
  catalogue: Pick<Catalogue, 'indicators' | 'areas' | 'sources' | 'producers'>,
  evidence: EvidenceKeys = new EvidenceKeys(),
) {
  return {
    evidence,
    indicator: new Keys(catalogue.indicators.keys()),
    area: new Keys(catalogue.areas.keys()),
    source: new Keys(catalogue.sources.keys()),
    producer: new Keys(catalogue.producers.keys()),
  };
}
