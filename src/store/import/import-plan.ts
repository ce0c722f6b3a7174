import { statementId } from '../../domain/statements/statement.ts';
import type { Dataset } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import { SeedError } from '../seed/read/seed-faults.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { candidatesOf, drafted } from './import-candidates.ts';
import { type ImportOptions, importFolder, importSeedFiles } from './import-seed-files.ts';
import { alreadyKnown, newRows, wrongSupersession } from './known-rows.ts';
import { type Entries, entryFiles } from './new-indicators.ts';
import { newSources } from './own-sources.ts';
import type { PlannedRow } from './planned-rows.ts';
import { type ReadFigure, readFigure } from './read-figures.ts';
import type { Sheet } from './reading/sheet.ts';

/** What an import would add. */
export interface Plan {
  /** In the order of their lines. */
  readonly rows: readonly PlannedRow[];
  /** Files to add to the seed; empty when nothing is new. */
  readonly files: SeedFiles;
  /** The seed with the import. */
  readonly dataset: Dataset;
  /** The table as it was understood. */
  readonly sheet: Sheet;
  /** The first figures that could be read, as they were understood. */
  readonly first: readonly ReadFigure[];
}

const shown = 3;

interface GivenImport extends Omit<ImportOptions, 'after' | 'entries'> {
  /** Entries of new indicators, by section and id. */
  readonly entries?: Entries;
}

/**
 * The plan of importing a sheet into a seed, row by row. Nothing is written.
 * @throws Fault when the sheet lacks a column, or has one that is not known, or where its source is not known
 * @throws SeedError when the seed itself has faults
 */
export function planImport(
  sheetOf: (before: Dataset) => Sheet,
  seed: SeedFiles,
  { entries = new Map(), ...given }: GivenImport,
): Plan {
  const before = withEntries(seed, entries, given.number);
  const sheet = sheetOf(before.dataset);
  const after = before.dataset.releases.findLast(({ local }) => !local)?.id ?? '';
  const options = {
    ...given,
    ...{ after, sources: newSources(given, before.dataset), entries: before.entries },
  };
  const readable = candidatesOf(sheet, before.dataset, options);
  const { good, bad } = drafted(readable.good, seed, options);
  const old = new Map(before.dataset.statements.map((statement) => [statementId(statement), statement]));
  const drafts = new Set(good.map(({ draft }) => statementId(draft)));
  const known = good.map(
    (candidate) =>
      alreadyKnown(candidate, { states: old, releases: before.dataset.releases }) ??
      wrongSupersession(candidate, (id) => old.has(id) || drafts.has(id)),
  );
  const fresh = good.filter((_, index) => known[index] === null);
  const files = importSeedFiles(
    fresh.map(({ cells }) => cells),
    options,
  );
  const dataset = fresh.length === 0 ? before.dataset : readDataset(new Map([...seed, ...files]));
  const rows = [...readable.bad, ...bad, ...known.filter((row) => row !== null), ...newRows(fresh, dataset)];
  return {
    rows: rows.sort((a, b) => a.line - b.line),
    files,
    dataset,
    sheet,
    first: good.slice(0, shown).map((candidate) => readFigure(candidate, before.dataset)),
  };
}

/** A seed as it is with new indicators, and the files of those that it does not have yet. @throws SeedError where these have faults */
function withEntries(seed: SeedFiles, entries: Entries, number: number) {
  const dataset = readDataset(seed);
  const files = entryFiles(entries, dataset);
  if (files.size === 0) return { dataset, entries: files };
  const folder = importFolder(number);
  const own = [...files].map(([name, text]) => [`${folder}/${name}`, text] as const);
  const richer = readDataset(new Map([...seed, ...own]));
  const faults = richer.setAside.filter(({ file }) => file.startsWith(folder));
  if (faults.length > 0) throw new SeedError(faults);
  return { dataset: richer, entries: files };
}
