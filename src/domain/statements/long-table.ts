import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { scaled, scaledBounds } from '../numbers/json-numbers.ts';
import type { ScaleName } from '../numbers/scales.ts';
import { caveatsOf } from './caveats.ts';
import type { Cell, ColumnType } from './cells.ts';
import type { Text } from './codes.ts';
import type { Evidence } from './evidence-schema.ts';
import { knownUntil, publishedText, type Statement, statementId } from './statement.ts';

/** Columns of the long table; their order never changes, and new ones are only appended. */
export const longColumns = [
  'id',
  'indicator',
  'area',
  'period',
  'periodStart',
  'periodEnd',
  'kind',
  'value',
  'unit',
  'qualifier',
  'lower',
  'upper',
  'publishedOn',
  'relation',
  'source',
  'frequency',
  'lane',
  'digits',
  'scale',
  'locator',
  'caveats',
  'missingReason',
  'knownFrom',
  'periodBasis',
  'doubtful',
  'significantDigits',
  'saidBy',
  'onBehalfOf',
  'supersedes',
  'supersedesReason',
  'note',
  'knownUntil',
  'publishedPrecision',
  'grade',
  'confirmations',
  'disputes',
] as const;

type LongColumn = (typeof longColumns)[number];

/** Types of the columns that are not text. */
const typed: Partial<Record<string, ColumnType>> = {
  periodStart: 'date',
  periodEnd: 'date',
  value: 'number',
  lower: 'number',
  upper: 'number',
  knownFrom: 'date',
  knownUntil: 'date',
  significantDigits: 'integer',
  confirmations: 'integer',
  disputes: 'integer',
} satisfies Partial<Record<LongColumn, ColumnType>>;

/** The type of a column of the long table. */
export function longType(column: string): ColumnType {
  return typed[column] ?? 'text';
}

type LongRow = Readonly<Record<LongColumn, Cell>>;

/** A statement as a row of the long table. `value` and bounds are multiples of `scale`; caveats are `English | 中文`, one a line. */
export function longRow(s: Omit<Statement, 'en' | 'zh'>, catalogue: Catalogue, asked: ScaleName): LongRow {
  const indicator = known(catalogue.indicators, s.indicator);
  const scale = scaleOf(indicator, catalogue, asked);
  const bounds = scaledBounds(s.bounds, scale);
  return {
    id: statementId(s),
    indicator: s.indicator,
    area: s.area,
    period: s.period.text,
    periodStart: s.period.start,
    periodEnd: s.period.end,
    kind: s.kind,
    value: scaled(s.value, scale),
    unit: indicator.unit,
    qualifier: s.qualifier,
    lower: bounds.lower,
    upper: bounds.upper,
    publishedOn: publishedText(s),
    relation: s.relation,
    source: s.source,
    frequency: s.period.frequency,
    lane: s.lane,
    digits: s.digits,
    scale,
    locator: s.locator,
    caveats: caveatCell(caveatsOf(s)),
    missingReason: s.missingReason,
    knownFrom: s.knownFrom,
    periodBasis: s.periodBasis,
    doubtful: s.doubtful ? 'yes' : null,
    significantDigits: s.significantDigits,
    saidBy: s.saidBy,
    onBehalfOf: s.onBehalfOf,
    supersedes: s.supersedes,
    supersedesReason: s.supersedesReason,
    note: s.note,
    knownUntil: knownUntil(s),
    publishedPrecision: s.publishedPrecision,
    ...evidenceCells(s.evidence),
  };
}

/** The cells of evidence; blank where there is none. */
export function evidenceCells(evidence: Evidence | null) {
  return {
    grade: evidence?.grade ?? null,
    confirmations: evidence?.confirmations ?? null,
    disputes: evidence?.disputes ?? null,
  } satisfies Partial<Record<LongColumn, Cell>>;
}

/** The cells of a statement in the order of `longColumns`, at scale 1. */
export function longCells(s: Statement, catalogue: Catalogue): Cell[] {
  const row = longRow(s, catalogue, '1');
  return longColumns.map((column) => row[column]);
}

/** The scale of the rows of an indicator: `1` for units that are never scaled, such as percent. */
export function scaleOf({ unit }: Indicator, catalogue: Catalogue, asked: ScaleName): ScaleName {
  return known(catalogue.units, unit).words ? asked : '1';
}

/** Caveats as one cell, `English | 中文`, one a line; null when there are none. */
export function caveatCell(caveats: readonly Text[]): string | null {
  if (caveats.length === 0) return null;
  return caveats.map(({ en, zh }) => `${en} | ${zh}`).join('\n');
}
