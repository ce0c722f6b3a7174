import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { importInto, nextImport } from '../../../src/store/import/import-file.ts';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import type { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { answersOf } from '../../seed/published-answers.ts';
import { ids, readEverything } from '../reading.ts';
import { readSheet } from './sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
const seed = join(folder, 'seed');
const file = join(folder, 'data', 'indicators.sqlite');
/** The files of two imports into the made-up seed of two releases, as version 0.3.0 wrote them. */
const written = fileURLToPath(new URL('../../fixtures/imports-0.3.0', import.meta.url));

/** What version 0.3.0 answered, recorded by it: the checksum of each release and a digest of its answers. */
const recorded = {
  '1': [
    '850ec7e2498d5511d8a33ac836319923068e0b344ebfaf2b782be2a16cf12e1b',
    '57c34a6c80346699af02855b66418ffdfb41008c73c830eeada3d3f9cb030b4e',
  ],
  '2': [
    'e195d45f3d2571866d132dc27b1f1b2ccb5f605bb07663f05e5f8010ebb04ddd',
    '65c12b2e13b26bb7aecfbb7875fca9d753dabf981c45b6a0186a775180c0fed7',
  ],
  'local-1': [
    '778143cdd0cd0bb76b7a701e3d4b0fd5b886c02c8d2a771250168dc8b16138a5',
    'e5b3beee95d2fb34f4d2c0581dae916b97c29c22ab236dff13f8f53293160747',
  ],
  'local-2': [
    '6397d3bcdd8ebcc8ff1c1f6d905e4128a0acb62eb4200dfae7a80794ca3213dd',
    '56a06ca282059212b0729e7fcfdd09c6cf0460e9ad5a1efe463b8876dfcb5fc9',
  ],
};

const withdrawn = {
  'data-volume-di.CN': [
    '2022.di-2024-09-30',
    '2023.di-2024-09-30',
    '2023.di-2025-09-29',
    '2024.di-2025-09-29',
  ],
  'data-trade-share-so.CN-GZ': ['2023.so-2024-03-15', '2024.plan-2024-01-08'],
};

/** A third release, which retires two indicators and states a figure that an import stated before it. */
function publishThird(): void {
  const append = (name: string, text: string) => appendFileSync(join(seed, name), text);
  append(
    'releases.yaml',
    '"3": { publishedOn: 2025-11-01, title: { en: Third, zh: 第三版 }, notes: { en: Merged., zh: 合并。 } }\n',
  );
  append(
    'observations/volume.csv',
    'data-volume-so,CN,2024,38,0,ZB,actual,exact,post-2025-05-05,para 1,stated,,,,,,,,,,3,,,\n',
  );
  const rows = Object.entries(withdrawn).flatMap(([series, ends]) =>
    ends.map((end) => `${series}.${end},3,withdrawn,,,Merged.\n`),
  );
  append('corrections.csv', `statement,release,column,old,new,reason\n${rows.join('')}`);
  const retire = (text: string, id: string, successor: string) =>
    text.replace(`${id}:\n`, `${id}:\n  retired: { release: "3"${successor} }\n`);
  const indicators = readFileSync(join(seed, 'indicators.yaml'), 'utf8');
  writeFileSync(
    join(seed, 'indicators.yaml'),
    retire(retire(indicators, 'data-volume-di', ', successor: data-volume-so'), 'data-trade-share-so', ''),
  );
}

let store: SqliteStore;
beforeAll(() => {
  cpSync(fixtureSeed, seed, { recursive: true });
  mkdirSync(join(folder, 'data'));
  cpSync(written, join(folder, 'data', 'imports'), { recursive: true });
  publishThird();
  store = openSeeded(file, seed);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const sequenceOf = async (id: string) =>
  (await store.catalogue()).releases.find((release) => release.id === id)?.sequence ?? 0;

/** What the imports state in a release. */
async function imported(release: string) {
  const all = await readEverything(store, { release: await sequenceOf(release) });
  const own = await Promise.all(['local-1', 'local-2'].map(sequenceOf));
  return ids(all.filter((statement) => own.includes(statement.release)));
}

describe('a database with the imports of version 0.3.0', () => {
  it('keeps the order of the releases, and adds the imports to the one that was published since', async () => {
    const { releases } = await store.catalogue();
    expect(releases.map(({ id }) => id)).toEqual(['1', '2', 'local-1', 'local-2', '3', 'local-2-on-3']);
  });

  it.each(Object.entries(recorded))(
    'answers release=%s as that version did',
    async (id, [checksum, answers]) => {
      const release = (await store.catalogue()).releases.find((each) => each.id === id);
      expect(release?.checksum).toBe(checksum);
      expect(await answersOf(store, release?.sequence ?? 0)).toBe(answers);
    },
  );

  it('has nothing of the imports in the release that was published since', async () => {
    expect(await imported('3')).toEqual([]);
  });

  it('follows retired indicators to their successors, with a note', async () => {
    expect(await imported('local-2-on-3')).toEqual([
      'data-volume-so.CN.2019.yearbook-2022',
      'data-volume-so.CN.2020.post-2024-06-18',
      'data-volume-so.CN.2024.own-2025',
      'platforms-so.CN.2022.own-2025',
    ]);
    const moved = (await readEverything(store)).find(
      (statement) => statementId(statement) === 'data-volume-so.CN.2020.post-2024-06-18',
    );
    expect(moved?.note).toBe('Imported as data-volume-di, which release 3 retired.');
    const { retired } = await store.catalogue();
    expect(retired.find(({ id }) => id === 'data-volume-di.CN.2020.post-2024-06-18')?.successor).toBe(
      'data-volume-so.CN.2020.post-2024-06-18',
    );
  });

  it('stores no files of releases that were not published, and writes them on demand', async () => {
    const db = new Database(file, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM releaseFiles WHERE content IS NOT NULL').pluck().get()).toBe(0);
    db.close();
    for (const { id, sequence, files } of (await store.catalogue()).releases) {
      const tables = ['indicators.csv', 'observations.csv', 'sources.csv'];
      const names = id.startsWith('local') ? tables : ['dataset.sqlite', ...tables];
      expect([id, files.map(({ name }) => name).toSorted()]).toEqual([id, names]);
      expect(files.filter(({ stored }) => stored)).toEqual([]);
      for (const { name, bytes, sha256 } of files) {
        const content = (await store.file(sequence, name)) ?? Buffer.alloc(0);
        expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
          name,
          bytes,
          sha256,
        ]);
      }
      if (id.startsWith('local')) expect(await store.file(sequence, 'dataset.sqlite')).toBeNull();
    }
  });

  it('lists what it cannot place', async () => {
    const { setAside } = await store.catalogue();
    const first = 'imports/0001/observations.csv';
    expect(setAside).toEqual([
      {
        file: first,
        line: 3,
        message:
          'data-volume-so.CN.2023.post-2024-06-18: release local-2-on-3 has a statement of this id already.',
      },
      {
        file: first,
        line: 5,
        message:
          'data-volume-so.CN.2024.post-2025-05-05: release local-2-on-3 has a statement of this id already.',
      },
      { file: first, line: 6, message: 'indicator: "data-trade-share-so" is retired since release 3.' },
    ]);
  });

  it('takes further imports, which come after the newest published release', async () => {
    const take = (text: string) =>
      importInto(file, seed, (files) =>
        planImport(readSheet(text), files, { number: nextImport(file), source: null, today: '2025-12-01' }),
      );
    const columns = 'indicator,area,period,value,source';
    expect(take(`${columns}\nplatforms-so,CN,2021,300,own-2025`)).toBe('imported');
    const later = openSeeded(file, seed);
    const { releases } = await later.catalogue();
    expect(releases.map(({ id }) => id).slice(-3)).toEqual(['3', 'local-2-on-3', 'local-3']);
    expect(ids(await readEverything(later))).toContain('platforms-so.CN.2021.own-2025');
    await later.close();
  });

  it('refuses further imports of a retired indicator, naming its successor', () => {
    const plan = importPlan('data-volume-di,CN,2019,14,own-2025');
    expect(plan).toEqual([
      'rejected: indicator: "data-volume-di" is retired since release 3, its successor is "data-volume-so".',
    ]);
    expect(importPlan('data-volume-so,CN,2019,15.5,yearbook-2022')).toEqual([
      'unchanged: It exists already.',
    ]);
  });
});

function importPlan(row: string): string[] {
  const plans: string[] = [];
  importInto(file, seed, (files) => {
    const sheet = readSheet(`indicator,area,period,value,source\n${row}`);
    const plan = planImport(sheet, files, { number: nextImport(file), source: null, today: '2025-12-01' });
    plans.push(...plan.rows.map(({ outcome, detail }) => `${outcome}: ${detail.en}`));
    return { ...plan, files: new Map() };
  });
  return plans;
}
