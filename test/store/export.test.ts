import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOrder, everything } from '../../src/domain/query/selection.ts';
import { longColumns } from '../../src/domain/statements/long-table.ts';
import { statementId } from '../../src/domain/statements/statement.ts';
import { exportDataset } from '../../src/store/export/dataset-export.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import type { Store } from '../../src/store/store.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { tableOf } from './import/sheets.ts';

interface Manifest {
  readonly release: string;
  readonly checksum: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly title?: string;
  readonly description?: string;
  readonly format: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string }[];
    readonly primaryKey?: readonly string[];
  };
}
interface Package {
  readonly name: string;
  readonly version: string;
  readonly created: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly resources: readonly Resource[];
}

const root = mkdtempSync(join(tmpdir(), 'export-'));
const folder = join(root, 'first');
let store: Store;
let count: number;
beforeAll(async () => {
  store = openSeeded(':memory:', fixtureSeed);
  count = await exportDataset(store, folder);
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

/** Files below a folder, by path. */
function filesIn(place: string): Map<string, Buffer> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1)).sort();
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(place, path))]));
}
const json = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

describe('an export', () => {
  it('has the same bytes in every run, and from a rebuilt store', async () => {
    const other = openSeeded(':memory:', fixtureSeed);
    expect(await exportDataset(other, join(root, 'second'))).toBe(count);
    await other.close();
    expect(filesIn(join(root, 'second'))).toEqual(filesIn(folder));
  });

  it('does not write into an existing folder', async () => {
    mkdirSync(join(root, 'mine'));
    await expect(exportDataset(store, join(root, 'mine'))).rejects.toThrow('exists already');
    expect(readdirSync(join(root, 'mine'))).toEqual([]);
  });

  it('leaves no file when it fails', async () => {
    const broken: Store = {
      ...store,
      catalogue: () => store.catalogue(),
      file: async () => null,
      read: async () => Promise.reject(new Error('torn')),
    };
    await expect(exportDataset(broken, join(root, 'never'))).rejects.toThrow('torn');
    expect(readdirSync(root).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it('has one CSV per indicator, with all its statements and no others', async () => {
    const { indicators } = await store.catalogue();
    for (const id of indicators.keys()) {
      const { columns, rows } = tableOf(readFileSync(join(folder, `observations/${id}.csv`), 'utf8'));
      const page = await store.read(
        { ...everything, indicators: [id] },
        { order: defaultOrder, after: null, limit: 1000 },
      );
      expect(columns).toEqual(longColumns);
      expect(rows.map(({ cells }) => cells.id)).toEqual(page.statements.map(statementId));
    }
  });
});

describe('the manifest', () => {
  it('names the release and its checksum', async () => {
    const { releases } = await store.catalogue();
    expect(json('manifest.json')).toMatchObject({ release: '2', checksum: releases.at(-1)?.checksum });
  });

  it('has every other file, with its length and SHA-256', () => {
    const files = filesIn(folder);
    const listed = json<Manifest>('manifest.json').files;
    expect(listed.map(({ path }) => path).toSorted()).toEqual(
      [...files.keys()].filter((path) => path !== 'manifest.json'),
    );
    expect(files.size).toBe(count);
    for (const { path, bytes, sha256: digest } of listed) {
      const content = files.get(path) ?? Buffer.alloc(0);
      expect([path, bytes, digest]).toEqual([path, content.length, sha256(content)]);
    }
  });
});

describe('the data package', () => {
  it('describes itself without reading the clock', () => {
    expect(json<Package>('datapackage.json')).toMatchObject({
      name: 'china-data-economy-indicators',
      version: '2',
      created: '2025-10-01T00:00:00Z',
      licenses: [{ name: 'CC-BY-4.0' }],
    });
  });

  it('has a resource for each table, named once and described in full', async () => {
    const { resources } = json<Package>('datapackage.json');
    const tables = [...filesIn(folder).keys()].filter((path) => path.endsWith('.csv'));
    expect(resources.map(({ path }) => path).toSorted()).toEqual(tables);
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
    const { indicators } = await store.catalogue();
    for (const { name, path, title, description, format, mediatype, bytes, hash, schema } of resources) {
      expect(name).toMatch(/^[a-z0-9._-]+$/);
      expect([format, mediatype]).toEqual(['csv', 'text/csv']);
      const content = readFileSync(join(folder, path));
      expect([bytes, hash]).toEqual([content.length, `sha256:${sha256(content)}`]);
      expect(schema.fields.map((field) => field.name)).toEqual(tableOf(content.toString()).columns);
      const indicator = indicators.get(path.replace(/^observations\/|\.csv$/g, ''));
      expect([title, description]).toEqual(
        indicator
          ? [indicator.name.en, indicator.definition.en]
          : [expect.stringMatching(/^(Ind|S)/), undefined],
      );
      expect(schema.primaryKey).toEqual(['id']);
    }
  });

  it('gives the columns of numbers and days their types, which every cell has', () => {
    for (const { path, schema } of json<Package>('datapackage.json').resources) {
      const { rows } = tableOf(readFileSync(join(folder, path), 'utf8'));
      for (const { name, type } of schema.fields)
        for (const cell of rows.map(({ cells }) => cells[name] ?? '').filter(Boolean))
          if (type !== 'string')
            expect(cell, `${path} ${name}`).toMatch(
              type === 'number' ? /^-?\d+(\.\d+)?(e\+?\d+)?$/ : /^\d{4}-\d{2}-\d{2}$/,
            );
    }
  });

  it('belongs to a folder that exists only when it is complete', () => {
    expect(existsSync(join(root, `first.${process.pid}.new`))).toBe(false);
  });
});
