/** The tables as drizzle-kit reads them; the schema of a build takes the place of `build`. */
import { pgTables } from '../../src/store/postgres/pg-tables.ts';

export const {
  areas,
  units,
  topics,
  concepts,
  producers,
  synonyms,
  indicators,
  sources,
  evidences,
  releases,
  releaseFiles,
  retired,
  setAside,
  build,
  checks,
  arrivals,
  outlooks,
  areaYears,
  series,
  observations,
  seriesTotals,
  dayTotals,
  pastStandings,
  pastEvidence,
} = pgTables('build');
