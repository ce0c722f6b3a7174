import type { Indicator, Source } from '../../../domain/catalogue/catalogue.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import { codes } from '../../sqlite/column-codes.ts';
import { Keys } from '../../sqlite/keys.ts';
import type { Dataset } from '../read/dataset.ts';
import type { Insert } from './table-inserts.ts';

/** Inserts the catalogue of a dataset: everything but its releases, statements and checks. */
export function insertCatalogue(insert: Insert, dataset: Dataset): void {
  insert(
    'areas',
    keyed(dataset.areas, ({ name, level, parent }) => ({ ...text('name', name), level, parent })),
  );
  insert(
    'units',
    keyed(dataset.units, ({ name, standard, display, words }) => ({
      ...text('name', name),
      ...text('display', display),
      standard,
      words: Number(words),
    })),
  );
  insert(
    'topics',
    keyed(dataset.topics, ({ name, definition }) => ({
      ...text('name', name),
      ...text('definition', definition),
    })),
  );
  insert(
    'concepts',
    keyed(dataset.concepts, ({ name, definition, why }) => ({
      ...text('name', name),
      ...text('definition', definition),
      ...text('why', why),
    })),
  );
  insert(
    'producers',
    keyed(dataset.producers, ({ name, short }) => ({ ...text('name', name), ...text('short', short) })),
  );
  insert('indicators', keyed(dataset.indicators, indicatorRow(dataset)));
  insert('sources', keyed(dataset.sources, sourceRow(dataset)));
  insert(
    'retired',
    dataset.retired.map(({ reason, ...entry }) => ({ ...entry, ...text('reason', reason) })),
  );
}

/** Rows with the integer keys that `Keys` gives to the same ids. */
function keyed<T extends { id: string }>(
  entries: ReadonlyMap<string, T>,
  columnsOf: (entry: T) => Record<string, unknown>,
): Record<string, unknown>[] {
  return [...entries.values()].map((entry, index) => ({ key: index + 1, id: entry.id, ...columnsOf(entry) }));
}

function text(prefix: string, value: Text | null): Record<string, string | null> {
  return { [`${prefix}En`]: value?.en ?? null, [`${prefix}Zh`]: value?.zh ?? null };
}

function indicatorRow({ units, topics, producers, concepts }: Dataset) {
  const keys = {
    unit: new Keys(units.keys()),
    topic: new Keys(topics.keys()),
    producer: new Keys(producers.keys()),
    concept: new Keys(concepts.keys()),
  };
  return (indicator: Indicator) => ({
    ...text('name', indicator.name),
    ...text('definition', indicator.definition),
    ...text('differs', indicator.differs),
    ...text('note', indicator.note),
    unit: keys.unit.key(indicator.unit),
    topic: keys.topic.key(indicator.topic),
    producer: keys.producer.key(indicator.producer),
    coProducers: indicator.coProducers.join(' '),
    nature: codes.nature.encode(indicator.nature),
    concept: indicator.concept === null ? null : keys.concept.key(indicator.concept),
    growthOf: indicator.growthOf,
    equivalentOf: indicator.equivalentOf,
    sharePart: indicator.shareOf?.part ?? null,
    shareWhole: indicator.shareOf?.whole ?? null,
    binary: Number(indicator.binary),
  });
}

function sourceRow({ producers }: Dataset) {
  const keys = new Keys(producers.keys());
  return (source: Source) => ({
    ...source,
    producer: source.producer === null ? null : keys.key(source.producer),
    publishedPrecision: codes.precision.encode(source.publishedPrecision),
    tier: codes.tier.encode(source.tier),
  });
}
