import type Database from 'better-sqlite3';
import type { Catalogue, Indicator, Release, Series, Source } from '../../domain/catalogue/catalogue.ts';
import type { Check } from '../../domain/checks/check.ts';
import { Recent } from '../../domain/recent.ts';
import type { Text } from '../../domain/statements/codes.ts';
import { codes } from './column-codes.ts';
import type * as tables from './schema.ts';

type Tables = typeof tables;
type Row<Name extends keyof Tables> = Tables[Name]['$inferSelect'];

/** All rows of a table, typed by the schema. */
function rowsOf<Name extends keyof Tables>(
  db: Database.Database,
  table: Name,
  order: keyof Row<Name> & string,
): Row<Name>[] {
  return db.prepare<[], Row<Name>>(`SELECT * FROM ${table} ORDER BY ${order}`).all();
}

/** Reads everything but the observations, once per snapshot. */
export function readCatalogue(db: Database.Database): Catalogue {
  const areas = rowsOf(db, 'areas', 'key');
  const units = rowsOf(db, 'units', 'key');
  const topics = rowsOf(db, 'topics', 'key');
  const concepts = rowsOf(db, 'concepts', 'key');
  const producers = rowsOf(db, 'producers', 'key');
  const names = new Names({ units, topics, concepts, producers });
  const indicators = rowsOf(db, 'indicators', 'key');
  const sources = rowsOf(db, 'sources', 'key');
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
    checks: byId(rowsOf(db, 'checks', 'key').map(({ body }): Check => JSON.parse(body))),
    retired: rowsOf(db, 'retired', 'id').map(({ reasonEn, reasonZh, ...row }) => ({
      ...row,
      reason: { en: reasonEn, zh: reasonZh },
    })),
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

function indicatorOf(row: Row<'indicators'>, names: Names): Indicator {
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

function sourceOf(row: Row<'sources'>, names: Names): Source {
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

function readReleases(db: Database.Database): Release[] {
  const files = db
    .prepare<[], Omit<Row<'releaseFiles'>, 'content'>>(
      'SELECT release, name, mediaType, bytes, sha256 FROM releaseFiles',
    )
    .all();
  const rows = rowsOf(db, 'releases', 'sequence');
  return rows.map((row) => ({
    id: row.id,
    sequence: row.sequence,
    publishedOn: row.publishedOn,
    title: { en: row.titleEn, zh: row.titleZh },
    notes: { en: row.notesEn, zh: row.notesZh },
    checksum: row.checksum,
    counts: { statements: row.statements, indicators: row.indicators, sources: row.sources },
    files: files.filter((file) => file.release === row.sequence).map(({ release: _, ...file }) => file),
  }));
}

/** The series of each indicator, read by the clustered key when they are asked for. */
function seriesReader(
  db: Database.Database,
  indicators: readonly Keyed[],
  areas: readonly Keyed[],
): Catalogue['series'] {
  const keys = new Map(indicators.map((row) => [row.id, row.key]));
  const areaIds = new Map(areas.map((row) => [row.key, row.id]));
  const recent = new Recent<string, readonly Series[]>(5000);
  const query = db.prepare<[number], Row<'series'>>('SELECT * FROM series WHERE indicator = ?');
  const read = (indicator: string, key: number) =>
    query.all(key).map((row) => ({
      ...row,
      indicator,
      area: areaIds.get(row.area) ?? '',
      frequency: codes.frequency.decode(row.frequency),
      lane: codes.lane.decode(row.lane),
    }));
  return {
    get(indicator, once) {
      const key = keys.get(indicator);
      if (key === undefined) return undefined;
      const known = recent.find(indicator);
      if (known !== undefined) return known;
      const series = read(indicator, key);
      if (once === undefined) recent.keep(indicator, series);
      return series;
    },
  };
}
