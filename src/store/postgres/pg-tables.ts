import type { Correction, Withdrawal } from '../../domain/statements/statement.ts';
import { codes } from '../relational/column-codes.ts';
import { sql } from '../relational/orm.ts';
import type { StatementTables } from '../relational/statement-columns.ts';
import { pgCatalogueTables } from './pg-catalogue-tables.ts';
import { pgCore } from './pg-drizzle.ts';

const {
  alias,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  json,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} = pgCore;

export type PgTables = ReturnType<typeof pgTables>;

const number = (column: string) => integer(column).notNull();
const flag = (column: string) => boolean(column).notNull();
const words = (column: string) => text(column).notNull();

const standing = () => ({
  relation: number('relation'),
  currentFrom: integer('currentFrom'),
  currentTo: integer('currentTo'),
  previous: integer('previous'),
});

/** What, where, when and how much. */
const figure = () => ({
  number: integer('number').primaryKey(),
  indicator: number('indicator'),
  area: number('area'),
  frequency: number('frequency'),
  periodStart: number('periodStart'),
  periodEnd: number('periodEnd'),
  lane: number('lane'),
  publishedOn: number('publishedOn'),
  source: number('source'),
  kind: number('kind'),
  value: doublePrecision('value'),
  digits: text('digits'),
  exponent: number('exponent'),
  qualifier: number('qualifier'),
  significantDigits: integer('significantDigits'),
  lower: doublePrecision('lower'),
  upper: doublePrecision('upper'),
  lowerInclusive: flag('lowerInclusive'),
  upperInclusive: flag('upperInclusive'),
  basis: number('basis'),
  missingReason: text('missingReason'),
  publishedPrecision: number('publishedPrecision'),
  knownFrom: number('knownFrom'),
  compiledOn: integer('compiledOn'),
  ...standing(),
});

/** The number of current statements of a series and lane. */
const seriesTotal = () => ({
  indicator: number('indicator'),
  area: number('area'),
  frequency: number('frequency'),
  lane: number('lane'),
  statements: number('statements'),
});

/** The number of current statements of all indicators, by what narrows them to many. */
const presentTotal = () => ({
  periodStart: number('periodStart'),
  periodEnd: number('periodEnd'),
  area: number('area'),
  frequency: number('frequency'),
  lane: number('lane'),
  kind: number('kind'),
  statements: number('statements'),
});

/** By how much the number of statements of all indicators changed on a day, by which revisions are counted. */
const dayTotal = () => ({
  day: number('day'),
  area: number('area'),
  frequency: number('frequency'),
  lane: number('lane'),
  latest: number('latest'),
  first: number('first'),
  all: number('all'),
});

const changed = () => ({
  release: number('release'),
  indicator: number('indicator'),
  source: number('source'),
  /** How the statement stood at that release. */
  relation: number('relation'),
});

/** A statement that a release changed. */
const change = () => ({ ...changed(), knownFrom: number('knownFrom'), statement: number('statement') });

/** The number of statements that a release changed. */
const changeTotal = () => ({ ...changed(), statements: number('statements') });

/** Who says so, in which releases, and the texts. */
const testimony = () => ({
  locator: words('locator'),
  locatorQuality: number('locatorQuality'),
  periodBasis: number('periodBasis'),
  saidBy: text('saidBy'),
  onBehalfOf: integer('onBehalfOf'),
  doubtful: flag('doubtful'),
  caveatEn: text('caveatEn'),
  caveatZh: text('caveatZh'),
  note: text('note'),
  supersedes: text('supersedes'),
  supersedesReason: text('supersedesReason'),
  release: number('release'),
  fromRelease: number('fromRelease'),
  toRelease: integer('toRelease'),
  corrections: json('corrections').$type<readonly Correction[]>().notNull(),
  withdrawn: json('withdrawn').$type<Withdrawal>(),
  evidence: number('evidence'),
  displayEn: words('displayEn'),
  displayZh: words('displayZh'),
  sentenceEn: words('sentenceEn'),
  sentenceZh: words('sentenceZh'),
  /** Of a current statement with a value: 1 where no period of its series and lane is newer. */
  place: integer('place'),
});

/**
 * All tables in the schema of a build, which holds what a SQLite file holds, and beside that the place of each current statement in its
 * series, the numbers of those of each series and of each period, how their number changed from day to day, and what each release changed. Statements declare no references: a build is written whole, from checked data.
 */
export function pgTables(schema: string) {
  const { table } = pgSchema(schema);
  const observations = table('observations', { ...figure(), ...testimony() }, (o) => [
    uniqueIndex('observationsInOrder').on(
      o.indicator,
      o.area,
      o.frequency,
      o.periodStart,
      o.periodEnd,
      o.lane,
      o.publishedOn,
      o.source,
      o.fromRelease,
    ),
    index('observationsBySource').on(o.source),
    check('kindKnown', within(sql`${o.kind}`, codes.kind.words)),
    check('qualifierKnown', within(sql`${o.qualifier}`, codes.qualifier.words)),
    check('valueOrReason', sql`(${o.value} IS NULL) = (${o.missingReason} IS NOT NULL)`),
    check('boundsInOrder', sql`${o.lower} <= ${o.upper}`),
    check('periodInOrder', sql`${o.periodStart} <= ${o.periodEnd}`),
    check('releasesInOrder', sql`${o.release} <= ${o.fromRelease} AND ${o.fromRelease} < ${o.toRelease}`),
    check('currentInOrder', sql`${o.currentTo} IS NULL OR ${o.currentFrom} <= ${o.currentTo}`),
  ]);
  const pastStandings = table(
    'pastStandings',
    { statement: number('statement'), atRelease: number('atRelease'), ...standing() },
    (columns) => [primaryKey({ columns: [columns.statement, columns.atRelease] })],
  );
  const pastEvidence = table(
    'pastEvidence',
    {
      statement: number('statement'),
      fromRelease: number('fromRelease'),
      toRelease: integer('toRelease'),
      since: number('since'),
      until: integer('until'),
      evidence: number('evidence'),
    },
    (columns) => [primaryKey({ columns: [columns.statement, columns.fromRelease, columns.since] })],
  );
  return { ...pgCatalogueTables(schema), observations, ...totalsIn(schema), pastStandings, pastEvidence };
}

function totalsIn(schema: string) {
  const { table } = pgSchema(schema);
  return {
    seriesTotals: table('seriesTotals', seriesTotal(), (of) => [
      primaryKey({ columns: [of.indicator, of.area, of.frequency, of.lane] }),
    ]),
    presentTotals: table('presentTotals', presentTotal(), (of) => [
      primaryKey({
        name: 'presentTotalsKey',
        columns: [of.periodStart, of.periodEnd, of.area, of.frequency, of.lane, of.kind],
      }),
    ]),
    dayTotals: table('dayTotals', dayTotal(), (of) => [
      primaryKey({ columns: [of.day, of.area, of.frequency, of.lane] }),
    ]),
    changes: table('changes', change()),
    changeTotals: table('changeTotals', changeTotal(), (of) => [
      primaryKey({ columns: [of.release, of.indicator, of.source, of.relation] }),
    ]),
  };
}

function within(code: ReturnType<typeof sql>, known: readonly string[]) {
  return sql`${code} BETWEEN 0 AND ${sql.raw(String(known.length - 1))}`;
}

/** What the queries of statements read of the tables. */
export function statementTablesOf({ observations, pastStandings, ...others }: PgTables): StatementTables {
  const earlier = alias(pastStandings, 'earlier');
  return { ...others, observations, pastStandings, earlier, place: observations.place };
}
