import type { CatalogueRows } from '../relational/catalogue-rows.ts';
import { isNotNull } from '../relational/orm.ts';
import type { PgDb } from './pg-drizzle.ts';
import type { PgTables } from './pg-tables.ts';

/** The rows of all tables but those of statements, one table after the other: they arrive over one connection. */
export async function readPgCatalogue(db: PgDb, tables: PgTables): Promise<CatalogueRows> {
  const { areas, units, topics, concepts, producers, indicators, sources, checks, retired } = tables;
  const { evidences, releases, series, setAside, synonyms, releaseFiles } = tables;
  const { release, name, mediaType, bytes, sha256, content } = releaseFiles;
  const stored = isNotNull(content).mapWith(Boolean);
  const { indicator, area, frequency, lane } = series;
  return {
    areas: await db.select().from(areas).orderBy(areas.key),
    units: await db.select().from(units).orderBy(units.key),
    topics: await db.select().from(topics).orderBy(topics.key),
    concepts: await db.select().from(concepts).orderBy(concepts.key),
    producers: await db.select().from(producers).orderBy(producers.key),
    synonyms: await db.select().from(synonyms).orderBy(synonyms.key),
    indicators: await db.select().from(indicators).orderBy(indicators.key),
    sources: await db.select().from(sources).orderBy(sources.key),
    checks: await db.select().from(checks).orderBy(checks.key),
    evidences: await db.select().from(evidences).orderBy(evidences.key),
    setAside: await db.select().from(setAside).orderBy(setAside.key),
    releases: await db.select().from(releases).orderBy(releases.sequence),
    files: await db
      .select({ release, name, mediaType, bytes, sha256, stored })
      .from(releaseFiles)
      .orderBy(releaseFiles.place),
    series: await db.select().from(series).orderBy(indicator, area, frequency, lane),
    retired: await db.select().from(retired).orderBy(retired.id),
  };
}
