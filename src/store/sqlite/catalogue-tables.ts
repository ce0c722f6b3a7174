import type {
  AreaYear,
  Arrival,
  Break,
  CopyOf,
  Indicator,
  Producer,
  Release,
  Retirement,
} from '../../domain/catalogue/catalogue.ts';
import type { Check } from '../../domain/checks/check.ts';
import type { Outlook } from '../../domain/freshness/expectation.ts';
import {
  areaLevels,
  natures,
  publishedPrecisions,
  type Text,
  tiers,
  wordsOf,
} from '../../domain/statements/codes.ts';
import type { Evidence } from '../../domain/statements/evidence-schema.ts';
import { blob, integer, primaryKey, reference, sqliteTable, text } from './drizzle.ts';

/*
 * Rows of the catalogue are read whole, so their columns are those of the domain: texts in both languages and lists
 * are JSON, and entries refer to each other by id.
 */
const json = <T>(column: string) => text(column, { mode: 'json' }).$type<T>();
const bilingual = (column: string) => json<Text>(column).notNull();
// Functions, because a unique column belongs to one table: its index is named after the first that has it.
const entry = () => ({ key: integer('key').primaryKey(), id: text('id').notNull().unique() });
const named = () => ({ ...entry(), name: bilingual('name') });
const defined = () => ({ ...named(), definition: bilingual('definition') });

export const areas = sqliteTable('areas', {
  ...named(),
  level: text('level', { enum: wordsOf(areaLevels) }).notNull(),
  gbCode: text('gbCode'),
  parent: text('parent'),
  inNationalFigures: integer('inNationalFigures', { mode: 'boolean' }).notNull(),
});

export const units = sqliteTable('units', {
  ...defined(),
  standard: text('standard'),
  display: bilingual('display'),
  words: integer('words', { mode: 'boolean' }).notNull(),
});

export const topics = sqliteTable('topics', defined());

export const concepts = sqliteTable('concepts', { ...defined(), why: bilingual('why') });

export const producers = sqliteTable('producers', {
  ...defined(),
  short: bilingual('short'),
  people: json<Producer['people']>('people').notNull(),
  scattered: integer('scattered', { mode: 'boolean' }).notNull(),
});

export const synonyms = sqliteTable('synonyms', {
  ...entry(),
  en: json<readonly string[]>('en').notNull(),
  zh: json<readonly string[]>('zh').notNull(),
  ignored: integer('ignored', { mode: 'boolean' }).notNull(),
});

export const indicators = sqliteTable('indicators', {
  ...defined(),
  unit: text('unit')
    .notNull()
    .references(() => units.id),
  topic: text('topic')
    .notNull()
    .references(() => topics.id),
  producer: text('producer')
    .notNull()
    .references(() => producers.id),
  coProducers: json<readonly string[]>('coProducers').notNull(),
  nature: text('nature', { enum: wordsOf(natures) }).notNull(),
  covers: json<Text>('covers'),
  months: integer('months'),
  concept: text('concept').references(() => concepts.id),
  differs: json<Text>('differs'),
  growthOf: text('growthOf'),
  equivalentOf: text('equivalentOf'),
  shareOf: json<NonNullable<Indicator['shareOf']>>('shareOf'),
  national: json<NonNullable<Indicator['national']>>('national'),
  comparableAreas: integer('comparableAreas', { mode: 'boolean' }).notNull(),
  binary: integer('binary', { mode: 'boolean' }).notNull(),
  signed: integer('signed', { mode: 'boolean' }).notNull(),
  comparable: integer('comparable', { mode: 'boolean' }).notNull(),
  breaks: json<readonly Break[]>('breaks').notNull(),
  discontinued: json<Text>('discontinued'),
  note: json<Text>('note'),
  retired: json<Retirement>('retired'),
});

export const sources = sqliteTable('sources', {
  ...entry(),
  title: text('title').notNull(),
  titleZh: text('titleZh'),
  publisher: text('publisher').notNull(),
  publisherZh: text('publisherZh'),
  producer: text('producer').references(() => producers.id),
  url: text('url'),
  publishedOn: text('publishedOn').notNull(),
  publishedPrecision: text('publishedPrecision', { enum: wordsOf(publishedPrecisions) }).notNull(),
  accessedOn: text('accessedOn').notNull(),
  language: text('language').notNull(),
  tier: text('tier', { enum: wordsOf(tiers) }).notNull(),
  note: text('note'),
  noteZh: text('noteZh'),
  copyOf: json<CopyOf>('copyOf'),
});

/** Distinct evidences of statements, which many statements share. */
export const evidences = sqliteTable('evidences', {
  key: integer('key').primaryKey(),
  body: json<Evidence>('body').notNull(),
});

export const releases = sqliteTable('releases', {
  id: entry().id,
  sequence: integer('sequence').primaryKey(),
  publishedOn: text('publishedOn').notNull(),
  title: bilingual('title'),
  notes: bilingual('notes'),
  checksum: text('checksum').notNull(),
  counts: json<Release['counts']>('counts').notNull(),
});

export const releaseFiles = sqliteTable(
  'releaseFiles',
  {
    release: reference('release', () => releases.sequence),
    name: text('name').notNull(),
    mediaType: text('mediaType').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    /** Null for a release that was not published: its files are written from its rows when they are asked for. */
    content: blob('content', { mode: 'buffer' }),
  },
  (table) => [primaryKey({ columns: [table.release, table.name] })],
);

export const retired = sqliteTable('retired', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['indicator', 'observation', 'source'] }).notNull(),
  successor: text('successor'),
  reason: bilingual('reason'),
  release: text('release').notNull(),
});

/** Rows of local imports that are left out. */
export const setAside = sqliteTable('setAside', {
  key: integer('key').primaryKey(),
  file: text('file').notNull(),
  line: integer('line').notNull(),
  message: text('message').notNull(),
});

/** One row: the checksum of the seed that the database was built from. */
export const build = sqliteTable('build', { seed: text('seed').primaryKey() });

/** Checks of the data against itself, evaluated when the database is built. */
export const checks = sqliteTable('checks', { ...entry(), body: json<Check>('body').notNull() });

/** Distinct lists of when the statements of a series became known. */
export const arrivals = sqliteTable('arrivals', {
  key: integer('key').primaryKey(),
  body: json<readonly Arrival[]>('body').notNull(),
});

/** What the past of an indicator lets expect; no row for one without outturns. */
export const outlooks = sqliteTable('outlooks', {
  indicator: integer('indicator')
    .primaryKey()
    .references(() => indicators.key),
  body: json<readonly Outlook[]>('body').notNull(),
});

/** The years of which an area has outturns; no row for one without. */
export const areaYears = sqliteTable('areaYears', {
  area: integer('area')
    .primaryKey()
    .references(() => areas.key),
  body: json<readonly AreaYear[]>('body').notNull(),
});

/** The extent of each series, computed when the database is built. */
export const series = sqliteTable(
  'series',
  {
    indicator: reference('indicator', () => indicators.key),
    area: reference('area', () => areas.key),
    frequency: integer('frequency').notNull(),
    lane: integer('lane').notNull(),
    firstPeriod: text('firstPeriod').notNull(),
    lastPeriod: text('lastPeriod').notNull(),
    periods: integer('periods').notNull(),
    statements: integer('statements').notNull(),
    firstKnown: text('firstKnown').notNull(),
    lastKnown: text('lastKnown').notNull(),
    arrivals: reference('arrivals', () => arrivals.key),
  },
  (table) => [primaryKey({ columns: [table.indicator, table.area, table.frequency, table.lane] })],
);
