import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCatalogue } from '../fixtures/catalogue.ts';
import { everyNth, isLong } from '../long-form.ts';
import { root } from '../project/files.ts';
import { freePort } from '../services/service.ts';
import { ServerProcess } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const original = join(folder, 'original');
const file = 'indicators.sqlite';

/** What the restored server must answer as the original did: figures, one of them imported, the release, its validator, a cursor. */
const asked = [
  '/v1/observations?indicator=data-output-nda&revisions=all',
  '/v1/observations?indicator=*&format=csv&revisions=all',
  '/v1/changes?limit=1000',
  '/v1/releases',
  '/readyz',
];

async function answersOf(server: ServerProcess, next?: string) {
  const answers = [];
  for (const path of [...asked, ...(next === undefined ? [] : [next])]) {
    const answer = await fetch(server.base + path);
    answers.push([path, answer.status, answer.headers.get('etag'), await answer.text()]);
  }
  return answers;
}

/** A server over the database of a folder; every one has the same links. */
async function started(from: string): Promise<ServerProcess> {
  const environment = { DATABASE_FILE: join(from, file), PUBLIC_URL: 'https://data.example' };
  return new ServerProcess(await freePort(), environment).ready();
}

async function run(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual([0, null]);
}

describe('a backup of a running server', { timeout: 600_000 }, () => {
  let server: ServerProcess;
  let next: string;
  let before: unknown;
  beforeAll(async () => {
    mkdirSync(original);
    await copyCatalogue(join(original, file));
    server = await started(original);
    const sheet = join(folder, 'own.csv');
    writeFileSync(sheet, 'indicator,area,period,value,kind\ndata-output-nda,CN,2031,99.5,forecast\n');
    await run('src/cli/import.ts', sheet, '--source', 'capitalfm-2025-09-22', '--file', join(original, file));
    await server.stop();
    server = await started(original);
    const page = await (await fetch(`${server.base}/v1/observations?indicator=*&limit=3`)).json();
    const address = new URL((page as { page: { next: string } }).page.next);
    next = address.pathname + address.search;
    before = await answersOf(server, next);
    expect(JSON.stringify(before)).toContain('data-output-nda.CN.2031.capitalfm-2025-09-22');
  }, 600_000);
  afterAll(async () => {
    await ServerProcess.stopAll();
    rmSync(folder, { recursive: true, maxRetries: 9 });
  });

  /** Imports and key, and the database as `save` copies it. */
  async function restoredFrom(name: string, save: (target: string) => Promise<unknown>) {
    const copy = join(folder, name);
    mkdirSync(copy);
    await save(join(copy, file));
    for (const kept of ['imports', `${file}.key`])
      cpSync(join(original, kept), join(copy, kept), { recursive: true });
    const { mtimeMs } = statSync(join(copy, file));
    const restored = await started(copy);
    const answers = await answersOf(restored, next);
    await restored.stop();
    return { answers, built: statSync(join(copy, file)).mtimeMs !== mtimeMs };
  }

  it('by cp gives the same answers, cursors included, without building anything', async () => {
    const save = async (target: string) => cpSync(join(original, file), target);
    expect(await restoredFrom('cp', save)).toEqual({ answers: before, built: false });
  });

  // Both write another file than the original, so that the database is built again.
  it.each(
    everyNth(2, [
      [
        'VACUUM INTO',
        async (db: Database.Database, target: string) => db.prepare('VACUUM INTO ?').run(target),
      ],
      ['an online backup', (db: Database.Database, target: string) => db.backup(target)],
    ] as const),
  )('by %s gives the same answers, from a database that is built again', async (name, save) => {
    const db = new Database(join(original, file), { readonly: true });
    const copied = await restoredFrom(name, (target) => save(db, target));
    db.close();
    expect(copied).toEqual({ answers: before, built: true });
  });

  it('of the imports alone is enough: the database is built again, only cursors begin anew', async () => {
    const copy = join(folder, 'imports-only');
    mkdirSync(copy);
    cpSync(join(original, 'imports'), join(copy, 'imports'), { recursive: true });
    const restored = await started(copy);
    const bodies = (answers: unknown[][]) =>
      answers.map(([path, status, , body]) => [path, status, withoutCursor(body)]);
    expect(bodies(await answersOf(restored))).toEqual(bodies((before as unknown[][]).slice(0, asked.length)));
    expect((await fetch(restored.base + next)).status).toBe(400);
    await restored.stop();
  });

  it.runIf(isLong)('without the imports lacks their figures', async () => {
    const copy = join(folder, 'nothing');
    mkdirSync(copy);
    const restored = await started(copy);
    expect(JSON.stringify(await answersOf(restored))).not.toContain(
      'data-output-nda.CN.2031.capitalfm-2025-09-22',
    );
    await restored.stop();
  });
});

function withoutCursor(body: unknown): string {
  return String(body).replaceAll(/cursor=[^"&]+/g, '');
}
