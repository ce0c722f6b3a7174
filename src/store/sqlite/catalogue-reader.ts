import type { Catalogue, Indicator, Release, Series, Source } from '../../domain/catalogue/catalogue.ts';
import type { Check } from '../../domain/checks/check.ts';
import type { Text } from '../../domain/statements/codes.ts';
import { codes } from './column-codes.ts';
import type { Db } from './drizzle.ts';
import * as tables from './schema.ts';

type Row<Name extends keyof typeof tables> = (typeof tables)[Name]['$inferSelect'];

/** Everything of a database but its observations. */
export function readCatalogue(db: Db): Catalogue {
  const rows = {
    areas: db.select().from(tables.areas).orderBy(tables.areas.key).all(),
    units: db.select().from(tables.units).orderBy(tables.units.key).all(),
    topics: db.select().from(tables.topics).orderBy(tables.topics.key).all(),
    concepts: db.select().from(tables.concepts).orderBy(tables.concepts.key).all(),
    producers: db.select().from(tables.producers).orderBy(tables.producers.key).all(),
    indicators: db.select().from(tables.indicators).orderBy(tables.indicators.key).all(),
  };
  const names = new Names(rows);
  return {
    areas: byId(
      rows.areas.map((row) => ({ id: row.id, name: name(row), level: row.level, parent: row.parent })),
    ),
    units: byId(
      rows.units.map((row) => ({
        id: row.id,
        name: name(row),
        standard: row.standard,
        display: { en: row.displayEn, zh: row.displayZh },
        words: row.words === 1,
      })),
    ),
    topics: byId(rows.topics.map((row) => ({ id: row.id, name: name(row), definition: definition(row) }))),
    concepts: byId(
      rows.concepts.map((row) => ({
        id: row.id,
        name: name(row),
        definition: definition(row),
        why: { en: row.whyEn, zh: row.whyZh },
      })),
    ),
    producers: byId(
      rows.producers.map((row) => ({
        id: row.id,
        name: name(row),
        short: { en: row.shortEn, zh: row.shortZh },
      })),
    ),
    indicators: byId(rows.indicators.map((row) => indicatorOf(row, names))),
    sources: readSources(db, names),
    releases: readReleases(db),
    series: readSeries(db, names),
    checks: readChecks(db),
    retired: readRetired(db),
  };
}

type Keyed = { key: number; id: string };

const named = ['areas', 'units', 'topics', 'concepts', 'producers', 'indicators'] as const;
type Named = (typeof named)[number];

/** Ids of the rows that foreign keys point at. */
class Names {
  readonly #ids: ReadonlyMap<string, string>;

  constructor(rows: Readonly<Record<Named, readonly Keyed[]>>) {
    this.#ids = new Map(
      named.flatMap((kind) => rows[kind].map(({ key, id }): [string, string] => [`${kind} ${key}`, id])),
    );
  }

  of(kind: Named, key: number): string {
    const id = this.#ids.get(`${kind} ${key}`);
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

function readSources(db: Db, names: Names): Map<string, Source> {
  const rows = db.select().from(tables.sources).orderBy(tables.sources.key).all();
  return byId(rows.map((row) => sourceOf(row, names)));
}

function readReleases(db: Db): Release[] {
  const { release, name, mediaType, bytes, sha256 } = tables.releaseFiles;
  const files = db.select({ release, name, mediaType, bytes, sha256 }).from(tables.releaseFiles).all();
  const rows = db.select().from(tables.releases).orderBy(tables.releases.sequence).all();
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

/** The series of each indicator, by area, frequency and lane. */
function readSeries(db: Db, names: Names): Map<string, Series[]> {
  const { indicator, area, frequency, lane } = tables.series;
  const rows = db.select().from(tables.series).orderBy(indicator, area, frequency, lane).all();
  const series = rows.map((row) => ({
    ...row,
    indicator: names.of('indicators', row.indicator),
    area: names.of('areas', row.area),
    frequency: codes.frequency.decode(row.frequency),
    lane: codes.lane.decode(row.lane),
  }));
  return Map.groupBy(series, (entry) => entry.indicator);
}

function readChecks(db: Db): Map<string, Check> {
  const rows = db.select().from(tables.checks).orderBy(tables.checks.key).all();
  return byId(rows.map(({ body }): Check => JSON.parse(body)));
}

function readRetired(db: Db) {
  const rows = db.select().from(tables.retired).orderBy(tables.retired.id).all();
  return rows.map(({ reasonEn, reasonZh, ...row }) => ({ ...row, reason: { en: reasonEn, zh: reasonZh } }));
}
