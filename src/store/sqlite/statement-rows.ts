import { type Makers, makeEach, makerOf, requireKeys } from '../../domain/required.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { parseStatementId, type Statement, statementId } from '../../domain/statements/statement.ts';
import { type Period, periodAt, yearToDate } from '../../domain/time/period.ts';
import type { Read, StatementPart } from '../store.ts';
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

/** The row of a statement: columns that are not named here hold the property of the same name. */
export function toRow(s: Statement, keys: StatementKeys): Row {
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

const from = makerOf<Row, StatementKeys>();

/** How each part of a statement is read from columns of its row. */
const readers: Makers<Row, StatementKeys, Statement> = {
  indicator: from(['indicator'], (row, keys) => keys.indicator.id(row.indicator)),
  area: from(['area'], (row, keys) => keys.area.id(row.area)),
  period: from(['frequency', 'periodStart', 'periodEnd'], periodOf),
  lane: from(['lane'], (row) => codes.lane.decode(row.lane)),
  kind: from(['kind'], (row) => codes.kind.decode(row.kind)),
  value: from(['value'], (row) => row.value),
  digits: from(['digits'], (row) => row.digits),
  exponent: from(['exponent'], (row) => row.exponent),
  qualifier: from(['qualifier'], (row) => codes.qualifier.decode(row.qualifier)),
  significantDigits: from(['significantDigits'], (row) => row.significantDigits),
  bounds: from(['lower', 'upper', 'lowerInclusive', 'upperInclusive', 'basis'], (row) => ({
    lower: row.lower,
    upper: row.upper,
    lowerInclusive: row.lowerInclusive,
    upperInclusive: row.upperInclusive,
    basis: codes.basis.decode(row.basis),
  })),
  missingReason: from(['missingReason'], (row) => row.missingReason),
  source: from(['source'], (row, keys) => keys.source.id(row.source)),
  locator: from(['locator'], (row) => row.locator),
  locatorQuality: from(['locatorQuality'], (row) => codes.locatorQuality.decode(row.locatorQuality)),
  periodBasis: from(['periodBasis'], (row) => codes.periodBasis.decode(row.periodBasis)),
  saidBy: from(['saidBy'], (row) => row.saidBy),
  onBehalfOf: from(['onBehalfOf'], ({ onBehalfOf }, keys) =>
    onBehalfOf === null ? null : keys.producer.id(onBehalfOf),
  ),
  publishedOn: from(['publishedOn'], (row) => decodeDay(row.publishedOn)),
  publishedPrecision: from(['publishedPrecision'], (row) => codes.precision.decode(row.publishedPrecision)),
  knownFrom: from(['knownFrom'], (row) => decodeDay(row.knownFrom)),
  compiledOn: from(['compiledOn'], ({ compiledOn }) => (compiledOn === null ? null : decodeDay(compiledOn))),
  doubtful: from(['doubtful'], (row) => row.doubtful),
  caveat: from(['caveatEn', 'caveatZh'], ({ caveatEn, caveatZh }) =>
    caveatEn === null || caveatZh === null ? null : { en: caveatEn, zh: caveatZh },
  ),
  note: from(['note'], (row) => row.note),
  supersedes: from(['supersedes'], (row) => row.supersedes),
  supersedesReason: from(['supersedesReason'], (row) => row.supersedesReason),
  release: from(['release'], (row) => row.release),
  relation: from(['relation'], (row) => codes.relation.decode(row.relation)),
  currentFrom: from(['currentFrom'], ({ currentFrom }) =>
    currentFrom === null ? null : decodeDay(currentFrom),
  ),
  currentTo: from(['currentTo'], ({ currentTo }) => (currentTo === null ? null : decodeDay(currentTo))),
  previous: from(['indicator', 'area', 'frequency', 'periodStart', 'periodEnd', 'previous'], previousOf),
  evidence: from(['evidence'], (row, keys) => keys.evidence.of(row.evidence)),
  en: from(['displayEn', 'sentenceEn'], (row) => ({ display: row.displayEn, sentence: row.sentenceEn })),
  zh: from(['displayZh', 'sentenceZh'], (row) => ({ display: row.displayZh, sentence: row.sentenceZh })),
};

export const statementParts: readonly StatementPart[] = wordsOf(readers);

/**
 * Columns that are read together. A query for every set of columns would be prepared anew for almost every `fields`;
 * few groups make few queries. The clustered key is in all of them.
 */
const columnGroups: readonly (readonly (keyof Row)[])[] = [
  [
    ...([
      'kind',
      'value',
      'qualifier',
      'lower',
      'upper',
      'lowerInclusive',
      'upperInclusive',
      'basis',
    ] as const),
    ...(['missingReason', 'relation', 'periodBasis', 'caveatEn', 'caveatZh'] as const),
    ...(['publishedPrecision', 'knownFrom', 'compiledOn', 'currentFrom', 'currentTo'] as const),
  ],
  ['evidence'],
  ['displayEn', 'sentenceEn'],
  ['displayZh', 'sentenceZh'],
];

/** Columns that are read together: a bit for each group, and the highest bit for all columns. */
export type ColumnSet = number;

const everyColumn = 1 << columnGroups.length;

/** The columns of each part beside the clustered key: those of one group, or all where no group has them. */
const setOf: ReadonlyMap<StatementPart, ColumnSet> = new Map(
  statementParts.map((part) => {
    const names = readers[part].keys.filter((name) => !(clusteredKey as readonly string[]).includes(name));
    const group = columnGroups.findIndex((columns) => names.every((name) => columns.includes(name)));
    return [part, names.length === 0 ? 0 : group === -1 ? everyColumn : 1 << group];
  }),
);

/** The set of columns that parts of a statement are made from. */
export function columnSet(parts: readonly StatementPart[]): ColumnSet {
  let set = 0;
  for (const part of parts) set |= setOf.get(part) ?? everyColumn;
  return set >= everyColumn ? everyColumn : set;
}

const allColumns: readonly (keyof Row)[] = [...new Set(statementParts.flatMap((part) => readers[part].keys))];

/** The columns of a set, the clustered key among them. */
export function columnsIn(set: ColumnSet): readonly (keyof Row)[] {
  if (set === everyColumn) return allColumns;
  return [...clusteredKey, ...columnGroups.filter((_, place) => (set & (1 << place)) !== 0).flat()];
}

/** The statements of rows of one query. @throws Error where the rows lack a column */
export function toStatements(rows: readonly Partial<Row>[], keys: StatementKeys): Statement[] {
  return partsOf(rows, statementParts, keys).map((statement) => {
    requireKeys<Statement, StatementPart>(statement, statementParts);
    return statement;
  });
}

/** Some parts of the statements of rows of one query. @throws Error where the rows lack a column of theirs */
export function partsOf<P extends StatementPart>(
  rows: readonly Partial<Row>[],
  parts: readonly P[],
  keys: StatementKeys,
): Read<P>[];
export function partsOf(
  rows: readonly Partial<Row>[],
  parts: readonly StatementPart[],
  keys: StatementKeys,
): Partial<Statement>[] {
  return makeEach(rows, parts, { makers: readers, context: keys });
}

type Place = 'indicator' | 'area' | 'frequency' | 'periodStart' | 'periodEnd';

function previousOf(row: Pick<Row, Place | 'previous'>, keys: StatementKeys): string | null {
  if (row.previous === null) return null;
  return statementId({
    indicator: keys.indicator.id(row.indicator),
    area: keys.area.id(row.area),
    period: periodOf(row),
    source: keys.source.id(row.previous),
  });
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
