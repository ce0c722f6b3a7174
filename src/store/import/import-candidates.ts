import { Fault } from '../../domain/fault.ts';
import { statementId } from '../../domain/statements/statement.ts';
import type { Dataset, Draft } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import { SeedError } from '../seed/read/seed-faults.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { type SeedCells, seedCells } from './import-rows.ts';
import { type ImportOptions, importSeedFiles, releaseOf } from './import-seed-files.ts';
import { noFigure, type PlannedRow, type RowPlace, rejected } from './planned-rows.ts';
import type { Sheet, SheetRow } from './reading/sheet.ts';
import { Said, textOf } from './said.ts';

/** A row of a sheet as cells of the seed. */
export interface Candidate extends RowPlace {
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
    before,
    writing: { decimals: sheet.decimals },
  };
  const good = new Map<string, Candidate>();
  const bad: PlannedRow[] = [];
  for (const row of sheet.rows) {
    if (row.missing) {
      bad.push(noFigure(row));
      continue;
    }
    try {
      const cells = readable(row, defaults);
      const id = idOf(cells);
      const earlier = good.get(id);
      if (earlier) bad.push(rejected(row, twice(earlier), id));
      else good.set(id, { line: row.line, column: row.column, cells });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      bad.push(rejected(row, textOf(error)));
    }
  }
  return { good: [...good.values()], bad };
}

function readable(row: SheetRow, defaults: Parameters<typeof seedCells>[1]): SeedCells {
  const [first] = row.faults;
  if (first === undefined) return seedCells(row, defaults);
  const all = row.faults.map(({ text }) => text);
  throw new Said(all.map(({ en }) => en).join(' '), all.map(({ zh }) => zh).join(''));
}

function twice({ line }: Candidate) {
  return {
    en: `Line ${line} of this file states the same already.`,
    zh: `本文件第${line}行已有相同的表述。`,
  };
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
  const bad = [...faults].map(([index, list]) => {
    const message = list.map((fault) => fault.message).join(' ');
    return rejected(candidates[index] ?? { line: 0, column: null }, { en: message, zh: message });
  });
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
