import type { Correction, Withdrawal } from '../../domain/statements/statement.ts';
import { codes } from '../relational/column-codes.ts';
import { sql } from '../relational/orm.ts';
import { areas, evidences, indicators, producers, releases, sources } from './catalogue-tables.ts';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  reference,
  sqliteTable,
  text,
  uniqueIndex,
} from './drizzle.ts';

const standing = {
  relation: integer('relation').notNull(),
  currentFrom: integer('currentFrom'),
  currentTo: integer('currentTo'),
  /** Source of the statement that was current before it; indicator, area and period of the two are the same. */
  previous: integer('previous').references(() => sources.key),
};

/**
 * Statements, numbered in the default order of the API. One that was corrected has a row for each state: releases from
 * `fromRelease` to before `toRelease` have it. The last columns are texts, ready to be served.
 */
export const observations = sqliteTable(
  'observations',
  {
    number: integer('number').primaryKey(),
    indicator: reference('indicator', () => indicators.key),
    area: reference('area', () => areas.key),
    frequency: integer('frequency').notNull(),
    periodStart: integer('periodStart').notNull(),
    periodEnd: integer('periodEnd').notNull(),
    lane: integer('lane').notNull(),
    publishedOn: integer('publishedOn').notNull(),
    source: reference('source', () => sources.key),
    kind: integer('kind').notNull(),
    value: real('value'),
    digits: text('digits'),
    exponent: integer('exponent').notNull(),
    qualifier: integer('qualifier').notNull(),
    significantDigits: integer('significantDigits'),
    lower: real('lower'),
    upper: real('upper'),
    lowerInclusive: integer('lowerInclusive', { mode: 'boolean' }).notNull(),
    upperInclusive: integer('upperInclusive', { mode: 'boolean' }).notNull(),
    basis: integer('basis').notNull(),
    missingReason: text('missingReason'),
    publishedPrecision: integer('publishedPrecision').notNull(),
    knownFrom: integer('knownFrom').notNull(),
    /** Day on which the compilation became known that a back-dated figure is read from. */
    compiledOn: integer('compiledOn'),
    ...standing,
    locator: text('locator').notNull(),
    locatorQuality: integer('locatorQuality').notNull(),
    periodBasis: integer('periodBasis').notNull(),
    saidBy: text('saidBy'),
    onBehalfOf: integer('onBehalfOf').references(() => producers.key),
    doubtful: integer('doubtful', { mode: 'boolean' }).notNull(),
    caveatEn: text('caveatEn'),
    caveatZh: text('caveatZh'),
    note: text('note'),
    supersedes: text('supersedes'),
    supersedesReason: text('supersedesReason'),
    release: reference('release', () => releases.sequence),
    fromRelease: reference('fromRelease', () => releases.sequence),
    toRelease: integer('toRelease').references(() => releases.sequence),
    corrections: text('corrections', { mode: 'json' }).$type<readonly Correction[]>().notNull(),
    withdrawn: text('withdrawn', { mode: 'json' }).$type<Withdrawal>(),
    evidence: reference('evidence', () => evidences.key),
    displayEn: text('displayEn').notNull(),
    displayZh: text('displayZh').notNull(),
    sentenceEn: text('sentenceEn').notNull(),
    sentenceZh: text('sentenceZh').notNull(),
  },
  (table) => [
    // The default order of the API, and behind it what most conditions look at: pages of numbers are read from it alone.
    uniqueIndex('observationsInOrder').on(
      table.indicator,
      table.area,
      table.frequency,
      table.periodStart,
      table.periodEnd,
      table.lane,
      table.publishedOn,
      table.source,
      table.fromRelease,
    ),
    index('observationsBySource').on(table.source),
    check('kindKnown', sql`${table.kind} BETWEEN 0 AND ${sql.raw(String(codes.kind.words.length - 1))}`),
    check(
      'qualifierKnown',
      sql`${table.qualifier} BETWEEN 0 AND ${sql.raw(String(codes.qualifier.words.length - 1))}`,
    ),
    check('valueOrReason', sql`(${table.value} IS NULL) = (${table.missingReason} IS NOT NULL)`),
    check(
      'boundsInOrder',
      sql`${table.lower} IS NULL OR ${table.upper} IS NULL OR ${table.lower} <= ${table.upper}`,
    ),
    check('periodInOrder', sql`${table.periodStart} <= ${table.periodEnd}`),
    check(
      'releasesInOrder',
      sql`${table.release} <= ${table.fromRelease} AND ${table.fromRelease} < coalesce(${table.toRelease}, 1e9)`,
    ),
    check('currentInOrder', sql`${table.currentTo} IS NULL OR ${table.currentFrom} <= ${table.currentTo}`),
  ],
);

/** The standing of a statement at an earlier release, where it differs from the one in its row. */
export const pastStandings = sqliteTable(
  'pastStandings',
  {
    statement: reference('statement', () => observations.number),
    atRelease: reference('atRelease', () => releases.sequence),
    ...standing,
  },
  (table) => [primaryKey({ columns: [table.statement, table.atRelease] })],
);

/**
 * What the evidence of a statement was on the days from `since` to before `until`, in the releases from `fromRelease`
 * to before `toRelease`, where that differs from the present; a null end is open.
 */
export const pastEvidence = sqliteTable(
  'pastEvidence',
  {
    statement: reference('statement', () => observations.number),
    fromRelease: reference('fromRelease', () => releases.sequence),
    toRelease: integer('toRelease').references(() => releases.sequence),
    since: integer('since').notNull(),
    until: integer('until'),
    evidence: reference('evidence', () => evidences.key),
  },
  (table) => [primaryKey({ columns: [table.statement, table.fromRelease, table.since] })],
);
