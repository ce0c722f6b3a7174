import type { Catalogue, Release, Series } from '../../domain/catalogue/catalogue.ts';
import { codes } from './column-codes.ts';
import type { Db } from './drizzle.ts';
import { EvidenceKeys, type StatementKeys, statementKeys } from './keys.ts';
import * as tables from './schema.ts';

/** The catalogue of a database: everything but its statements. */
export function readCatalogue(db: Db): Catalogue {
  const { areas, units, topics, concepts, producers, indicators, sources, checks, retired } = tables;
  const { setAside, synonyms } = tables;
  const { file, line, message } = setAside;
  const entries = {
    areas: byId(db.select().from(areas).orderBy(areas.key).all()),
    units: byId(db.select().from(units).orderBy(units.key).all()),
    topics: byId(db.select().from(topics).orderBy(topics.key).all()),
    concepts: byId(db.select().from(concepts).orderBy(concepts.key).all()),
    producers: byId(db.select().from(producers).orderBy(producers.key).all()),
    synonyms: byId(db.select().from(synonyms).orderBy(synonyms.key).all()),
    indicators: byId(db.select().from(indicators).orderBy(indicators.key).all()),
    sources: byId(db.select().from(sources).orderBy(sources.key).all()),
  };
  const evaluated = db.select().from(checks).orderBy(checks.key).all();
  return {
    ...entries,
    releases: readReleases(db),
    series: readSeries(db, statementKeys(entries)),
    checks: new Map(evaluated.map(({ id, body }) => [id, body])),
    retired: db.select().from(retired).orderBy(retired.id).all(),
    setAside: db.select({ file, line, message }).from(setAside).orderBy(setAside.key).all(),
  };
}

function byId<T extends { key: number; id: string }>(rows: readonly T[]): Map<string, Omit<T, 'key'>> {
  return new Map(
    rows.map((row) => {
      const { key: _, ...entry } = row;
      return [row.id, entry];
    }),
  );
}

function readReleases(db: Db): Release[] {
  const { release, name, mediaType, bytes, sha256 } = tables.releaseFiles;
  const files = db.select({ release, name, mediaType, bytes, sha256 }).from(tables.releaseFiles).all();
  const rows = db.select().from(tables.releases).orderBy(tables.releases.sequence).all();
  return rows.map((row) => ({
    ...row,
    files: files.filter((file) => file.release === row.sequence).map(({ release: _, ...file }) => file),
  }));
}

/** The evidences that statements refer to, read once for a snapshot. */
export function readEvidences(db: Db): EvidenceKeys {
  const { key, body } = tables.evidences;
  return new EvidenceKeys(
    db
      .select({ body })
      .from(tables.evidences)
      .orderBy(key)
      .all()
      .map((row) => row.body),
  );
}

/** The series of each indicator, by area, frequency and lane. */
function readSeries(db: Db, keys: StatementKeys): Map<string, Series[]> {
  const { indicator, area, frequency, lane } = tables.series;
  const rows = db.select().from(tables.series).orderBy(indicator, area, frequency, lane).all();
  const series = rows.map((row) => ({
    ...row,
    indicator: keys.indicator.id(row.indicator),
    area: keys.area.id(row.area),
    frequency: codes.frequency.decode(row.frequency),
    lane: codes.lane.decode(row.lane),
  }));
  return Map.groupBy(series, (entry) => entry.indicator);
}
