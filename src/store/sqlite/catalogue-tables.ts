import type { Indicator, Release } from '../../domain/catalogue/catalogue.ts';
import type { Check } from '../../domain/checks/check.ts';
import { natures, publishedPrecisions, type Text, tiers, wordsOf } from '../../domain/statements/codes.ts';
import { blob, integer, primaryKey, sqliteTable, text } from './drizzle.ts';

/*
 * Rows of the catalogue are read whole, so their columns are those of the domain: texts in both languages and lists
 * are JSON, and entries refer to each other by id.
 */
const key = () => integer('key').primaryKey();
const id = () => text('id').notNull().unique();
const json = <T>(column: string) => text(column, { mode: 'json' }).$type<T>();
const words = (column: string) => json<Text>(column).notNull();

export const areas = sqliteTable('areas', {
  key: key(),
  id: id(),
  name: words('name'),
  level: text('level', { enum: ['world', 'country', 'province'] }).notNull(),
  parent: text('parent'),
});

export const units = sqliteTable('units', {
  key: key(),
  id: id(),
  name: words('name'),
  standard: text('standard'),
  display: words('display'),
  words: integer('words', { mode: 'boolean' }).notNull(),
});

export const topics = sqliteTable('topics', {
  key: key(),
  id: id(),
  name: words('name'),
  definition: words('definition'),
});

export const concepts = sqliteTable('concepts', {
  key: key(),
  id: id(),
  name: words('name'),
  definition: words('definition'),
  why: words('why'),
});

export const producers = sqliteTable('producers', {
  key: key(),
  id: id(),
  name: words('name'),
  short: words('short'),
});

export const indicators = sqliteTable('indicators', {
  key: key(),
  id: id(),
  name: words('name'),
  definition: words('definition'),
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
  concept: text('concept').references(() => concepts.id),
  differs: json<Text>('differs'),
  growthOf: text('growthOf'),
  equivalentOf: text('equivalentOf'),
  shareOf: json<NonNullable<Indicator['shareOf']>>('shareOf'),
  binary: integer('binary', { mode: 'boolean' }).notNull(),
  note: json<Text>('note'),
});

export const sources = sqliteTable('sources', {
  key: key(),
  id: id(),
  title: text('title').notNull(),
  publisher: text('publisher').notNull(),
  producer: text('producer').references(() => producers.id),
  url: text('url'),
  publishedOn: text('publishedOn').notNull(),
  publishedPrecision: text('publishedPrecision', { enum: wordsOf(publishedPrecisions) }).notNull(),
  accessedOn: text('accessedOn').notNull(),
  language: text('language').notNull(),
  tier: text('tier', { enum: wordsOf(tiers) }).notNull(),
  note: text('note'),
});

export const releases = sqliteTable('releases', {
  id: id(),
  sequence: integer('sequence').primaryKey(),
  publishedOn: text('publishedOn').notNull(),
  title: words('title'),
  notes: words('notes'),
  checksum: text('checksum').notNull(),
  counts: json<Release['counts']>('counts').notNull(),
});

export const releaseFiles = sqliteTable(
  'releaseFiles',
  {
    release: integer('release')
      .notNull()
      .references(() => releases.sequence),
    name: text('name').notNull(),
    mediaType: text('mediaType').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.release, table.name] })],
);

export const retired = sqliteTable('retired', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['indicator', 'observation', 'source'] }).notNull(),
  successor: text('successor'),
  reason: words('reason'),
  release: text('release').notNull(),
});

/** One row: the checksum of the seed that the database was built from. */
export const build = sqliteTable('build', { seed: text('seed').primaryKey() });

/** Checks of the data against itself, evaluated when the database is built. */
export const checks = sqliteTable('checks', { key: key(), id: id(), body: json<Check>('body').notNull() });

/** The extent of each series, computed when the database is built. */
export const series = sqliteTable(
  'series',
  {
    indicator: integer('indicator')
      .notNull()
      .references(() => indicators.key),
    area: integer('area')
      .notNull()
      .references(() => areas.key),
    frequency: integer('frequency').notNull(),
    lane: integer('lane').notNull(),
    firstPeriod: text('firstPeriod').notNull(),
    lastPeriod: text('lastPeriod').notNull(),
    periods: integer('periods').notNull(),
    statements: integer('statements').notNull(),
  },
  (table) => [primaryKey({ columns: [table.indicator, table.area, table.frequency, table.lane] })],
);
