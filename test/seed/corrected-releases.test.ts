import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { buildDatabase } from '../../src/store/seed/build/build-database.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { csvRecords } from '../../src/store/seed/read/csv-records.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { catalogueStore, patience } from '../fixtures/catalogue.ts';
import { readEverything } from '../store/reading.ts';
import { answersOf, publishedAnswers } from './published-answers.ts';

const files = readSeedFiles(seedFolder);

type Cells = Readonly<Record<string, string>>;

const rows = [...files]
  .filter(([path]) => path.startsWith('observations/'))
  .flatMap(([, text]) => csvRecords(text).records.map(({ cells }) => cells));
const corrections = files.get('corrections.csv') ?? 'statement,release,column,old,new,reason\n';
const corrected = new Set(
  readDataset(files)
    .statements.filter(({ corrections, withdrawn }) => corrections.length > 0 || withdrawn !== null)
    .flatMap((statement) => [statementId(statement), statement.withdrawn?.successor ?? []].flat()),
);

const idOf = ({ indicator = '', area = '', period = '', source = '' }: Cells) =>
  statementId({ indicator, area, period: { text: period }, source });

/** What the published releases said and none has corrected or named as a successor. */
const published = rows.filter(
  (row) => Object.hasOwn(publishedAnswers, row.release ?? '') && !corrected.has(idOf(row)),
);

/** Corrections, of which each statement gets one in turn. */
const changes: readonly ((row: Cells) => readonly [column: string, old: string, now: string])[] = [
  () => ['withdrawn', '', ''],
  ({ kind = '' }) =>
    ['forecast', 'target'].includes(kind)
      ? ['kind', kind, kind === 'forecast' ? 'target' : 'forecast']
      : ['kind', kind, kind === 'actual' ? 'preliminary' : 'actual'],
  ({ value = '', note = '' }) =>
    value === '' ? ['note', note, `${note} Read anew.`] : ['value', value, value === '7' ? '8' : '7'],
  ({ qualifier = '' }) => ['qualifier', qualifier, qualifier === 'exact' ? 'about' : 'exact'],
  ({ knownFrom = '' }) => ['knownFrom', knownFrom, knownFrom === '2012-01-01' ? '2012-01-02' : '2012-01-01'],
];

/** A release after those that are published. */
const later = `"4":
  publishedOn: 2026-12-31
  title: { en: Made up, zh: 虚构 }
  notes: { en: Made up., zh: 虚构。 }
`;

/** The catalogue in which a later release corrects or withdraws every statement of those published. */
function allCorrected(): ReadonlyMap<string, string> {
  const lines = published.map((row, place) => {
    const [column, old, now] = changes[place % changes.length]?.(row) ?? [];
    return [idOf(row), '4', column, old, now, 'Made up.'].map((cell) => JSON.stringify(cell)).join(',');
  });
  const csv = `${corrections}${lines.join('\n')}\n`;
  // Checks name statements that are withdrawn here.
  const kept = [...files].filter(([path]) => !path.startsWith('checks'));
  const releases = `${files.get('releases.yaml')}${later}`;
  return new Map([...kept, ['corrections.csv', csv], ['releases.yaml', releases]]);
}

describe('a published release', () => {
  it('is pinned', () => {
    const stored = readDataset(files).releases.filter((release) => release.files.length > 0);
    expect(Object.keys(publishedAnswers)).toEqual(stored.map(({ id }) => id));
  });

  it.each(Object.keys(publishedAnswers).map(Number))(
    '%i answers as on its day',
    async (release) => {
      expect(await answersOf(await catalogueStore(), release)).toBe(publishedAnswers[release]);
    },
    patience,
  );

  it(
    'answers as on its day even where a later one has corrected or withdrawn every statement',
    async () => {
      const db = new Database(':memory:');
      buildDatabase(db, readDataset(allCorrected()), 'made up');
      const store = new SqliteStore(db);
      for (const [release, answers] of Object.entries(publishedAnswers))
        expect(await answersOf(store, Number(release))).toBe(answers);
      const now = new Map((await readEverything(store)).map((s) => [statementId(s), s.corrections.length]));
      const expected = published.map((_, place) => (place % changes.length === 0 ? undefined : 1));
      expect(published.map((row) => now.get(idOf(row)))).toEqual(expected);
      await store.close();
    },
    patience,
  );
});
