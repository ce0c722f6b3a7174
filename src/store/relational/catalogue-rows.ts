import type {
  Area,
  AreaYear,
  Catalogue,
  Concept,
  Indicator,
  Named,
  Producer,
  Release,
  ReleaseFile,
  Retired,
  Series,
  SetAside,
  Source,
  Synonyms,
  Unit,
} from '../../domain/catalogue/catalogue.ts';
import type { Check } from '../../domain/checks/check.ts';
import type { Outlook } from '../../domain/freshness/expectation.ts';
import type { Evidence } from '../../domain/statements/evidence-schema.ts';
import { codes } from './column-codes.ts';
import { EvidenceKeys, type StatementKeys, statementKeys } from './keys.ts';

type Keyed<T> = readonly (T & { readonly key: number })[];
type SeriesColumn = 'indicator' | 'area' | 'frequency' | 'lane';

/** The tables of a database but those of statements, as rows in the order of their keys. */
export interface CatalogueRows {
  readonly areas: Keyed<Area>;
  readonly units: Keyed<Unit>;
  readonly topics: Keyed<Named>;
  readonly concepts: Keyed<Concept>;
  readonly producers: Keyed<Producer>;
  readonly synonyms: Keyed<Synonyms & { readonly id: string }>;
  readonly indicators: Keyed<Indicator>;
  readonly sources: Keyed<Source>;
  readonly checks: Keyed<{ readonly id: string; readonly body: Check }>;
  readonly evidences: Keyed<{ readonly body: Evidence }>;
  readonly setAside: Keyed<SetAside>;
  /** In the order of their sequences. */
  readonly releases: readonly Omit<Release, 'files'>[];
  /** In the order in which a release has them. */
  readonly files: readonly (ReleaseFile & { readonly release: number })[];
  /** In the order of their key columns. */
  readonly series: readonly (Omit<Series, SeriesColumn> & Readonly<Record<SeriesColumn, number>>)[];
  readonly areaYears: readonly { readonly area: number; readonly body: readonly AreaYear[] }[];
  readonly outlooks: readonly { readonly indicator: number; readonly body: readonly Outlook[] }[];
  /** In the order of their ids. */
  readonly retired: readonly Retired[];
}

/** The catalogue of a database, and the keys by which its statements refer to it. */
export function toCatalogue(rows: CatalogueRows): { catalogue: Catalogue; keys: StatementKeys } {
  const entries = {
    areas: byId(rows.areas),
    units: byId(rows.units),
    topics: byId(rows.topics),
    concepts: byId(rows.concepts),
    producers: byId(rows.producers),
    synonyms: byId(rows.synonyms),
    indicators: byId(rows.indicators),
    sources: byId(rows.sources),
  };
  const keys = statementKeys(entries, new EvidenceKeys(rows.evidences.map(({ body }) => body)));
  const catalogue = {
    ...entries,
    releases: rows.releases.map((release) => ({ ...release, files: filesOf(release, rows) })),
    series: toSeries(rows, keys),
    outlooks: new Map(rows.outlooks.map(({ indicator, body }) => [keys.indicator.id(indicator), body])),
    areaYears: new Map(rows.areaYears.map(({ area, body }) => [keys.area.id(area), body])),
    checks: new Map(rows.checks.map(({ id, body }) => [id, body])),
    retired: rows.retired,
    setAside: rows.setAside.map(({ key: _, ...row }) => row),
  };
  return { catalogue, keys };
}

function byId<T extends { key: number; id: string }>(rows: readonly T[]): Map<string, Omit<T, 'key'>> {
  return new Map(
    rows.map((row) => {
      const { key: _, ...entry } = row;
      return [row.id, entry];
    }),
  );
}

function filesOf({ sequence }: { readonly sequence: number }, { files }: CatalogueRows): ReleaseFile[] {
  return files.filter((file) => file.release === sequence).map(({ release: _, ...file }) => file);
}

/** The series of each indicator, by area, frequency and lane. */
function toSeries(rows: CatalogueRows, keys: StatementKeys): Map<string, Series[]> {
  const series = rows.series.map((row) => ({
    ...row,
    indicator: keys.indicator.id(row.indicator),
    area: keys.area.id(row.area),
    frequency: codes.frequency.decode(row.frequency),
    lane: codes.lane.decode(row.lane),
  }));
  return Map.groupBy(series, (entry) => entry.indicator);
}
