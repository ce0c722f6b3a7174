import type { z } from 'zod';
import { compareText } from '../../../domain/compare-text.ts';
import { ordered } from './release-order.ts';
import { csvRows, type Line } from './seed-csv.ts';
import * as entries from './seed-entries.ts';
import type { SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { type Entries, type Entry, yamlEntries } from './seed-yaml.ts';
import { synonymsEntry } from './synonyms-entry.ts';

/** The entries of all files of a seed, each of the right shape; references between them are not checked yet. */
export type RawSeed = ReturnType<typeof readRawSeed>;

/** Parses all files of a seed. Maps are in the order of the ids, releases in their own; entries and rows with faults are left out and added to `faults`. */
export function readRawSeed(files: SeedFiles, faults: SeedFault[]) {
  const yaml = <T extends z.ZodType>(name: string, shape: T) =>
    new Map([...yamlMap(files, name, shape, faults)].sort(([a], [b]) => compareText(a, b)));
  return {
    areas: yaml('areas', entries.areaEntry),
    units: yaml('units', entries.unitEntry),
    topics: yaml('topics', entries.topicEntry),
    concepts: yaml('concepts', entries.conceptEntry),
    producers: yaml('producers', entries.producerEntry),
    synonyms: yaml('synonyms', synonymsEntry),
    indicators: yaml('indicators', entries.indicatorEntry),
    sources: yaml('sources', entries.sourceEntry),
    releases: ordered(yamlMap(files, 'releases', entries.releaseEntry, faults)),
    retired: yaml('retired', entries.retiredEntry),
    checks: yaml('checks', entries.checkEntry),
    checkRules: yaml('check-rules', entries.checkRuleEntry),
    rows: statementRows(files, faults),
    corrections: csvRows(
      'corrections.csv',
      files.get('corrections.csv') ?? '',
      entries.correctionRow,
      faults,
    ),
  };
}

/** Entries of `name.yaml` and of every file below `name/`, in the order of the files: local imports come last. */
function yamlMap<T extends z.ZodType>(
  files: SeedFiles,
  name: string,
  shape: T,
  faults: SeedFault[],
): Entries<z.infer<T>> {
  const found = new Map<string, Entry<z.infer<T>>>();
  const belongs = new RegExp(`^(imports/\\d+/)?${name}(/.*)?\\.yaml$`);
  for (const [file, text] of files) {
    if (!belongs.test(file)) continue;
    for (const entry of yamlEntries(file, text, shape, faults)) {
      if (found.has(entry.id))
        faults.push({ ...entry.place(), message: `"${entry.id}" is defined more than once.` });
      else found.set(entry.id, entry);
    }
  }
  return found;
}

function statementRows(files: SeedFiles, faults: SeedFault[]): Line<entries.StatementRow>[] {
  const isObservations = (file: string) => /^(imports\/\d+\/)?observations(\/.*)?\.csv$/.test(file);
  return [...files]
    .filter(([file]) => isObservations(file))
    .flatMap(([file, text]) => csvRows(file, text, entries.statementRow, faults));
}
