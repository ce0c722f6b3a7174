import { Fault } from '../../domain/fault.ts';
import type { Relation } from '../../domain/statements/codes.ts';
import { csvLine } from '../../domain/statements/csv-cells.ts';
import { statementId } from '../../domain/statements/statement.ts';
import { settled } from '../seed/build/standings.ts';
import type { Dataset, Draft } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import { SeedError } from '../seed/read/seed-faults.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { required, type SeedCells, seedCells } from './import-rows.ts';
import type { Sheet } from './sheet.ts';

export type Outcome = { [R in Relation]: R }[Relation] | 'unchanged' | 'rejected';

/** What an import would do with one line. */
export interface PlannedRow {
  readonly line: number;
  readonly id: string | null;
  readonly outcome: Outcome;
  /** Why a row is rejected, or which statement it meets. */
  readonly detail: string;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Files to lay beside the seed; empty when there is nothing new. */
  readonly files: SeedFiles;
  /** The seed with the import. */
  readonly dataset: Dataset;
}

interface Options {
  readonly number: number;
  readonly source: string | null;
  readonly today: string;
  /** A document of one's own as a seed file of sources; null when the seed has all that are named. */
  readonly sources?: string | null;
}

const columns =
  'indicator area period value scale unit kind qualifier source locator periodBasis saidBy onBehalfOf knownFrom significantDigits doubtful supersedes supersedesReason caveatEn caveatZh release note rangeLower rangeUpper'.split(
    ' ',
  );

interface Candidate {
  readonly line: number;
  readonly cells: SeedCells;
}

/**
 * What importing a sheet on top of a seed would do, line by line. Nothing is written.
 * @throws Fault when the sheet lacks a column
 */
export function planImport(sheet: Sheet, seed: SeedFiles, options: Options): Plan {
  const { number, source } = options;
  const missing = required.filter((column) => !sheet.columns.includes(column));
  if (missing.length > 0)
    throw new Fault(`The table lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  const before = readDataset(seed);
  const release = `local-${number}`;
  // A table with semicolons comes from where the comma stands before decimals.
  const writing = { continental: sheet.delimiter === ';' };
  const rows: PlannedRow[] = [];
  const readable = new Map<string, Candidate>();
  for (const row of sheet.rows) {
    const cells = attempt(() =>
      seedCells(row, { source, release, unitOf: (id) => before.indicators.get(id)?.unit, writing }),
    );
    const twin = cells instanceof Fault ? undefined : readable.get(idOf(cells));
    if (cells instanceof Fault) rows.push(rejected(row.line, cells.message));
    else if (twin)
      rows.push(rejected(row.line, `It stands already on line ${twin.line} of this file.`, idOf(cells)));
    else readable.set(idOf(cells), { line: row.line, cells });
  }
  const { good, bad } = understood([...readable.values()], seed, options);
  const old = new Map(before.statements.map((statement) => [statementId(statement), statement]));
  const own = new Set(good.map(({ draft }) => statementId(draft)));
  const fresh = good.filter((candidate) => {
    const known = alreadyKnown(candidate, old) ?? misdirected(candidate, (id) => old.has(id) || own.has(id));
    if (known !== null) rows.push(known);
    return known === null;
  });
  const files = filesOf(fresh, options);
  const dataset = fresh.length === 0 ? before : readDataset(new Map([...seed, ...files]));
  return {
    rows: [...rows, ...bad, ...placed(fresh, dataset)].sort((a, b) => a.line - b.line),
    files,
    dataset,
  };
}

function idOf({ indicator = '', area = '', period = '', source = '' }: SeedCells): string {
  return statementId({ indicator, area, period: { text: period }, source });
}

function rejected(line: number, detail: string, id: string | null = null): PlannedRow {
  return { line, id, outcome: 'rejected', detail };
}

function attempt<T>(make: () => T): T | Fault {
  try {
    return make();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

interface Understood extends Candidate {
  readonly draft: Draft;
}

/** Reads the rows against the seed's lists, without its statements: those that are right, and those with faults of their own. */
function understood(
  candidates: readonly Candidate[],
  seed: SeedFiles,
  options: Options,
): { good: Understood[]; bad: PlannedRow[] } {
  if (candidates.length === 0) return { good: [], bad: [] };
  // Checks and checksums speak of the seed's statements, which are not read here.
  const lists = [...seed]
    .filter(([path]) => !path.endsWith('.csv') && !/(^|\/)checks(\/.*)?\.yaml$/.test(path))
    .map(([path, text]): [string, string] => [
      path,
      path.endsWith('releases.yaml') ? text.replace(/^ +checksum:.*$/gm, '') : text,
    ]);
  const alone = candidates.map(({ line, cells }) => ({
    line,
    cells: { ...cells, supersedes: '', supersedesReason: '' },
  }));
  const files = filesOf(alone, options);
  try {
    const { statements } = readDataset(new Map([...lists, ...files]));
    return {
      good: candidates.flatMap((candidate, index) => withDraft(candidate, statements[index])),
      bad: [],
    };
  } catch (error) {
    if (!(error instanceof SeedError) || error.faults.some(({ file }) => !files.has(file))) throw error;
    const messages = new Map<number, string[]>();
    for (const { line, message } of error.faults)
      messages.set(line - 2, [...(messages.get(line - 2) ?? []), message]);
    const rest = understood(
      candidates.filter((_, index) => !messages.has(index)),
      seed,
      options,
    );
    const bad = [...messages].map(([index, list]) => rejected(candidates[index]?.line ?? 0, list.join(' ')));
    return { good: rest.good, bad: [...bad, ...rest.bad] };
  }
}

function withDraft(candidate: Candidate, draft: Draft | undefined): Understood[] {
  return draft === undefined ? [] : [{ ...candidate, draft }];
}

/** What is said of a row whose statement stands in the seed already; null for a new one. */
function alreadyKnown({ line, draft }: Understood, before: ReadonlyMap<string, Draft>): PlannedRow | null {
  const id = statementId(draft);
  const old = before.get(id);
  if (old === undefined) return null;
  if (sameFigure(old, draft)) return { line, id, outcome: 'unchanged', detail: 'It is here already.' };
  return rejected(
    line,
    `Its source states ${old.qualifier} ${old.digits}e${old.exponent} already; statements are never changed.`,
    id,
  );
}

/** What is said of a row that supersedes nothing that there is, or does not say why; null for any other. */
function misdirected(
  { line, cells, draft }: Understood,
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

/** The seed files of an import: its rows, and the local release that brings them. */
function filesOf(candidates: readonly Candidate[], { number, today, sources }: Options): Map<string, string> {
  if (candidates.length === 0) return new Map();
  const folder = `imports/${String(number).padStart(4, '0')}`;
  const lines = candidates.map(({ cells }) =>
    csvLine(columns.map((column) => (cells[column] ?? '').replace(/\s*\n\s*/g, ' '))),
  );
  const release = `"local-${number}":
  publishedOn: ${today}
  title: { en: Local import ${number}, zh: 本地导入${number} }
  notes: { en: "${candidates.length} statements of one's own.", zh: 自有的${candidates.length}条表述。 }
`;
  return new Map([
    [`${folder}/observations.csv`, csvLine(columns) + lines.join('')],
    [`${folder}/releases.yaml`, release],
    ...(sources ? [[`${folder}/sources.yaml`, sources] as const] : []),
  ]);
}

/** How each new statement stands to those that are here. */
function placed(fresh: readonly Candidate[], dataset: Dataset): PlannedRow[] {
  const standings = new Map(settled(dataset).map((statement) => [statementId(statement), statement]));
  return fresh.map(({ line, cells }) => {
    const id = idOf(cells);
    const statement = standings.get(id);
    const detail = statement?.previous ? `after ${statement.previous}` : 'nothing stood before it';
    return { line, id, outcome: statement?.relation ?? 'rejected', detail };
  });
}
