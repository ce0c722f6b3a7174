import type { z } from 'zod';
import type { Source } from '../../../domain/catalogue/catalogue.ts';
import { compareText } from '../../../domain/compare-text.ts';
import { lastDay } from '../../../domain/time/period.ts';
import type { Dataset, Draft } from './dataset.ts';
import { type Entries, type RawSeed, readRawSeed } from './raw-seed.ts';
import type * as entries from './seed-entries.ts';
import { SeedError, type SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { References } from './seed-references.ts';
import type { Entry } from './seed-yaml.ts';
import { statementOf } from './statement-lines.ts';
import { storedFiles } from './stored-files.ts';

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
  const stored = storedFiles(files, raw, faults);
  if (faults.length > 0) throw new SeedError(faults.toSorted(byPlace));
  return datasetOf(raw, drafts, stored);
}

function datasetOf(
  raw: RawSeed,
  statements: readonly Draft[],
  stored: ReturnType<typeof storedFiles>,
): Dataset {
  return {
    areas: withIds(raw.areas),
    units: withIds(raw.units),
    topics: withIds(raw.topics),
    concepts: withIds(raw.concepts),
    producers: withIds(raw.producers),
    indicators: withIds(raw.indicators),
    sources: new Map([...raw.sources].map(([id, entry]) => [id, sourceOf(entry)])),
    releases: [...raw.releases.values()].map(({ id, value: { publishedOn, title, notes } }, index) => ({
      ...{ id, sequence: index + 1, publishedOn, title, notes },
      files: stored.get(id) ?? [],
    })),
    retired: [...withIds(raw.retired).values()],
    statements,
    checks: [...withIds(raw.checks).values()],
    checkRules: [...withIds(raw.checkRules).values()],
  };
}

function withIds<T>(raw: Entries<T>): Map<string, T & { readonly id: string }> {
  return new Map([...raw].map(([id, { value }]) => [id, { ...value, id }]));
}

function sourceOf({ id, value: { link, ...value } }: Entry<z.infer<typeof entries.sourceEntry>>): Source {
  const publishedPrecision = lastDay(value.publishedOn).precision;
  return { ...value, id, url: link ? value.url : null, publishedPrecision };
}

function byPlace(a: SeedFault, b: SeedFault): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
