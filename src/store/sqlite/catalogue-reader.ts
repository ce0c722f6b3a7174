import type { CatalogueRows } from '../relational/catalogue-rows.ts';
import { isNotNull } from '../relational/orm.ts';
import type { Db } from './drizzle.ts';
import * as tables from './schema.ts';

/** The rows of all tables but those of statements. */
export function readCatalogueRows(db: Db): CatalogueRows {
  const { areas, units, topics, concepts, producers, indicators, sources, checks, retired } = tables;
  const { areaYears, evidences, outlooks, releases, series, setAside, synonyms } = tables;
  const { release, name, mediaType, bytes, sha256, content } = tables.releaseFiles;
  const stored = isNotNull(content).mapWith(Boolean);
  const { indicator, area, frequency, lane } = series;
  return {
    areas: db.select().from(areas).orderBy(areas.key).all(),
    units: db.select().from(units).orderBy(units.key).all(),
    topics: db.select().from(topics).orderBy(topics.key).all(),
    concepts: db.select().from(concepts).orderBy(concepts.key).all(),
    producers: db.select().from(producers).orderBy(producers.key).all(),
    synonyms: db.select().from(synonyms).orderBy(synonyms.key).all(),
    indicators: db.select().from(indicators).orderBy(indicators.key).all(),
    sources: db.select().from(sources).orderBy(sources.key).all(),
    checks: db.select().from(checks).orderBy(checks.key).all(),
    evidences: db.select().from(evidences).orderBy(evidences.key).all(),
    setAside: db.select().from(setAside).orderBy(setAside.key).all(),
    releases: db.select().from(releases).orderBy(releases.sequence).all(),
    files: db.select({ release, name, mediaType, bytes, sha256, stored }).from(tables.releaseFiles).all(),
    series: db.select().from(series).orderBy(indicator, area, frequency, lane).all(),
    outlooks: db.select().from(outlooks).all(),
    areaYears: db.select().from(areaYears).all(),
    retired: db.select().from(retired).orderBy(retired.id).all(),
  };
}
