import type { CatalogueRows } from '../relational/catalogue-rows.ts';
import { isNotNull, sql } from '../relational/orm.ts';
import type { PgDb } from './pg-drizzle.ts';
import type { PgTables } from './pg-tables.ts';

/** Series that are read at a time: their rows are made in some ten milliseconds. */
const seriesAtATime = 1_000;

/** The rows of all tables but those of statements, one table after the other: they arrive over one connection. */
export async function readPgCatalogue(db: PgDb, tables: PgTables): Promise<CatalogueRows> {
  const { areas, units, topics, concepts, producers, indicators, sources, checks, retired } = tables;
  const { areaYears, evidences, outlooks, releases, setAside, synonyms, releaseFiles } = tables;
  const { release, name, mediaType, bytes, sha256, content } = releaseFiles;
  const stored = isNotNull(content).mapWith(Boolean);
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
    series: await readSeries(db, tables),
    outlooks: await db.select().from(outlooks),
    areaYears: await db.select().from(areaYears),
    retired: await db.select().from(retired).orderBy(retired.id),
  };
}

/** The series, a part at a time, so that requests are answered in between. */
async function readSeries(db: PgDb, { series }: PgTables): Promise<CatalogueRows['series']> {
  const { indicator, area, frequency, lane } = series;
  const all: (typeof series.$inferSelect)[] = [];
  for (;;) {
    const last = all.at(-1);
    const position = sql`(${last?.indicator}, ${last?.area}, ${last?.frequency}, ${last?.lane})`;
    const part = await db
      .select()
      .from(series)
      .where(last && sql`(${indicator}, ${area}, ${frequency}, ${lane}) > ${position}`)
      .orderBy(indicator, area, frequency, lane)
      .limit(seriesAtATime);
    all.push(...part);
    if (part.length < seriesAtATime) return all;
  }
}
