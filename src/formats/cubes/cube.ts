import { compareText } from '../../domain/compare-text.ts';
import { Problem } from '../../domain/problems.ts';
import { type Lane, lanes, wordsOf } from '../../domain/statements/codes.ts';
import { comparePeriods, type Period, parsePeriod } from '../../domain/time/period.ts';
import type { Shown } from '../answer.ts';
import type { Retry } from '../format.ts';
import { type Capacity, exceeded } from '../row-batches.ts';

/** What the source said around a value; it is listed beside the cell of the same number. */
interface Detail {
  /** Null for a computed value; `derivation` then says how to recompute it. */
  readonly id: string | null;
  readonly kind: string;
  readonly qualifier: string | null;
  readonly bounds: Shown['bounds'];
  /** Null for a computed value, which no source states. */
  readonly publishedOn: string | null;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly source: string | null;
  readonly derivation?: object;
}

/** The part of an observation that a cube needs; it is a fraction of the whole. */
type Kept = Pick<
  Shown,
  'id' | 'indicator' | 'area' | 'lane' | 'period' | 'value' | 'missingReason' | 'unit' | 'scale'
> & { readonly detail: Detail };

/** The unit of an indicator, and its values, which tell how many decimals it needs. */
export interface Measured extends Pick<Shown, 'unit' | 'scale'> {
  readonly values: number[];
}

/** Stated cells by their number. */
type ByCell<T> = Readonly<Record<string, T>>;

/** Observations by indicator, area, lane and period; cells are numbered with the period running fastest. */
export interface Cube {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly lanes: readonly Lane[];
  readonly periods: readonly Period[];
  readonly measured: ReadonlyMap<string, Measured>;
  /** All cells as a list, or only the stated ones by number where most cells are empty. */
  readonly values: readonly (number | null)[] | ByCell<number | null>;
  /** Numbers of indicators, areas, lanes and periods; of an empty cube 1 each, as readers need a cell at least. */
  readonly size: readonly number[];
  /** The hedge of a value that is not exact, or why it is missing. */
  readonly status: ByCell<string>;
  readonly details: ByCell<Detail>;
}

/** Number of cells up to which a cube lists all of them, however many are empty. */
const fullCells = 1000;

/** The cube of all observations. @throws Problem `not-computable` when several statements share a cell, or it has too many */
export async function cubeOf(
  batches: AsyncIterable<readonly Shown[]>,
  capacity: Capacity,
  retry: Retry,
): Promise<Cube> {
  const all: Kept[] = [];
  for await (const batch of batches) all.push(...batch.map(keptOf));
  const indicators = distinct(all, 'indicator').toSorted(compareText);
  const areas = distinct(all, 'area').toSorted(compareText);
  const found = new Set(all.map(({ lane }) => lane));
  const laneList = wordsOf(lanes).filter((lane) => found.has(lane));
  const periods = distinct(all, 'period').map(parsePeriod).toSorted(comparePeriods);
  const axes = [indicators, areas, laneList, periods.map(({ text }) => text)];
  const size = axes.map((axis) => Math.max(1, axis.length));
  const count = size.reduce((product, length) => product * length);
  if (count > capacity.most) throw exceeded(capacity, retry);
  const cells = placed(all, axes, retry);
  return {
    indicators,
    areas,
    lanes: laneList,
    periods,
    measured: measuredOf(all),
    size,
    values: count <= Math.max(fullCells, 2 * all.length) ? filled(cells, count) : byCell(cells, 'value'),
    status: all.length === 0 ? { 0: 'none' } : statusOf(cells),
    details: byCell(cells, 'detail'),
  };
}

function keptOf(observation: Shown): Kept {
  const { id, indicator, area, lane, period, value, missingReason, unit, scale } = observation;
  const { kind, qualifier, bounds, publishedOn, knownFrom, knownUntil } = observation;
  const derivation = 'derivation' in observation ? { derivation: observation.derivation } : {};
  const known = { publishedOn, knownFrom, knownUntil, source: observation.source?.id ?? null };
  const detail = { id, kind, qualifier, bounds, ...known, ...derivation };
  return { id, indicator, area, lane, period, value, missingReason, unit, scale, detail };
}

function distinct(all: readonly Kept[], key: 'indicator' | 'area' | 'period'): string[] {
  return [...new Set(all.map((kept) => kept[key]))];
}

/** Indicators in the order in which they were read. */
function measuredOf(all: readonly Kept[]): Map<string, Measured> {
  const measured = new Map<string, Measured>();
  for (const { indicator, unit, scale, value } of all) {
    const values = measured.get(indicator)?.values ?? [];
    if (value !== null) values.push(value);
    measured.set(indicator, { unit, scale, values });
  }
  return measured;
}

type Cells = readonly (readonly [cell: number, kept: Kept])[];

/** The observation of each stated cell, in the order of their numbers. */
function placed(all: readonly Kept[], axes: readonly (readonly string[])[], retry: Retry): Cells {
  const orders = axes.map((axis) => new Map(axis.map((id, index) => [id, index])));
  const cells = new Map<number, Kept>();
  for (const observation of all) {
    const { indicator, area, lane, period } = observation;
    const cell = [indicator, area, lane, period].reduce(
      (number, id, axis) => number * (orders[axis]?.size ?? 0) + (orders[axis]?.get(id) ?? 0),
      0,
    );
    const other = cells.get(cell);
    if (other !== undefined) throw severalIn(other, observation, retry);
    cells.set(cell, observation);
  }
  return [...cells].toSorted(([a], [b]) => a - b);
}

/** The value of every cell; null where nobody stated one. */
function filled(cells: Cells, size: number): (number | null)[] {
  const values = new Array<number | null>(size).fill(null);
  for (const [cell, { value }] of cells) values[cell] = value;
  return values;
}

function byCell<Key extends 'value' | 'detail'>(cells: Cells, key: Key): ByCell<Kept[Key]> {
  return Object.fromEntries(cells.map(([cell, kept]) => [cell, kept[key]]));
}

/** The status of each cell whose value is missing or hedged. */
function statusOf(cells: Cells): ByCell<string> {
  return Object.fromEntries(
    cells.flatMap(([cell, { value, missingReason, detail }]) => {
      const status = value === null ? missingReason : detail.qualifier;
      return status === null || status === 'exact' ? [] : [[cell, status]];
    }),
  );
}

function severalIn(a: Kept, b: Kept, retry: Retry): Problem {
  return new Problem(
    'not-computable',
    `Two statements, ${a.id} and ${b.id}, share one cell of the cube, and a cell of JSON-stat holds one value: use revisions=latest or revisions=first, or a tabular format.`,
    {
      errors: [
        {
          parameter: 'revisions',
          value: 'all',
          code: 'severalStatements',
          detail: 'A cell of JSON-stat holds one statement.',
          allowed: ['latest', 'first'],
        },
      ],
      tryInstead: retry({ revisions: 'latest' }),
    },
  );
}
