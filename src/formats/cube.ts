import { type Lane, lanes, wordsOf } from '../domain/codes.ts';
import { byId } from '../domain/order.ts';
import { comparePeriods, type Period, parsePeriod } from '../domain/period.ts';
import { Problem } from '../domain/problems.ts';
import { othersTurn } from '../turns.ts';
import type { Context, Shown } from './answer.ts';

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

/** Observations by indicator, area, lane and period, cells counted with the period running fastest. */
export interface Cube {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly lanes: readonly Lane[];
  readonly periods: readonly Period[];
  /** One observation of each indicator, for its unit and scale. */
  readonly samples: ReadonlyMap<string, Shown>;
  /** Every value of an indicator. */
  readonly valuesOf: ReadonlyMap<string, readonly number[]>;
  /** A list of all cells, or the stated ones by number where most are empty. */
  readonly values: readonly (number | null)[] | Readonly<Record<string, number | null>>;
  /** Why a stated value is missing, by number of its cell. */
  readonly status: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, Detail>>;
}

/** Cells up to which a cube is written in full, whatever it lacks. */
const fullCells = 1000;

/** @throws Problem `not-computable` when several statements share a cell */
export async function cubeOf(
  batches: AsyncIterable<readonly Shown[]>,
  context: Pick<Context, 'retry'>,
): Promise<Cube> {
  const all: Shown[] = [];
  for await (const batch of batches) all.push(...batch);
  const indicators = distinct(all, ({ indicator }) => indicator).sort(byId);
  const areas = distinct(all, ({ area }) => area).sort(byId);
  const present = new Set(all.map(({ lane }) => lane));
  const laneList = wordsOf(lanes).filter((lane) => present.has(lane));
  const periods = distinct(all, ({ period }) => period)
    .map(parsePeriod)
    .sort(comparePeriods);
  const axes = [indicators, areas, laneList, periods.map(({ text }) => text)];
  await othersTurn();
  const cells = placed(all, axes, context);
  await othersTurn();
  const stated = Object.fromEntries([...cells].map(([cell, { value }]) => [cell, value]));
  const size = axes.reduce((product, axis) => product * axis.length, 1);
  const full = size <= Math.max(fullCells, 2 * all.length);
  const missing = [...cells].flatMap(([cell, { value, missingReason }]) =>
    value === null && missingReason !== null ? [[cell, missingReason] as const] : [],
  );
  await othersTurn();
  const details = Object.fromEntries([...cells].map(([cell, observation]) => [cell, detailOf(observation)]));
  await othersTurn();
  return {
    indicators,
    areas,
    lanes: laneList,
    periods,
    samples: new Map(all.map((observation) => [observation.indicator, observation])),
    valuesOf: grouped(all),
    values: full ? Array.from({ length: size }, (_, cell) => stated[cell] ?? null) : stated,
    status: Object.fromEntries(missing),
    reasons: Object.fromEntries(missing.map(([, reason]) => [reason, reasonText(reason)])),
    details,
  };
}

function distinct(all: readonly Shown[], of: (observation: Shown) => string): string[] {
  return [...new Set(all.map(of))];
}

function placed(
  all: readonly Shown[],
  axes: readonly (readonly string[])[],
  context: Pick<Context, 'retry'>,
): Map<number, Shown> {
  const orders = axes.map((axis) => new Map(axis.map((id, index) => [id, index])));
  const cells = new Map<number, Shown>();
  for (const observation of all) {
    const { indicator, area, lane, period } = observation;
    const cell = [indicator, area, lane, period].reduce(
      (number, id, axis) => number * (orders[axis]?.size ?? 0) + (orders[axis]?.get(id) ?? 0),
      0,
    );
    const other = cells.get(cell);
    if (other !== undefined) throw severalIn(other, observation, context);
    cells.set(cell, observation);
  }
  return new Map([...cells].sort(([a], [b]) => a - b));
}

function grouped(all: readonly Shown[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const { indicator, value } of all) {
    const list = values.get(indicator) ?? [];
    if (value !== null) list.push(value);
    values.set(indicator, list);
  }
  return values;
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

function severalIn(a: Shown, b: Shown, { retry }: Pick<Context, 'retry'>): Problem {
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
