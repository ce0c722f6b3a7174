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
import { bytea, pgCore } from './pg-drizzle.ts';

const { boolean, integer, pgSchema, primaryKey, text } = pgCore;

const number = (column: string) => integer(column).notNull();
const words = (column: string) => text(column).notNull();

/** `json`, which keeps the order of members; `jsonb` does not. */
const json = <T>(column: string) => pgCore.json(column).$type<T>();
const bilingual = (column: string) => json<Text>(column).notNull();
const flag = (column: string) => boolean(column).notNull();
const entry = () => ({ key: integer('key').primaryKey(), id: text('id').notNull().unique() });
const named = () => ({ ...entry(), name: bilingual('name') });
const defined = () => ({ ...named(), definition: bilingual('definition') });

const area = () => ({
  ...named(),
  level: text('level', { enum: wordsOf(areaLevels) }).notNull(),
  gbCode: text('gbCode'),
  parent: text('parent'),
  inNationalFigures: flag('inNationalFigures'),
});

const unit = () => ({
  ...defined(),
  standard: text('standard'),
  display: bilingual('display'),
  words: flag('words'),
});

const producer = () => ({
  ...defined(),
  short: bilingual('short'),
  people: json<Producer['people']>('people').notNull(),
  scattered: flag('scattered'),
});

const synonym = () => ({
  ...entry(),
  en: json<readonly string[]>('en').notNull(),
  zh: json<readonly string[]>('zh').notNull(),
  ignored: flag('ignored'),
});

const indicator = () => ({
  ...defined(),
  unit: words('unit'),
  topic: words('topic'),
  producer: words('producer'),
  coProducers: json<readonly string[]>('coProducers').notNull(),
  nature: text('nature', { enum: wordsOf(natures) }).notNull(),
  covers: json<Text>('covers'),
  months: integer('months'),
  concept: text('concept'),
  differs: json<Text>('differs'),
  growthOf: text('growthOf'),
  equivalentOf: text('equivalentOf'),
  shareOf: json<NonNullable<Indicator['shareOf']>>('shareOf'),
  national: json<NonNullable<Indicator['national']>>('national'),
  comparableAreas: flag('comparableAreas'),
  binary: flag('binary'),
  signed: flag('signed'),
  comparable: flag('comparable'),
  breaks: json<readonly Break[]>('breaks').notNull(),
  discontinued: json<Text>('discontinued'),
  note: json<Text>('note'),
  retired: json<Retirement>('retired'),
});

const source = () => ({
  ...entry(),
  title: words('title'),
  titleZh: text('titleZh'),
  publisher: words('publisher'),
  publisherZh: text('publisherZh'),
  producer: text('producer'),
  url: text('url'),
  publishedOn: words('publishedOn'),
  publishedPrecision: text('publishedPrecision', { enum: wordsOf(publishedPrecisions) }).notNull(),
  accessedOn: words('accessedOn'),
  language: words('language'),
  tier: text('tier', { enum: wordsOf(tiers) }).notNull(),
  note: text('note'),
  noteZh: text('noteZh'),
  copyOf: json<CopyOf>('copyOf'),
});

const release = () => ({
  id: entry().id,
  sequence: integer('sequence').primaryKey(),
  publishedOn: words('publishedOn'),
  title: bilingual('title'),
  notes: bilingual('notes'),
  checksum: words('checksum'),
  counts: json<Release['counts']>('counts').notNull(),
});

const releaseFile = () => ({
  release: number('release'),
  name: words('name'),
  mediaType: words('mediaType'),
  bytes: number('bytes'),
  sha256: words('sha256'),
  content: bytea('content'),
  /** In the order of the release's manifest. */
  place: integer('place').generatedAlwaysAsIdentity().notNull(),
});

const retirement = () => ({
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['indicator', 'observation', 'source'] }).notNull(),
  successor: text('successor'),
  reason: bilingual('reason'),
  release: words('release'),
});

const leftOut = () => ({
  key: integer('key').primaryKey(),
  file: words('file'),
  line: number('line'),
  message: words('message'),
});

const extent = () => ({
  indicator: number('indicator'),
  area: number('area'),
  frequency: number('frequency'),
  lane: number('lane'),
  firstPeriod: words('firstPeriod'),
  lastPeriod: words('lastPeriod'),
  periods: number('periods'),
  statements: number('statements'),
  firstKnown: words('firstKnown'),
  lastKnown: words('lastKnown'),
  arrivals: number('arrivals'),
});

const arrivalList = () => ({
  key: integer('key').primaryKey(),
  body: json<readonly Arrival[]>('body').notNull(),
});

const outlook = () => ({
  indicator: integer('indicator').primaryKey(),
  body: json<readonly Outlook[]>('body').notNull(),
});

const yearsOfArea = () => ({
  area: integer('area').primaryKey(),
  body: json<readonly AreaYear[]>('body').notNull(),
});

const evidence = () => ({ key: integer('key').primaryKey(), body: json<Evidence>('body').notNull() });

/**
 * The tables of the catalogue in the schema of a build: the same as in SQLite, so that a row is the same in both. The migrations
 * have the references between them.
 */
export function pgCatalogueTables(schema: string) {
  const { table } = pgSchema(schema);
  return {
    areas: table('areas', area()),
    units: table('units', unit()),
    topics: table('topics', defined()),
    concepts: table('concepts', { ...defined(), why: bilingual('why') }),
    producers: table('producers', producer()),
    synonyms: table('synonyms', synonym()),
    indicators: table('indicators', indicator()),
    sources: table('sources', source()),
    evidences: table('evidences', evidence()),
    releases: table('releases', release()),
    releaseFiles: table('releaseFiles', releaseFile(), (file) => [
      primaryKey({ columns: [file.release, file.name] }),
    ]),
    retired: table('retired', retirement()),
    setAside: table('setAside', leftOut()),
    build: table('build', { seed: text('seed').primaryKey() }),
    checks: table('checks', { ...entry(), body: json<Check>('body').notNull() }),
    arrivals: table('arrivals', arrivalList()),
    outlooks: table('outlooks', outlook()),
    areaYears: table('areaYears', yearsOfArea()),
    series: table('series', extent(), (of) => [
      primaryKey({ columns: [of.indicator, of.area, of.frequency, of.lane] }),
    ]),
  };
}
