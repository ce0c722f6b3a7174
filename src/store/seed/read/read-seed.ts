import type { z } from 'zod';
import type { Indicator, Source } from '../../../domain/catalogue/catalogue.ts';
import { lastDay } from '../../../domain/time/period.ts';
import type { Dataset, Draft, ReleaseDraft } from './dataset.ts';
import { type Entries, type RawSeed, readRawSeed } from './raw-seed.ts';
import type * as entries from './seed-entries.ts';
import { SeedError, type SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { References } from './seed-references.ts';
import type { Entry } from './seed-yaml.ts';
import { statementOf } from './statement-lines.ts';

/**
 * The dataset that seed files describe.
 * @throws SeedError with the faults of all files, in the order of files, lines and columns
 */
export function readDataset(files: SeedFiles): Dataset {
  const faults: SeedFault[] = [];
  const raw = readRawSeed(files, faults);
  const references = new References(raw, faults);
  references.checkCatalogue();
  const statements = raw.rows.flatMap((row) => {
    const draft = statementOf(row, raw, references);
    return draft === null ? [] : [{ draft, place: row.place }];
  });
  const drafts = statements.map(({ draft }) => draft);
  references.checkStatements(statements);
  references.checkRetired();
  if (faults.length === 0) references.checkReleases(drafts);
  references.checkChecks(drafts);
  if (faults.length > 0) throw new SeedError(faults.toSorted(byPlace));
  return datasetOf(raw, drafts);
}

function datasetOf(raw: RawSeed, statements: readonly Draft[]): Dataset {
  return {
    areas: mapped(raw.areas, (id, value) => ({ ...value, id, parent: value.parent ?? null })),
    units: mapped(raw.units, (id, value) => ({ ...value, id, standard: value.standard ?? null })),
    topics: mapped(raw.topics, (id, value) => ({ ...value, id })),
    concepts: mapped(raw.concepts, (id, value) => ({ ...value, id })),
    producers: mapped(raw.producers, (id, value) => ({ ...value, id })),
    indicators: mapped(raw.indicators, indicatorOf),
    sources: mapped(raw.sources, sourceOf),
    releases: [...raw.releases.values()].map(releaseOf),
    retired: listed(raw.retired, (id, value) => ({ ...value, id, successor: value.successor ?? null })),
    statements,
    checks: listed(raw.checks, (id, value) => ({ ...value, id, explanation: value.explanation ?? null })),
    checkRules: listed(raw.checkRules, (id, value) => ({ ...value, id })),
  };
}

function mapped<T, U>(raw: Entries<T>, make: (id: string, value: T) => U): Map<string, U> {
  return new Map([...raw].map(([id, { value }]) => [id, make(id, value)]));
}

function listed<T, U>(raw: Entries<T>, make: (id: string, value: T) => U): U[] {
  return [...mapped(raw, make).values()];
}

function indicatorOf(id: string, value: z.infer<typeof entries.indicatorEntry>): Indicator {
  return {
    ...value,
    id,
    coProducers: value.coProducers ?? [],
    concept: value.concept ?? null,
    differs: value.differs ?? null,
    growthOf: value.growthOf ?? null,
    equivalentOf: value.equivalentOf ?? null,
    shareOf: value.shareOf ?? null,
    binary: value.binary ?? false,
    note: value.note ?? null,
  };
}

function sourceOf(id: string, { link, ...value }: z.infer<typeof entries.sourceEntry>): Source {
  return {
    ...value,
    id,
    producer: value.producer ?? null,
    url: link ? (value.url ?? null) : null,
    publishedPrecision: lastDay(value.publishedOn).precision,
    note: value.note ?? null,
  };
}

function releaseOf({ id, value }: Entry<z.infer<typeof entries.releaseEntry>>, index: number): ReleaseDraft {
  const { publishedOn, title, notes } = value;
  return { id, sequence: index + 1, publishedOn, title, notes };
}

function byPlace(a: SeedFault, b: SeedFault): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
