import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Catalogue, Indicator, Release, Series, Source } from '../domain/catalogue.ts';
import type { Check } from '../domain/check.ts';
import type { Text } from '../domain/codes.ts';
import { Recent } from '../domain/recent.ts';
import { codes } from './codes.ts';
import { core } from './drizzle.ts';
import * as tables from './schema.ts';

const { asc, eq, getTableColumns, sql } = core;
const { placeholder } = sql;

/** Reads everything but the observations, once per snapshot. */
export function readCatalogue(db: BetterSQLite3Database): Catalogue {
  const areas = db.select().from(tables.areas).orderBy(asc(tables.areas.key)).all();
  const units = db.select().from(tables.units).orderBy(asc(tables.units.key)).all();
  const topics = db.select().from(tables.topics).orderBy(asc(tables.topics.key)).all();
  const concepts = db.select().from(tables.concepts).orderBy(asc(tables.concepts.key)).all();
  const producers = db.select().from(tables.producers).orderBy(asc(tables.producers.key)).all();
  const names = new Names({ units, topics, concepts, producers });
  const indicators = db.select().from(tables.indicators).orderBy(asc(tables.indicators.key)).all();
  const sources = db.select().from(tables.sources).orderBy(asc(tables.sources.key)).all();
  return {
    areas: byId(areas.map((row) => ({ id: row.id, name: name(row), level: row.level, parent: row.parent }))),
    units: byId(
      units.map((row) => ({
        id: row.id,
        name: name(row),
        standard: row.standard,
        display: { en: row.displayEn, zh: row.displayZh },
        words: row.words === 1,
      })),
    ),
    topics: byId(topics.map((row) => ({ id: row.id, name: name(row), definition: definition(row) }))),
    concepts: byId(
      concepts.map((row) => ({
        id: row.id,
        name: name(row),
        definition: definition(row),
        why: { en: row.whyEn, zh: row.whyZh },
      })),
    ),
    producers: byId(
      producers.map((row) => ({ id: row.id, name: name(row), short: { en: row.shortEn, zh: row.shortZh } })),
    ),
    indicators: byId(indicators.map((row) => indicatorOf(row, names))),
    sources: byId(sources.map((row) => sourceOf(row, names))),
    releases: readReleases(db),
    series: seriesReader(db, indicators, areas),
    checks: byId(
      db
        .select()
        .from(tables.checks)
        .orderBy(asc(tables.checks.key))
        .all()
        .map(({ body }): Check => JSON.parse(body)),
    ),
    retired: db
      .select()
      .from(tables.retired)
      .all()
      .map(({ reasonEn, reasonZh, ...row }) => ({ ...row, reason: { en: reasonEn, zh: reasonZh } })),
  };
}

type Keyed = { key: number; id: string };

/** Ids of the rows that foreign keys point at. */
class Names {
  readonly #maps: Record<'units' | 'topics' | 'concepts' | 'producers', Map<number, string>>;

  constructor(rows: Record<'units' | 'topics' | 'concepts' | 'producers', readonly Keyed[]>) {
    const map = (list: readonly Keyed[]) => new Map(list.map((row) => [row.key, row.id]));
    this.#maps = {
      units: map(rows.units),
      topics: map(rows.topics),
      concepts: map(rows.concepts),
      producers: map(rows.producers),
    };
  }

  of(kind: 'units' | 'topics' | 'concepts' | 'producers', key: number): string {
    const id = this.#maps[kind].get(key);
    if (id === undefined) throw new Error(`The database has no ${kind} row ${key}.`);
    return id;
  }
}

function byId<T extends { id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function name(row: { nameEn: string; nameZh: string }): Text {
  return { en: row.nameEn, zh: row.nameZh };
}

function definition(row: { definitionEn: string; definitionZh: string }): Text {
  return { en: row.definitionEn, zh: row.definitionZh };
}

function optional(en: string | null, zh: string | null): Text | null {
  return en === null || zh === null ? null : { en, zh };
}

function indicatorOf(row: typeof tables.indicators.$inferSelect, names: Names): Indicator {
  return {
    id: row.id,
    name: name(row),
    definition: definition(row),
    unit: names.of('units', row.unit),
    topic: names.of('topics', row.topic),
    producer: names.of('producers', row.producer),
    coProducers: row.coProducers === '' ? [] : row.coProducers.split(' '),
    nature: codes.nature.decode(row.nature),
    concept: row.concept === null ? null : names.of('concepts', row.concept),
    differs: optional(row.differsEn, row.differsZh),
    growthOf: row.growthOf,
    equivalentOf: row.equivalentOf,
    shareOf:
      row.sharePart === null || row.shareWhole === null
        ? null
        : { part: row.sharePart, whole: row.shareWhole },
    binary: row.binary === 1,
    note: optional(row.noteEn, row.noteZh),
  };
}

function sourceOf(row: typeof tables.sources.$inferSelect, names: Names): Source {
  return {
    id: row.id,
    title: row.title,
    publisher: row.publisher,
    producer: row.producer === null ? null : names.of('producers', row.producer),
    url: row.url,
    publishedOn: row.publishedOn,
    publishedPrecision: codes.precision.decode(row.publishedPrecision),
    accessedOn: row.accessedOn,
    language: row.language,
    tier: codes.tier.decode(row.tier),
    note: row.note,
  };
}

function readReleases(db: BetterSQLite3Database): Release[] {
  const { content: _, ...described } = getTableColumns(tables.releaseFiles);
  const files = db.select(described).from(tables.releaseFiles).all();
  const rows = db.select().from(tables.releases).orderBy(asc(tables.releases.sequence)).all();
  return rows.map((row) => ({
    id: row.id,
    sequence: row.sequence,
    publishedOn: row.publishedOn,
    title: { en: row.titleEn, zh: row.titleZh },
    notes: { en: row.notesEn, zh: row.notesZh },
    checksum: row.checksum,
    counts: { statements: row.statements, indicators: row.indicators, sources: row.sources },
    files: files.filter((file) => file.release === row.sequence).map(({ release: __, ...file }) => file),
  }));
}

/** The series of each indicator, read by the clustered key when they are asked for. */
function seriesReader(
  db: BetterSQLite3Database,
  indicators: readonly Keyed[],
  areas: readonly Keyed[],
): Catalogue['series'] {
  const keys = new Map(indicators.map((row) => [row.id, row.key]));
  const areaIds = new Map(areas.map((row) => [row.key, row.id]));
  const recent = new Recent<string, readonly Series[]>(5000);
  const query = db
    .select()
    .from(tables.series)
    .where(eq(tables.series.indicator, placeholder('indicator')))
    .prepare();
  const read = (indicator: string, key: number) =>
    query.all({ indicator: key }).map((row) => ({
      ...row,
      indicator,
      area: areaIds.get(row.area) ?? '',
      frequency: codes.frequency.decode(row.frequency),
      lane: codes.lane.decode(row.lane),
    }));
  return {
    get(indicator) {
      const key = keys.get(indicator);
      if (key === undefined) return undefined;
      const known = recent.find(indicator);
      if (known !== undefined) return known;
      const series = read(indicator, key);
      recent.keep(indicator, series);
      return series;
    },
  };
}
