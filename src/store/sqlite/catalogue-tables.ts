import { blob, integer, primaryKey, sqliteTable, text } from './drizzle.ts';

const key = () => integer('key').primaryKey();
const id = () => text('id').notNull().unique();
const name = { nameEn: text('nameEn').notNull(), nameZh: text('nameZh').notNull() };
const definition = {
  definitionEn: text('definitionEn').notNull(),
  definitionZh: text('definitionZh').notNull(),
};

export const areas = sqliteTable('areas', {
  key: key(),
  id: id(),
  ...name,
  level: text('level', { enum: ['world', 'country', 'province'] }).notNull(),
  parent: text('parent'),
});

export const units = sqliteTable('units', {
  key: key(),
  id: id(),
  ...name,
  standard: text('standard'),
  displayEn: text('displayEn').notNull(),
  displayZh: text('displayZh').notNull(),
  words: integer('words').notNull(),
});

export const topics = sqliteTable('topics', { key: key(), id: id(), ...name, ...definition });

export const concepts = sqliteTable('concepts', {
  key: key(),
  id: id(),
  ...name,
  ...definition,
  whyEn: text('whyEn').notNull(),
  whyZh: text('whyZh').notNull(),
});

export const producers = sqliteTable('producers', {
  key: key(),
  id: id(),
  ...name,
  shortEn: text('shortEn').notNull(),
  shortZh: text('shortZh').notNull(),
});

export const indicators = sqliteTable('indicators', {
  key: key(),
  id: id(),
  ...name,
  ...definition,
  unit: integer('unit')
    .notNull()
    .references(() => units.key),
  topic: integer('topic')
    .notNull()
    .references(() => topics.key),
  producer: integer('producer')
    .notNull()
    .references(() => producers.key),
  coProducers: text('coProducers').notNull(),
  nature: integer('nature').notNull(),
  concept: integer('concept').references(() => concepts.key),
  differsEn: text('differsEn'),
  differsZh: text('differsZh'),
  growthOf: text('growthOf'),
  equivalentOf: text('equivalentOf'),
  sharePart: text('sharePart'),
  shareWhole: text('shareWhole'),
  binary: integer('binary').notNull(),
  noteEn: text('noteEn'),
  noteZh: text('noteZh'),
});

export const sources = sqliteTable('sources', {
  key: key(),
  id: id(),
  title: text('title').notNull(),
  publisher: text('publisher').notNull(),
  producer: integer('producer').references(() => producers.key),
  url: text('url'),
  publishedOn: text('publishedOn').notNull(),
  publishedPrecision: integer('publishedPrecision').notNull(),
  accessedOn: text('accessedOn').notNull(),
  language: text('language').notNull(),
  tier: integer('tier').notNull(),
  note: text('note'),
});

export const releases = sqliteTable('releases', {
  sequence: integer('sequence').primaryKey(),
  id: id(),
  publishedOn: text('publishedOn').notNull(),
  titleEn: text('titleEn').notNull(),
  titleZh: text('titleZh').notNull(),
  notesEn: text('notesEn').notNull(),
  notesZh: text('notesZh').notNull(),
  checksum: text('checksum').notNull(),
  statements: integer('statements').notNull(),
  indicators: integer('indicators').notNull(),
  sources: integer('sources').notNull(),
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
  reasonEn: text('reasonEn').notNull(),
  reasonZh: text('reasonZh').notNull(),
  release: text('release').notNull(),
});

/** One row: the checksum of the seed that the database was built from. */
export const build = sqliteTable('build', { seed: text('seed').primaryKey() });

/** Checks of the data against itself, evaluated when the database is built; each as the JSON that is served. */
export const checks = sqliteTable('checks', {
  key: key(),
  id: id(),
  body: text('body').notNull(),
});

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
