import { codes } from './column-codes.ts';
import { blob, check, index, integer, primaryKey, real, sql, sqliteTable, text } from './drizzle.ts';

/*
 * Keys are integers, assigned in the order of the ids, so that ordering by key orders by id.
 * Enumerations are stored as the integers of column-codes.ts, days as integers such as 20240630.
 * Generated migrations are finished by hand: STRICT, WITHOUT ROWID and CHECKs, which drizzle cannot express.
 */

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

/** Which seed the database was built from: one row. */
export const build = sqliteTable('build', { seed: text('seed').primaryKey() });

const place = {
  indicator: integer('indicator')
    .notNull()
    .references(() => indicators.key),
  area: integer('area')
    .notNull()
    .references(() => areas.key),
  frequency: integer('frequency').notNull(),
  periodStart: integer('periodStart').notNull(),
  periodEnd: integer('periodEnd').notNull(),
  lane: integer('lane').notNull(),
  publishedOn: integer('publishedOn').notNull(),
  source: integer('source')
    .notNull()
    .references(() => sources.key),
};

const standing = {
  relation: integer('relation').notNull(),
  currentFrom: integer('currentFrom'),
  currentTo: integer('currentTo'),
  /** Source of the statement that was the current one when it came: nothing else of it differs. */
  previous: integer('previous').references(() => sources.key),
};

/** Append-only statements, clustered in the default order of the API. */
export const observations = sqliteTable(
  'observations',
  {
    ...place,
    kind: integer('kind').notNull(),
    value: real('value'),
    digits: text('digits'),
    exponent: integer('exponent').notNull(),
    qualifier: integer('qualifier').notNull(),
    significantDigits: integer('significantDigits'),
    lower: real('lower'),
    upper: real('upper'),
    lowerInclusive: integer('lowerInclusive').notNull(),
    upperInclusive: integer('upperInclusive').notNull(),
    basis: integer('basis').notNull(),
    missingReason: text('missingReason'),
    publishedPrecision: integer('publishedPrecision').notNull(),
    knownFrom: integer('knownFrom').notNull(),
    ...standing,
    locator: text('locator').notNull(),
    locatorQuality: integer('locatorQuality').notNull(),
    periodBasis: integer('periodBasis').notNull(),
    saidBy: text('saidBy'),
    onBehalfOf: integer('onBehalfOf').references(() => producers.key),
    doubtful: integer('doubtful').notNull(),
    caveatEn: text('caveatEn'),
    caveatZh: text('caveatZh'),
    note: text('note'),
    supersedes: text('supersedes'),
    supersedesReason: text('supersedesReason'),
    release: integer('release')
      .notNull()
      .references(() => releases.sequence),
    displayEn: text('displayEn').notNull(),
    displayZh: text('displayZh').notNull(),
    sentenceEn: text('sentenceEn').notNull(),
    sentenceZh: text('sentenceZh').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.indicator,
        table.area,
        table.frequency,
        table.periodStart,
        table.periodEnd,
        table.lane,
        table.publishedOn,
        table.source,
      ],
    }),
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
    check('currentInOrder', sql`${table.currentTo} IS NULL OR ${table.currentFrom} <= ${table.currentTo}`),
  ],
);

/** How a statement stood at an earlier release, where that differs from how it stands now. */
export const pastStandings = sqliteTable(
  'pastStandings',
  {
    atRelease: integer('atRelease')
      .notNull()
      .references(() => releases.sequence),
    ...place,
    ...standing,
  },
  (table) => [
    primaryKey({
      columns: [
        table.atRelease,
        table.indicator,
        table.area,
        table.frequency,
        table.periodStart,
        table.periodEnd,
        table.lane,
        table.publishedOn,
        table.source,
      ],
    }),
  ],
);

/** Checks of the data against itself, evaluated when the database is built; each as the JSON that is served. */
export const checks = sqliteTable('checks', {
  key: key(),
  id: id(),
  body: text('body').notNull(),
});

/** What each indicator has per area, frequency and lane: computed when the database is built. */
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
