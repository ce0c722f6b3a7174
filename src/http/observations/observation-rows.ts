import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { derived } from '../../domain/derivation/derived-figure.ts';
import {
  type Computed,
  derivedColumns,
  derivedLongRow,
  toDerivedObservation,
} from '../../domain/derivation/derived-observation.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import { defaultOrder, type Order, type SortKey } from '../../domain/query/selection.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import { longColumns, longRow, scaleOf } from '../../domain/statements/long-table.ts';
import { known, scaled, toObservation } from '../../domain/statements/observation.ts';
import { byId } from '../../domain/statements/ordering.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { frequencies } from '../../domain/time/period.ts';
import type { Shown } from '../../formats/answer.ts';
import { inTurns, sortedInTurns } from '../../turns.ts';
import { linked } from '../response/statement-links.ts';
import type { Asked } from './answer-observations.ts';
import { batchesOf } from './batches.ts';
import { computationParameters, isDerived } from './combinations.ts';
import { derivedRows } from './computation.ts';
import type { LongLike } from './wide-table.ts';

/** One row in both of its forms. */
export interface ShownRow {
  readonly json: () => Shown;
  readonly long: () => Readonly<Record<string, Cell>>;
  /** What a wide table needs of it. */
  readonly wide: () => LongLike;
  /** The statement that it is, or whose place it takes. */
  readonly statement: Statement;
  /** The statements that a computed row rests on. */
  readonly operands: readonly Statement[];
}

/** Columns of the long table: computed rows say how they were computed. */
export function longColumnsOf({ query }: Asked): readonly string[] {
  return isDerived(query) ? [...longColumns, ...derivedColumns] : longColumns;
}

/** The published rows of a query in its order, in batches. */
export async function* publishedRows(asked: Asked): AsyncGenerator<ShownRow[]> {
  const { store, selection, query, catalogue } = asked;
  for await (const statements of batchesOf(store, selection, query.sort ?? defaultOrder))
    yield statements.map((statement) => ({
      json: () => toObservation(statement, catalogue, rendering(asked)),
      long: () => longRow(statement, catalogue, query.scale),
      wide: () => wideRow(statement, catalogue, query.scale),
      statement,
      operands: [],
    }));
}

/** Those cells of a long row that a wide table needs: a table of everything has a million of them. */
function wideRow(s: Statement, catalogue: Catalogue, scale: ScaleName): LongLike {
  return {
    indicator: s.indicator,
    area: s.area,
    period: s.period.text,
    periodStart: s.period.start,
    periodEnd: s.period.end,
    frequency: s.period.frequency,
    lane: s.lane,
    value: scaled(s.value, scaleOf(known(catalogue.indicators, s.indicator), catalogue, scale)),
    qualifier: s.qualifier,
  };
}

/** The computed rows of a query, in its order. */
export async function computedRows(asked: Asked): Promise<ShownRow[]> {
  const { catalogue, query, release } = asked;
  const transform = describe(asked);
  const how = { ...rendering(asked), transform, release: release.id };
  const rows = await derivedRows(asked);
  return inTurns(await ordered(rows, query.sort ?? []), (row) => ({
    json: () => toDerivedObservation(row, catalogue, how),
    long: () => derivedLongRow(row, catalogue, query.scale, transform),
    wide: () => derivedLongRow(row, catalogue, query.scale, transform),
    statement: row.point.statement,
    operands: derived(row.point).operands.map(({ statement }) => statement),
  }));
}

export function rendering({ query, base }: Asked) {
  return linked({ lang: query.lang, scale: query.scale, base });
}

/** The parameters of a computation, as they were asked for: `transform=yoy currency=USD`. */
export function describe({ request }: Asked): string {
  const given = new URLSearchParams(request.url.split('?')[1] ?? '');
  const [aggregate, ...others] = computationParameters;
  return [aggregate, 'frequency', ...others]
    .flatMap((name) => (given.has(name) ? `${name}=${given.get(name)}` : []))
    .join(' ');
}

const values: Record<(typeof defaultKeys)[number], (row: Computed) => string | number> = {
  indicator: ({ series }) => series.indicator.id,
  area: ({ series }) => series.area,
  frequency: ({ series }) => frequencies.indexOf(series.frequency),
  period: ({ point }) => `${point.period.start} ${point.period.end}`,
  lane: ({ point }) => wordsOf(lanes).indexOf(point.lane),
  publishedOn: ({ point }) => point.statement.publishedOn,
  value: ({ point }) => point.figure?.value?.toNumber() ?? Number.NEGATIVE_INFINITY,
};

const defaultKeys = ['indicator', 'area', 'frequency', 'period', 'lane', 'publishedOn', 'value'] as const;

function ordered(rows: readonly Computed[], order: readonly Order[]): Promise<Computed[]> {
  const keys = [...order, ...defaultOrder];
  return sortedInTurns(rows, (a, b) => {
    for (const { key, descending } of keys) {
      const difference = compare(a, b, key);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

function compare(a: Computed, b: Computed, key: SortKey): number {
  if (key === 'release' || key === 'knownFrom') return 0;
  const [x, y] = [values[key](a), values[key](b)];
  return typeof x === 'number' && typeof y === 'number' ? x - y : byId(String(x), String(y));
}
