import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { describeStore } from '../contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeStore('SQLite in memory', () => openSeeded(':memory:', fixtureSeed));
describeStore('SQLite in a file', () => openSeeded(join(folder, 'indicators.sqlite'), fixtureSeed));
describeStore('SQLite of which three statements are cached', async () => {
  const file = join(folder, 'small-cache.sqlite');
  await openSeeded(file, fixtureSeed).close();
  return new SqliteStore(new Database(file, { readonly: true }), 3);
});
