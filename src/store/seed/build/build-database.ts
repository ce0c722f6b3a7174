import type Database from 'better-sqlite3';
import type { Statement } from '../../../domain/statements/statement.ts';
import { codes } from '../../sqlite/column-codes.ts';
import { type StatementKeys, statementKeys } from '../../sqlite/keys.ts';
import { migrate } from '../../sqlite/migrate.ts';
import type * as tables from '../../sqlite/schema.ts';
import { clusteredKey, toRow } from '../../sqlite/statement-rows.ts';
import type { Dataset } from '../read/dataset.ts';
import { statementsChecksum } from '../read/statements-checksum.ts';
import { type NamedFile, releaseFilesOf } from './release-files.ts';
import { checksOf } from './seed-checks.ts';
import { pastStandings, settled } from './standings.ts';

type Table = keyof typeof tables;

/** Fills an empty database with a dataset, in one transaction. `seed` is the checksum of what the dataset was read from. */
export function buildDatabase(db: Database.Database, dataset: Dataset, seed: string): void {
  migrate(db);
  db.transaction(() => {
    const insert = inserter(db);
    insertCatalogue(insert, dataset);
    insert('build', [{ seed }]);
    const byRelease = dataset.releases.map(({ sequence }) => settled(dataset, sequence));
    insertReleases(insert, dataset, byRelease);
    const keys = statementKeys(dataset);
    const statements = byRelease.at(-1) ?? [];
    insert('observations', statements.map((statement) => toRow(statement, keys)).sort(byClusteredKey));
    insert(
      'pastStandings',
      pastStandings(byRelease).map(({ release, statement }) => ({
        ...toRow(statement, keys),
        atRelease: release,
      })),
    );
    insert('series', seriesOf(statements, keys));
    insert(
      'checks',
      checksOf(dataset, statements).map((check, place) => ({
        key: place + 1,
        id: check.id,
        body: JSON.stringify(check),
      })),
    );
  })();
  db.exec('PRAGMA optimize; ANALYZE');
}

export type Insert = (table: Table, rows: readonly Record<string, unknown>[]) => void;

/** Inserts rows by one prepared statement, whose columns are those of the table. */
export function inserter(db: Database.Database): Insert {
  return (table, rows) => {
    const columns = db
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map(({ name }) => name);
    const places = columns.map(() => '?').join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    // By place: looking each name up takes longer than inserting.
    for (const row of rows) statement.run(columns.map((name) => row[name]));
  };
}

/** Inserts everything of a dataset but its releases and statements. */
export function insertCatalogue(insert: Insert, dataset: Dataset): void {
  const text = (prefix: string, value: { en: string; zh: string } | null) => ({
    [`${prefix}En`]: value?.en ?? null,
    [`${prefix}Zh`]: value?.zh ?? null,
  });
  const rows = <T extends { id: string }>(
    map: ReadonlyMap<string, T>,
    make: (entry: T) => Record<string, unknown>,
  ) => [...map.values()].map((entry, index) => ({ key: index + 1, id: entry.id, ...make(entry) }));
  const keyIn = (map: ReadonlyMap<string, unknown>, id: string | null) =>
    id === null ? null : [...map.keys()].indexOf(id) + 1;
  insert(
    'areas',
    rows(dataset.areas, ({ name, level, parent }) => ({ ...text('name', name), level, parent })),
  );
  insert(
    'units',
    rows(dataset.units, ({ name, standard, display, words }) => ({
      ...text('name', name),
      ...text('display', display),
      standard,
      words: Number(words),
    })),
  );
  insert(
    'topics',
    rows(dataset.topics, ({ name, definition }) => ({
      ...text('name', name),
      ...text('definition', definition),
    })),
  );
  insert(
    'concepts',
    rows(dataset.concepts, ({ name, definition, why }) => ({
      ...text('name', name),
      ...text('definition', definition),
      ...text('why', why),
    })),
  );
  insert(
    'producers',
    rows(dataset.producers, ({ name, short }) => ({ ...text('name', name), ...text('short', short) })),
  );
  insert(
    'indicators',
    rows(dataset.indicators, (indicator) => ({
      ...text('name', indicator.name),
      ...text('definition', indicator.definition),
      ...text('differs', indicator.differs),
      ...text('note', indicator.note),
      unit: keyIn(dataset.units, indicator.unit),
      topic: keyIn(dataset.topics, indicator.topic),
      producer: keyIn(dataset.producers, indicator.producer),
      coProducers: indicator.coProducers.join(' '),
      nature: codes.nature.encode(indicator.nature),
      concept: keyIn(dataset.concepts, indicator.concept),
      growthOf: indicator.growthOf,
      equivalentOf: indicator.equivalentOf,
      sharePart: indicator.shareOf?.part ?? null,
      shareWhole: indicator.shareOf?.whole ?? null,
      binary: Number(indicator.binary),
    })),
  );
  insert(
    'sources',
    rows(dataset.sources, (source) => ({
      ...source,
      producer: keyIn(dataset.producers, source.producer),
      publishedPrecision: codes.precision.encode(source.publishedPrecision),
      tier: codes.tier.encode(source.tier),
    })),
  );
  insert(
    'retired',
    dataset.retired.map(({ reason, ...entry }) => ({ ...entry, ...text('reason', reason) })),
  );
}

function insertReleases(
  insert: Insert,
  dataset: Dataset,
  byRelease: readonly (readonly Statement[])[],
): void {
  for (const [place, release] of dataset.releases.entries()) {
    const statements = byRelease[place] ?? [];
    const distinct = (key: 'indicator' | 'source') =>
      new Set(statements.map((statement) => statement[key])).size;
    insert('releases', [
      {
        sequence: release.sequence,
        id: release.id,
        publishedOn: release.publishedOn,
        titleEn: release.title.en,
        titleZh: release.title.zh,
        notesEn: release.notes.en,
        notesZh: release.notes.zh,
        checksum: statementsChecksum(statements),
        statements: statements.length,
        indicators: distinct('indicator'),
        sources: distinct('source'),
      },
    ]);
    insert(
      'releaseFiles',
      releaseFilesOf(dataset, statements).map((file: NamedFile) => ({ release: release.sequence, ...file })),
    );
  }
}

function byClusteredKey(a: Record<(typeof clusteredKey)[number], number>, b: typeof a): number {
  for (const column of clusteredKey) if (a[column] !== b[column]) return a[column] - b[column];
  return 0;
}

interface SeriesRow extends Record<string, unknown> {
  readonly indicator: number;
  readonly area: number;
  readonly frequency: number;
  readonly lane: number;
  readonly periods: Map<string, string>;
  statements: number;
}

function seriesOf(statements: readonly Statement[], keys: StatementKeys): Record<string, unknown>[] {
  const found = new Map<string, SeriesRow>();
  for (const { indicator, area, period, lane } of statements) {
    const id = `${indicator} ${area} ${period.frequency} ${lane}`;
    const row = found.get(id) ?? {
      indicator: keys.indicator.key(indicator),
      area: keys.area.key(area),
      frequency: codes.frequency.encode(period.frequency),
      lane: codes.lane.encode(lane),
      periods: new Map(),
      statements: 0,
    };
    row.periods.set(`${period.end} ${period.start}`, period.text);
    row.statements += 1;
    found.set(id, row);
  }
  return [...found.values()].map(({ periods, ...row }) => {
    const ordered = [...periods.keys()].sort().map((at) => periods.get(at) ?? '');
    return { ...row, firstPeriod: ordered[0], lastPeriod: ordered.at(-1), periods: ordered.length };
  });
}
