import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { derived } from '../../domain/derivation/derived-figure.ts';
import {
  type Computed,
  derivedLongRow,
  toDerivedObservation,
} from '../../domain/derivation/derived-observation.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import { defaultOrder, type Order, type SortKey } from '../../domain/query/selection.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import { longRow, scaleOf } from '../../domain/statements/long-table.ts';
import { known, scaled, toObservation } from '../../domain/statements/observation.ts';
import { byId } from '../../domain/statements/ordering.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { frequencies } from '../../domain/time/period.ts';
import type { Shown } from '../../formats/answer.ts';
import { linked } from '../response/statement-links.ts';
import type { Asked } from './asked.ts';
import { batchesOf } from './batches.ts';
import { computationParameters } from './computation/combinations.ts';
import { derivedRows } from './computation/compute.ts';
import type { LongLike } from './wide-table.ts';

/** One row, written where it is shown. */
export interface ObservedRow {
  readonly json: () => Shown;
  readonly long: () => Readonly<Record<string, Cell>>;
  /** The cells that a wide table needs. */
  readonly wide: () => LongLike;
  /** The statement itself, or the one whose place a computed row takes. */
  readonly statement: Statement;
  /** The statements that a computed row was computed from. */
  readonly operands: readonly Statement[];
}

/** The published rows of a query in its order, in batches. */
export async function* publishedRows(asked: Asked): AsyncGenerator<ObservedRow[]> {
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

/** The cells of a long row that a wide table needs: a whole long row costs three times as much. */
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
export async function computedRows(asked: Asked): Promise<ObservedRow[]> {
  const { catalogue, query, release } = asked;
  const transform = describe(asked);
  const how = { ...rendering(asked), transform, release: release.id };
  const rows = await derivedRows(asked);
  return ordered(rows, query.sort ?? []).map((row) => ({
    json: () => toDerivedObservation(row, catalogue, how),
    long: () => derivedLongRow(row, catalogue, query.scale, transform),
    wide: () => derivedLongRow(row, catalogue, query.scale, transform),
    statement: row.point.statement,
    operands: derived(row.point).operands.map(({ statement }) => statement),
  }));
}

/** How the rows of a query are written. */
export function rendering({ query, request }: Asked) {
  return linked({ lang: query.lang, scale: query.scale, base: request.base });
}

/** The parameters of a computation as the client wrote them: `transform=yoy currency=USD`. */
export function describe({ request: { address } }: Asked): string {
  const [aggregate, ...others] = computationParameters;
  return [aggregate, 'frequency', ...others]
    .flatMap((name) => (address.has(name) ? `${name}=${address.given(name)}` : []))
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

function ordered(rows: readonly Computed[], order: readonly Order[]): Computed[] {
  const keys = [...order, ...defaultOrder];
  return rows.toSorted((a, b) => {
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
