import { known } from '../../../domain/catalogue/known.ts';
import { statementKeys } from '../../relational/keys.ts';
import { orderColumns, toRow } from '../../relational/statement-rows.ts';
import { checksOf } from '../checks/seed-checks.ts';
import type { Attested, Dataset } from '../read/dataset.ts';
import { areaYearsOf } from './area-years.ts';
import { type Evidenced, pastEvidenceRows, withEvidence } from './evidence-rows.ts';
import { insertReleases } from './release-rows.ts';
import { insertSeries } from './series-rows.ts';
import { lastStandings, pastStandings, settledReleases, stateKey } from './standings.ts';
import type { Insert } from './table-inserts.ts';

/** Inserts all rows of a dataset. `seed` is the checksum of all that the database is built from. */
export function insertDataset(insert: Insert, dataset: Dataset, seed: string): void {
  insert('build', [{ seed }]);
  insertCatalogue(insert, dataset);
  const releases = settledReleases(dataset);
  const checks = checksOf(dataset, releases.at(-1) ?? []);
  insert('checks', keyed(checks.map((body) => ({ id: body.id, body }))));
  const evidenced = withEvidence(dataset, releases, checks);
  insertReleases(insert, dataset, evidenced.byRelease);
  insertStatements(insert, dataset, evidenced);
}

function insertStatements(insert: Insert, dataset: Dataset, { byRelease, past }: Evidenced): void {
  const keys = statementKeys(dataset);
  const last = lastStandings(byRelease);
  const states = [...last].map(([key, statement]) => ({ key, row: toRow(statement, keys) }));
  states.sort((a, b) => inDefaultOrder(a.row, b.row));
  const numbers = new Map(states.map(({ key }, place) => [key, place + 1]));
  const numberOf = (statement: Attested) => known(numbers, stateKey(statement));
  const standings = pastStandings(byRelease, last).map(({ release, statement }) => ({
    ...toRow(statement, keys),
    statement: numberOf(statement),
    atRelease: release,
  }));
  const evidence = pastEvidenceRows([...last.values()], past, (statement, body) => ({
    statement: numberOf(statement),
    evidence: keys.evidence.key(body),
  }));
  insert('evidences', keys.evidence.rows());
  insert(
    'observations',
    states.map(({ row }, place) => Object.assign(row, { number: place + 1 })),
  );
  insert('pastStandings', standings);
  insert('pastEvidence', evidence);
  const newest = byRelease.at(-1) ?? [];
  insertSeries(insert, newest, keys);
  const years = [...areaYearsOf(newest, dataset.indicators)];
  insert(
    'areaYears',
    years.map(([area, body]) => ({ area: keys.area.key(area), body })),
  );
}

/** Inserts a table only after the tables that it refers to. */
function insertCatalogue(insert: Insert, dataset: Dataset): void {
  insert('areas', keyed(dataset.areas.values()));
  insert('units', keyed(dataset.units.values()));
  insert('topics', keyed(dataset.topics.values()));
  insert('concepts', keyed(dataset.concepts.values()));
  insert('producers', keyed(dataset.producers.values()));
  insert('synonyms', keyed(dataset.synonyms.values()));
  insert('indicators', keyed(dataset.indicators.values()));
  insert('sources', keyed(dataset.sources.values()));
  insert('retired', dataset.retired);
  insert('setAside', keyed(dataset.setAside));
}

/** Rows with the integer keys that `Keys` gives to the same ids. */
function keyed<T>(entries: Iterable<T>): (T & { readonly key: number })[] {
  return [...entries].map((entry, place) => ({ ...entry, key: place + 1 }));
}

const numberedBy = [...orderColumns, 'fromRelease'] as const;

/** The default order of the API, by which statements are numbered; the states of one follow each other. */
function inDefaultOrder(a: Record<(typeof numberedBy)[number], number>, b: typeof a): number {
  for (const column of numberedBy) if (a[column] !== b[column]) return a[column] - b[column];
  return 0;
}
