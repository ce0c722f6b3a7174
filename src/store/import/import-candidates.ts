import { Fault } from '../../domain/fault.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import { unitName } from '../../domain/numbers/unit-style.ts';
import { statementId } from '../../domain/statements/statement.ts';
import type { Dataset, Draft } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import { SeedError } from '../seed/read/seed-faults.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { type SeedCells, seedCells } from './import-rows.ts';
import { type ImportOptions, importSeedFiles, releaseOf } from './import-seed-files.ts';
import { type PlannedRow, rejected } from './planned-rows.ts';
import type { Sheet } from './sheet.ts';

/** A row of a sheet as cells of the seed. */
export interface Candidate {
  readonly line: number;
  readonly cells: SeedCells;
}

/** A candidate with the statement that it makes. */
export interface DraftedCandidate extends Candidate {
  readonly draft: Draft;
}

/** Rows that go on to the next step, and rows that were rejected in this one. */
interface Sorted<T> {
  readonly good: readonly T[];
  readonly bad: readonly PlannedRow[];
}

/** Turns the rows of a sheet into cells of the seed. Rows that cannot be read and rows with the id of an earlier row are rejected. */
export function candidatesOf(sheet: Sheet, before: Dataset, options: ImportOptions): Sorted<Candidate> {
  const defaults = {
    source: options.source,
    release: releaseOf(options),
    unitOf: (id: string) => before.indicators.get(id)?.unit,
    unitName: (unit: string, scale: ScaleName) => unitName(unit, scale, before),
    // Semicolons separate the cells where the comma is the decimal separator.
    writing: { continental: sheet.delimiter === ';' },
  };
  const good = new Map<string, Candidate>();
  const bad: PlannedRow[] = [];
  for (const row of sheet.rows) {
    try {
      const cells = seedCells(row, defaults);
      const id = idOf(cells);
      const earlier = good.get(id);
      if (earlier)
        bad.push(rejected(row.line, `Line ${earlier.line} of this file states the same already.`, id));
      else good.set(id, { line: row.line, cells });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      bad.push(rejected(row.line, error.message));
    }
  }
  return { good: [...good.values()], bad };
}

/** Id of the statement that a row makes. */
export function idOf({ indicator = '', area = '', period = '', source = '' }: SeedCells): string {
  return statementId({ indicator, area, period: { text: period }, source });
}

/**
 * Makes statements of candidates. Those that the seed reader finds faults in are rejected.
 * @throws SeedError when the seed itself has faults
 */
export function drafted(
  candidates: readonly Candidate[],
  seed: SeedFiles,
  options: ImportOptions,
): Sorted<DraftedCandidate> {
  if (candidates.length === 0) return { good: [], bad: [] };
  // `supersedes` may refer to statements that are not read here; `wrongSupersession` of the plan checks it.
  const rows = candidates.map(({ cells }) => ({ ...cells, supersedes: '', supersedesReason: '' }));
  const files = importSeedFiles(rows, options);
  const { statements, setAside } = readDataset(new Map([...withoutStatements(seed), ...files]));
  const own = setAside.filter(({ file }) => files.has(file));
  const other = own.filter(({ file }) => !file.endsWith('.csv'));
  if (other.length > 0) throw new SeedError(other);
  // Line 1 is the header.
  const faults = Map.groupBy(own, ({ line }) => line - 2);
  const bad = [...faults].map(([index, list]) =>
    rejected(candidates[index]?.line ?? 0, list.map(({ message }) => message).join(' ')),
  );
  const good = candidates
    .filter((_, index) => !faults.has(index))
    .flatMap((candidate, index) => {
      const draft = statements[index];
      return draft === undefined ? [] : [{ ...candidate, draft }];
    });
  return { good, bad };
}

/** A seed without its statements and what refers to them: written checks and the checksums of releases. */
function withoutStatements(seed: SeedFiles): [string, string][] {
  return [...seed]
    .filter(([path]) => !path.endsWith('.csv') && !/(^|\/)checks(\/.*)?\.yaml$/.test(path))
    .map(([path, text]) => [
      path,
      path.endsWith('releases.yaml') ? text.replace(/^ +checksum:.*$/gm, '') : text,
    ]);
}
