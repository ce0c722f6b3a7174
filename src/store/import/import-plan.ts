import { Fault } from '../../domain/fault.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { nameKeys } from '../../domain/statements/labels.ts';
import { longColumns } from '../../domain/statements/long-table.ts';
import { statementId } from '../../domain/statements/statement.ts';
import { settled } from '../seed/build/standings.ts';
import type { Dataset, Draft } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import { statementColumns } from '../seed/read/seed-entries.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { unknownEntry } from '../seed/read/seed-references.ts';
import { type Candidate, candidatesOf, type DraftedCandidate, drafted, idOf } from './import-candidates.ts';
import { required } from './import-rows.ts';
import { type ImportOptions, importSeedFiles } from './import-seed-files.ts';
import { type PlannedRow, rejected } from './planned-rows.ts';
import type { Sheet } from './sheet.ts';

export interface Plan {
  /** In the order of their lines. */
  readonly rows: readonly PlannedRow[];
  /** Files to add to the seed; empty when nothing is new. */
  readonly files: SeedFiles;
  /** The seed with the import. */
  readonly dataset: Dataset;
}

/**
 * The plan of importing a sheet into a seed, row by row. Nothing is written.
 * @throws Fault when the sheet lacks a column, or has one that is not known, or where its source is not known
 * @throws SeedError when the seed itself has faults
 */
export function planImport(sheet: Sheet, seed: SeedFiles, given: Omit<ImportOptions, 'after'>): Plan {
  requireColumns(sheet);
  const before = readDataset(seed);
  const after = before.releases.findLast(({ local }) => !local)?.id ?? '';
  const options = { ...given, after };
  requireSource(options, before);
  const readable = candidatesOf(sheet, before, options);
  const { good, bad } = drafted(readable.good, seed, options);
  const old = new Map(before.statements.map((statement) => [statementId(statement), statement]));
  const own = new Set(good.map(({ draft }) => statementId(draft)));
  const known = good.map(
    (candidate) =>
      alreadyKnown(candidate, old) ?? wrongSupersession(candidate, (id) => old.has(id) || own.has(id)),
  );
  const fresh = good.filter((_, index) => known[index] === null);
  const files = importSeedFiles(
    fresh.map(({ cells }) => cells),
    options,
  );
  const dataset = fresh.length === 0 ? before : readDataset(new Map([...seed, ...files]));
  const rows = [...readable.bad, ...bad, ...known.filter((row) => row !== null), ...newRows(fresh, dataset)];
  return { rows: rows.sort((a, b) => a.line - b.line), files, dataset };
}

function requireSource(
  { source, sources }: Pick<ImportOptions, 'source' | 'sources'>,
  before: Dataset,
): void {
  if (source === null || sources || before.sources.has(source)) return;
  const fault = unknownEntry('source', source, before.sources.keys());
  throw new Fault(`${fault} --title, --publisher and --published-on describe a new one.`);
}

/** The plan for a row whose statement the seed has already; null for a new statement. */
function alreadyKnown(
  { line, draft }: DraftedCandidate,
  before: ReadonlyMap<string, Draft>,
): PlannedRow | null {
  const id = statementId(draft);
  const old = before.get(id);
  if (old === undefined) return null;
  if (old.withdrawn !== null) {
    const { reason, successor } = old.withdrawn;
    return rejected(line, `It was withdrawn${successor === null ? '' : ` for ${successor}`}: ${reason}`, id);
  }
  if (sameFigure(old, draft)) return { line, id, outcome: 'unchanged', detail: 'It exists already.' };
  const figure = old.digits === null ? 'a range' : `${old.qualifier} ${old.digits}e${old.exponent}`;
  return rejected(line, `Its source already states ${figure}; statements are never changed.`, id);
}

/** The plan for a row that supersedes an unknown statement or gives no reason; null for any other row. */
function wrongSupersession(
  { line, cells, draft }: DraftedCandidate,
  isKnown: (id: string) => boolean,
): PlannedRow | null {
  const { supersedes = '', supersedesReason = '' } = cells;
  if (supersedes !== '' && !isKnown(supersedes))
    return rejected(line, `supersedes: statement "${supersedes}" is not known.`, statementId(draft));
  if (supersedes !== '' && supersedesReason === '')
    return rejected(line, 'supersedes: give the reason in supersedesReason.', statementId(draft));
  return null;
}

function sameFigure(a: Draft, b: Draft): boolean {
  return (
    a.value === b.value &&
    a.digits === b.digits &&
    a.qualifier === b.qualifier &&
    a.kind === b.kind &&
    a.bounds.lower === b.bounds.lower &&
    a.bounds.upper === b.bounds.upper
  );
}

/** The plans for new statements: their relation to the statement that was current before them. */
function newRows(fresh: readonly Candidate[], dataset: Dataset): PlannedRow[] {
  const standings = new Map(settled(dataset).map((statement) => [statementId(statement), statement]));
  return fresh.map(({ line, cells }) => {
    const id = idOf(cells);
    const statement = standings.get(id);
    const detail = statement?.previous ? `after ${statement.previous}` : 'no earlier statement';
    return { line, id, outcome: statement?.relation ?? 'rejected', detail };
  });
}

/** Names are ignored, but for the scale that the name of a unit has: codes tell what a row is of. */
const knownColumns: ReadonlySet<string> = new Set([
  ...required,
  ...longColumns,
  ...statementColumns,
  ...nameKeys,
]);

/** A column whose name is not known could be a misspelt one that changes the figure, such as `qualifer`: it is never ignored. */
function requireColumns({ columns }: Sheet): void {
  const missing = required.filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !knownColumns.has(column));
  const faults = [
    ...missing.map((column) => {
      const isNamed = columns.includes(`${column}Name`);
      return `it lacks the column ${column}${isNamed ? ', and names do not tell which one is meant: take the table with labels=both' : ''}`;
    }),
    ...unknown.map((column) => {
      const [close] = nearest(column, knownColumns, 1, 0.4);
      return `the column "${column}" is not known${close === undefined ? '' : ` (${close}?)`}`;
    }),
  ];
  if (faults.length === 0) return;
  const all = [...knownColumns].join(', ');
  throw new Fault(
    `The table cannot be imported: ${faults.join('; ')}. Rename or remove what is not one of ${all}.`,
  );
}
