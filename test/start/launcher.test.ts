import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCatalogue } from '../fixtures/catalogue.ts';
import { isLong } from '../long-form.ts';
import { unprivileged } from './starting.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
/** A checkout at a path with blanks, Chinese characters and what a URL would escape. */
const checkout = join(folder, '数据 经济 100%#1');
const outside = join(folder, 'outside');

beforeAll(() => {
  mkdirSync(outside);
  for (const part of ['src', 'scripts', 'seed', 'migrations', 'package.json', 'docs'])
    cpSync(join(root, part), join(checkout, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
});

afterAll(() => {
  // Root's own power is not needed to clean up, but the owner's write permission is.
  execFileSync('chmod', ['-R', 'u+w', checkout]);
  rmSync(folder, { recursive: true, maxRetries: 9 });
});

/** Starts a server, asks it for a figure, ends it, and resolves to what it printed. */
async function served([command = '', ...args]: readonly string[], environment: Record<string, string>) {
  const child = spawn(command, args, {
    cwd: '/',
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        const [, found] = /(http:\/\/127\.0\.0\.1:\d+)\/ /.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
    child.once('close', () => reject(new Error(`It ended: ${said}`)));
  });
  const bodies = [];
  for (const path of ['/v1/observations?indicator=data-output-nda&format=csv', '/', '/docs/'])
    bodies.push(await (await fetch(address + path)).text());
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await ended;
  return { said, figures: bodies[0] ?? '', pages: bodies.slice(1) };
}

const npm = ['npm', '--prefix', checkout, 'start'];
const node = [process.execPath, join(checkout, 'scripts', 'node.mjs'), 'src/main.ts'];

describe('a checkout at any path, started from any folder', () => {
  it.each([
    ['by npm', npm],
    ['by the launcher', node],
  ])('serves %s, with its database in the checkout', async (way, command) => {
    // Built once: how a start is begun is the same to what builds.
    if (way !== 'by npm' && !isLong) {
      mkdirSync(join(checkout, 'data'));
      await copyCatalogue(join(checkout, 'data', 'indicators.sqlite'));
    }
    const { figures, pages } = await served(command, {});
    expect(figures).toContain('41.06');
    for (const page of pages) expect(page).toMatch(/<!doctype html>/i);
    expect(readdirSync(join(checkout, 'data'))).toContain('indicators.sqlite');
    rmSync(join(checkout, 'data'), { recursive: true });
  });

  it('serves without write permission on it, the database being elsewhere', async () => {
    execFileSync('chmod', ['-R', 'a-w', checkout]);
    chmodSync(outside, 0o755);
    const { figures, said } = await served([...unprivileged, ...node], {
      DATABASE_FILE: join(outside, 'a.sqlite'),
    });
    expect(figures).toContain('41.06');
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(checkout)).not.toContain('data');
  });
});
