import { Problem } from '../../domain/problems.ts';
import { type Lane, lanes, wordsOf } from '../../domain/statements/codes.ts';
import { byId } from '../../domain/statements/ordering.ts';
import { comparePeriods, type Period, parsePeriod } from '../../domain/time/period.ts';
import { eachInTurn, sortedInTurns } from '../../turns.ts';
import type { Context, Shown } from '../answer.ts';
import { Entries } from '../json/json-text.ts';

/** What the source said around a value, beside the cell of the same number. */
interface Detail {
  /** Null for a computed value, which `derivation` tells how to recompute. */
  readonly id: string | null;
  readonly kind: string;
  readonly qualifier: string | null;
  readonly bounds: Shown['bounds'];
  readonly publishedOn: string;
  readonly source: string;
  readonly derivation?: object;
}

/** What the cube keeps of an observation; whole ones of everything would be a gigabyte. */
type Kept = Pick<Shown, 'id' | 'indicator' | 'area' | 'lane' | 'period' | 'value' | 'missingReason'> & {
  readonly detail: Detail;
};

/** What the unit of an indicator is told by. */
export type Sample = Pick<Shown, 'unit' | 'scale'>;

/** Observations by indicator, area, lane and period, cells counted with the period running fastest. */
export interface Cube {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly lanes: readonly Lane[];
  readonly periods: readonly Period[];
  /** One observation of each indicator. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Every value of an indicator. */
  readonly valuesOf: ReadonlyMap<string, readonly number[]>;
  /** A list of all cells, or the stated ones by number where most are empty. */
  readonly values: readonly (number | null)[] | Entries;
  /** Why a stated value is missing, by number of its cell. */
  readonly status: Entries;
  readonly reasons: Readonly<Record<string, string>>;
  readonly details: Entries;
}

/** Cells up to which a cube is written in full, whatever it lacks. */
const fullCells = 1000;

/** @throws Problem `not-computable` when several statements share a cell */
export async function cubeOf(
  batches: AsyncIterable<readonly Shown[]>,
  context: Pick<Context, 'retry'>,
): Promise<Cube> {
  const all: Kept[] = [];
  const found = { indicators: new Set<string>(), areas: new Set<string>(), lanes: new Set<Lane>() };
  const periodTexts = new Set<string>();
  const samples = new Map<string, Sample>();
  const valuesOf = new Map<string, number[]>();
  for await (const batch of batches)
    for (const observation of batch) {
      const { id, indicator, area, lane, period, value, missingReason, unit, scale } = observation;
      all.push({ id, indicator, area, lane, period, value, missingReason, detail: detailOf(observation) });
      found.indicators.add(indicator);
      found.areas.add(area);
      found.lanes.add(lane);
      periodTexts.add(period);
      samples.set(indicator, { unit, scale });
      const values = valuesOf.get(indicator) ?? [];
      if (value !== null) values.push(value);
      valuesOf.set(indicator, values);
    }
  const indicators = await sortedInTurns([...found.indicators], byId);
  const areas = [...found.areas].sort(byId);
  const laneList = wordsOf(lanes).filter((lane) => found.lanes.has(lane));
  const periods = [...periodTexts].map(parsePeriod).sort(comparePeriods);
  const axes = [indicators, areas, laneList, periods.map(({ text }) => text)];
  const cells = await placed(all, axes, context);
  const size = axes.reduce((product, axis) => product * axis.length, 1);
  const full = size <= Math.max(fullCells, 2 * all.length);
  const reasons: Record<string, string> = {};
  await eachInTurn(cells, ([, { value, missingReason }]) => {
    if (value === null && missingReason !== null) reasons[missingReason] = reasonText(missingReason);
  });
  return {
    indicators,
    areas,
    lanes: laneList,
    periods,
    samples,
    valuesOf,
    values: full ? await filled(cells, size) : byCell(cells, ({ value }) => value),
    status: byCell(cells, ({ value, missingReason }) =>
      value === null && missingReason !== null ? missingReason : undefined,
    ),
    reasons,
    details: byCell(cells, ({ detail }) => detail),
  };
}

type Cells = readonly (readonly [cell: number, kept: Kept])[];

/** An observation of each cell, by number. */
async function placed(
  all: readonly Kept[],
  axes: readonly (readonly string[])[],
  context: Pick<Context, 'retry'>,
): Promise<Cells> {
  const orders = axes.map((axis) => new Map(axis.map((id, index) => [id, index])));
  const cells = new Map<number, Kept>();
  await eachInTurn(all, (observation) => {
    const { indicator, area, lane, period } = observation;
    const cell = [indicator, area, lane, period].reduce(
      (number, id, axis) => number * (orders[axis]?.size ?? 0) + (orders[axis]?.get(id) ?? 0),
      0,
    );
    const other = cells.get(cell);
    if (other !== undefined) throw severalIn(other, observation, context);
    cells.set(cell, observation);
  });
  return sortedInTurns([...cells], ([a], [b]) => a - b);
}

/** The value of every cell; null where nobody stated one. */
async function filled(cells: Cells, size: number): Promise<(number | null)[]> {
  const values: (number | null)[] = [];
  await eachInTurn(cells, ([cell, { value }]) => {
    while (values.length < cell) values.push(null);
    values.push(value);
  });
  while (values.length < size) values.push(null);
  return values;
}

/** Something of each stated cell, by its number. */
function byCell(cells: Cells, of: (kept: Kept) => unknown): Entries {
  return new Entries(function* () {
    for (const [cell, kept] of cells) yield [String(cell), of(kept)];
  });
}

function detailOf(observation: Shown): Detail {
  const { id, kind, qualifier, bounds, publishedOn, source } = observation;
  const derivation = 'derivation' in observation ? { derivation: observation.derivation } : {};
  return { id, kind, qualifier, bounds, publishedOn, source: source.id, ...derivation };
}

/** `printedRange` as words: `printed range`. */
function reasonText(reason: string): string {
  return reason.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function severalIn(a: Kept, b: Kept, { retry }: Pick<Context, 'retry'>): Problem {
  return new Problem(
    'not-computable',
    `Two statements, ${a.id} and ${b.id}, share one cell of the cube, and a cell of JSON-stat holds one value: ask for revisions=latest or first, or take a table.`,
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
