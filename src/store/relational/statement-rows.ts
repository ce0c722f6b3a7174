import { parseStatementId, type Statement, statementId } from '../../domain/statements/statement.ts';
import { type Period, periodAt, yearToDate } from '../../domain/time/period.ts';
import { codes, decodeDay, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import type { PageRow, Row, StandingRow } from './statement-columns.ts';

/** The columns of the default order; no two statements are equal in all of them, so they break the ties of any other order. */
export const orderColumns = [
  'indicator',
  'area',
  'frequency',
  'periodStart',
  'periodEnd',
  'lane',
  'publishedOn',
  'source',
] as const satisfies (keyof Row)[];

/** The row of a statement: columns that are not named here hold the property of the same name. */
export function toRow(s: Statement, keys: StatementKeys): Omit<Row, 'number'> {
  return {
    ...s,
    ...s.bounds,
    indicator: keys.indicator.key(s.indicator),
    area: keys.area.key(s.area),
    frequency: codes.frequency.encode(s.period.frequency),
    periodStart: encodeDay(s.period.start),
    periodEnd: encodeDay(s.period.end),
    lane: codes.lane.encode(s.lane),
    publishedOn: encodeDay(s.publishedOn),
    source: keys.source.key(s.source),
    kind: codes.kind.encode(s.kind),
    qualifier: codes.qualifier.encode(s.qualifier),
    basis: codes.basis.encode(s.bounds.basis),
    publishedPrecision: codes.precision.encode(s.publishedPrecision),
    knownFrom: encodeDay(s.knownFrom),
    compiledOn: s.compiledOn === null ? null : encodeDay(s.compiledOn),
    relation: codes.relation.encode(s.relation),
    currentFrom: s.currentFrom === null ? null : encodeDay(s.currentFrom),
    currentTo: s.currentTo === null ? null : encodeDay(s.currentTo),
    previous: s.previous === null ? null : keys.source.key(sourceIn(s.previous)),
    locatorQuality: codes.locatorQuality.encode(s.locatorQuality),
    periodBasis: codes.periodBasis.encode(s.periodBasis),
    onBehalfOf: s.onBehalfOf === null ? null : keys.producer.key(s.onBehalfOf),
    evidence: keys.evidence.key(s.evidence),
    caveatEn: s.caveat?.en ?? null,
    caveatZh: s.caveat?.zh ?? null,
    displayEn: s.en.display,
    displayZh: s.zh.display,
    sentenceEn: s.en.sentence,
    sentenceZh: s.zh.sentence,
  };
}

/** The statement of a row. `compiledOn` is that of the row, which is told only as of an earlier day. */
export function toStatement(row: Row, keys: StatementKeys): Statement {
  const { value, digits, exponent, significantDigits, lower, upper, lowerInclusive, upperInclusive } = row;
  const { missingReason, locator, saidBy, doubtful, note, supersedes, supersedesReason } = row;
  const { release, fromRelease, toRelease, corrections, withdrawn } = row;
  const place = {
    indicator: keys.indicator.id(row.indicator),
    area: keys.area.id(row.area),
    period: periodOf(row),
  };
  return {
    ...place,
    lane: codes.lane.decode(row.lane),
    kind: codes.kind.decode(row.kind),
    value,
    digits,
    exponent,
    qualifier: codes.qualifier.decode(row.qualifier),
    significantDigits,
    bounds: { lower, upper, lowerInclusive, upperInclusive, basis: codes.basis.decode(row.basis) },
    missingReason,
    source: keys.source.id(row.source),
    locator,
    locatorQuality: codes.locatorQuality.decode(row.locatorQuality),
    periodBasis: codes.periodBasis.decode(row.periodBasis),
    saidBy,
    onBehalfOf: row.onBehalfOf === null ? null : keys.producer.id(row.onBehalfOf),
    publishedOn: decodeDay(row.publishedOn),
    publishedPrecision: codes.precision.decode(row.publishedPrecision),
    knownFrom: decodeDay(row.knownFrom),
    compiledOn: dayOrNull(row.compiledOn),
    doubtful,
    caveat: row.caveatEn === null || row.caveatZh === null ? null : { en: row.caveatEn, zh: row.caveatZh },
    note,
    supersedes,
    supersedesReason,
    ...{ release, fromRelease, toRelease, corrections, withdrawn },
    ...toStanding(row, place, keys),
    evidence: keys.evidence.of(row.evidence),
    en: { display: row.displayEn, sentence: row.sentenceEn },
    zh: { display: row.displayZh, sentence: row.sentenceZh },
  };
}

/** A statement as it stood; as of a day, what came later was not known yet. Without that day nothing is told of a compilation. */
export function asItStood(
  statement: Statement,
  row: PageRow,
  asOf: string | null,
  keys: StatementKeys,
): Statement {
  const stood = 'relation' in row ? { ...statement, ...toStanding(row, statement, keys) } : statement;
  const { currentTo } = stood;
  const known = {
    currentTo: asOf !== null && currentTo !== null && currentTo > asOf ? null : currentTo,
    compiledOn: asOf === null || (stood.compiledOn ?? '') <= asOf ? null : stood.compiledOn,
    evidence: keys.evidence.of(row.evidence),
  };
  const isAsKnown =
    known.currentTo === currentTo &&
    known.compiledOn === stood.compiledOn &&
    known.evidence === stood.evidence;
  return isAsKnown ? stood : { ...stood, ...known };
}

type Standing = Pick<Statement, 'relation' | 'currentFrom' | 'currentTo' | 'previous'>;

function toStanding(
  row: StandingRow,
  place: Pick<Statement, 'indicator' | 'area' | 'period'>,
  keys: StatementKeys,
): Standing {
  const { relation, currentFrom, currentTo, previous } = row;
  return {
    relation: codes.relation.decode(relation),
    currentFrom: dayOrNull(currentFrom),
    currentTo: dayOrNull(currentTo),
    previous: previous === null ? null : statementId({ ...place, source: keys.source.id(previous) }),
  };
}

function dayOrNull(day: number | null): string | null {
  return day === null ? null : decodeDay(day);
}

function sourceIn(id: string): string {
  const parts = parseStatementId(id);
  if (parts === null) throw new Error(`"${id}" is no id of a statement.`);
  return parts.source;
}

/** A period from what the database keeps of it. */
function periodOf(row: Pick<Row, 'frequency' | 'periodStart' | 'periodEnd'>): Period {
  const frequency = codes.frequency.decode(row.frequency);
  const year = Math.floor(row.periodStart / 10000);
  if (frequency === 'YTD') return yearToDate(year, Math.floor(row.periodEnd / 100) % 100);
  return periodAt(frequency, year * 12 + (Math.floor(row.periodStart / 100) % 100) - 1);
}
