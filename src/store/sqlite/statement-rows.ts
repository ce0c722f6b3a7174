import { parseStatementId, type Statement, statementId } from '../../domain/statements/statement.ts';
import { type Period, periodAt, yearToDate } from '../../domain/time/period.ts';
import { codes, decodeDay, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import type { observations } from './schema.ts';

export type Row = typeof observations.$inferSelect;

/** The clustered key: the default order, and what breaks the ties of any other. */
export const clusteredKey = [
  'indicator',
  'area',
  'frequency',
  'periodStart',
  'periodEnd',
  'lane',
  'publishedOn',
  'source',
] as const satisfies (keyof Row)[];

/** The columns of a statement, in words for the caller and integers for the database. */
export function toRow(s: Statement, keys: StatementKeys): Row {
  return {
    indicator: keys.indicator.key(s.indicator),
    area: keys.area.key(s.area),
    frequency: codes.frequency.encode(s.period.frequency),
    periodStart: encodeDay(s.period.start),
    periodEnd: encodeDay(s.period.end),
    lane: codes.lane.encode(s.lane),
    publishedOn: encodeDay(s.publishedOn),
    source: keys.source.key(s.source),
    kind: codes.kind.encode(s.kind),
    value: s.value,
    digits: s.digits,
    exponent: s.exponent,
    qualifier: codes.qualifier.encode(s.qualifier),
    significantDigits: s.significantDigits,
    lower: s.bounds.lower,
    upper: s.bounds.upper,
    lowerInclusive: Number(s.bounds.lowerInclusive),
    upperInclusive: Number(s.bounds.upperInclusive),
    basis: codes.basis.encode(s.bounds.basis),
    missingReason: s.missingReason,
    publishedPrecision: codes.precision.encode(s.publishedPrecision),
    knownFrom: encodeDay(s.knownFrom),
    relation: codes.relation.encode(s.relation),
    currentFrom: s.currentFrom === null ? null : encodeDay(s.currentFrom),
    currentTo: s.currentTo === null ? null : encodeDay(s.currentTo),
    previous: s.previous === null ? null : keys.source.key(sourceIn(s.previous)),
    locator: s.locator,
    locatorQuality: codes.locatorQuality.encode(s.locatorQuality),
    periodBasis: codes.periodBasis.encode(s.periodBasis),
    saidBy: s.saidBy,
    onBehalfOf: s.onBehalfOf === null ? null : keys.producer.key(s.onBehalfOf),
    doubtful: Number(s.doubtful),
    caveatEn: s.caveat?.en ?? null,
    caveatZh: s.caveat?.zh ?? null,
    note: s.note,
    supersedes: s.supersedes,
    supersedesReason: s.supersedesReason,
    release: s.release,
  };
}

/** The statement that a row holds. */
export function toStatement(row: Row, keys: StatementKeys): Statement {
  const place = {
    indicator: keys.indicator.id(row.indicator),
    area: keys.area.id(row.area),
    period: periodOf(row),
  };
  return {
    ...place,
    lane: codes.lane.decode(row.lane),
    kind: codes.kind.decode(row.kind),
    value: row.value,
    digits: row.digits,
    exponent: row.exponent,
    qualifier: codes.qualifier.decode(row.qualifier),
    significantDigits: row.significantDigits,
    bounds: {
      lower: row.lower,
      upper: row.upper,
      lowerInclusive: row.lowerInclusive === 1,
      upperInclusive: row.upperInclusive === 1,
      basis: codes.basis.decode(row.basis),
    },
    missingReason: row.missingReason,
    source: keys.source.id(row.source),
    locator: row.locator,
    locatorQuality: codes.locatorQuality.decode(row.locatorQuality),
    periodBasis: codes.periodBasis.decode(row.periodBasis),
    saidBy: row.saidBy,
    onBehalfOf: row.onBehalfOf === null ? null : keys.producer.id(row.onBehalfOf),
    publishedOn: decodeDay(row.publishedOn),
    publishedPrecision: codes.precision.decode(row.publishedPrecision),
    knownFrom: decodeDay(row.knownFrom),
    doubtful: row.doubtful === 1,
    caveat: row.caveatEn === null || row.caveatZh === null ? null : { en: row.caveatEn, zh: row.caveatZh },
    note: row.note,
    supersedes: row.supersedes,
    supersedesReason: row.supersedesReason,
    release: row.release,
    relation: codes.relation.decode(row.relation),
    currentFrom: row.currentFrom === null ? null : decodeDay(row.currentFrom),
    currentTo: row.currentTo === null ? null : decodeDay(row.currentTo),
    previous: row.previous === null ? null : statementId({ ...place, source: keys.source.id(row.previous) }),
  };
}

function sourceIn(id: string): string {
  const parts = parseStatementId(id);
  if (parts === null) throw new Error(`"${id}" is no id of a statement.`);
  return parts.source;
}

/** A period from what the database keeps of it. */
export function periodOf(row: Pick<Row, 'frequency' | 'periodStart' | 'periodEnd'>): Period {
  const frequency = codes.frequency.decode(row.frequency);
  const year = Math.floor(row.periodStart / 10000);
  if (frequency === 'YTD') return yearToDate(year, Math.floor(row.periodEnd / 100) % 100);
  return periodAt(frequency, year * 12 + (Math.floor(row.periodStart / 100) % 100) - 1);
}
