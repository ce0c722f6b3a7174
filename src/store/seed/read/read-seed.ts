import type { z } from 'zod';
import type { Indicator, Source } from '../../../domain/catalogue/catalogue.ts';
import { lastDay } from '../../../domain/time/period.ts';
import type { Dataset, ReleaseDraft } from './dataset.ts';
import { csvRows, type Line } from './seed-csv.ts';
import * as entries from './seed-entries.ts';
import { SeedError, type SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { References } from './seed-references.ts';
import { type Entry, yamlEntries } from './seed-yaml.ts';
import { statementOf } from './statement-lines.ts';

/**
 * The dataset that seed files describe.
 * @throws SeedError with every fault of every file
 */
export function readDataset(files: SeedFiles): Dataset {
  const faults: SeedFault[] = [];
  const yaml = <T extends z.ZodType>(place: string, shape: T) => yamlMap(files, place, shape, faults);
  const raw = {
    areas: yaml('areas', entries.areaEntry),
    units: yaml('units', entries.unitEntry),
    topics: yaml('topics', entries.topicEntry),
    concepts: yaml('concepts', entries.conceptEntry),
    producers: yaml('producers', entries.producerEntry),
    indicators: yaml('indicators', entries.indicatorEntry),
    sources: yaml('sources', entries.sourceEntry),
    releases: yaml('releases', entries.releaseEntry),
    retired: yaml('retired', entries.retiredEntry),
    checks: yaml('checks', entries.checkEntry),
    checkRules: yaml('check-rules', entries.checkRuleEntry),
  };
  const rows: Line<entries.StatementRow>[] = [];
  for (const [file, text] of files)
    if (/^(imports\/\d+\/)?observations(\/.*)?\.csv$/.test(file))
      for (const line of csvRows(file, text, entries.statementRow, faults)) rows.push(line);
  const references = new References(raw, faults);
  references.checkCatalogue();
  const statements = rows.flatMap((row) => {
    const draft = statementOf(row, raw, references);
    return draft === null ? [] : [{ draft, place: row.place }];
  });
  references.checkStatements(statements);
  references.checkRetired();
  if (faults.length === 0) references.checkReleases(statements.map(({ draft }) => draft));
  references.checkChecks(statements.map(({ draft }) => draft));
  if (faults.length > 0) throw new SeedError(faults.toSorted(byPlace));
  return {
    areas: mapped(raw.areas, (id, value) => ({ ...value, id, parent: value.parent ?? null })),
    units: mapped(raw.units, (id, value) => ({ ...value, id, standard: value.standard ?? null })),
    topics: mapped(raw.topics, (id, value) => ({ ...value, id })),
    concepts: mapped(raw.concepts, (id, value) => ({ ...value, id })),
    producers: mapped(raw.producers, (id, value) => ({ ...value, id })),
    indicators: mapped(raw.indicators, indicatorOf),
    sources: mapped(raw.sources, sourceOf),
    releases: [...raw.releases.values()].map(releaseOf),
    retired: [...raw.retired.values()].map(({ id, value }) => ({
      ...value,
      id,
      successor: value.successor ?? null,
    })),
    statements: statements.map(({ draft }) => draft),
    checks: [...raw.checks.values()].map(({ id, value }) => ({
      ...value,
      id,
      explanation: value.explanation ?? null,
    })),
    checkRules: [...raw.checkRules.values()].map(({ id, value }) => ({ ...value, id })),
  };
}

export type Entries<T> = ReadonlyMap<string, Entry<T>>;

/** Entries of `place.yaml` and of every file below `place/`, in the order of their ids; ids stand once. */
function yamlMap<T extends z.ZodType>(
  files: SeedFiles,
  place: string,
  shape: T,
  faults: SeedFault[],
): Entries<z.infer<T>> {
  const found: Entry<z.infer<T>>[] = [];
  const seen = new Set<string>();
  const belongs = new RegExp(`^(imports/\\d+/)?${place}(/.*)?\\.yaml$`);
  for (const [file, text] of files) {
    if (!belongs.test(file)) continue;
    for (const entry of yamlEntries(file, text, shape, faults)) {
      if (seen.has(entry.id))
        faults.push({ ...entry.place(), message: `"${entry.id}" stands more than once.` });
      else found.push(entry);
      seen.add(entry.id);
    }
  }
  const ordered = place === 'releases' ? localLast(found) : found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(ordered.map((entry) => [entry.id, entry]));
}

/** Releases in the order of the seed, then those of local imports. */
function localLast<T>(entries: readonly Entry<T>[]): Entry<T>[] {
  const local = ({ file }: Entry<T>) => file.startsWith('imports/');
  return [...entries.filter((entry) => !local(entry)), ...entries.filter(local)];
}

function mapped<T, U>(raw: Entries<T>, make: (id: string, value: T) => U): Map<string, U> {
  return new Map([...raw].map(([id, { value }]) => [id, make(id, value)]));
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
