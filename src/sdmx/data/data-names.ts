import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Item } from '../model/artefacts.ts';
import { artefactsOf } from '../model/structural-metadata.ts';

/** The codes of each list by id, so that messages can name them. */
export const codesByList: (catalogue: Catalogue) => ReadonlyMap<string, ReadonlyMap<string, Item>> = memoized(
  (catalogue) =>
    new Map(
      artefactsOf(catalogue).map(({ id, items }) => [id, new Map(items.map((item) => [item.id, item]))]),
    ),
);
