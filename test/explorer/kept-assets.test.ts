import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checksumOf, explorerAssets, keptOnDisk } from '../../src/explorer/kept-assets.ts';
import { isLong } from '../long-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

describe('the files of the page', () => {
  it('have the same content in every coding, and names with a hash', async () => {
    const {
      files,
      siteScripts: [script = ''],
      boot,
    } = await explorerAssets();
    expect([...files.keys()]).toEqual(expect.arrayContaining([script, boot]));
    for (const [address, { identity, br, gzip }] of files) {
      expect(address).toMatch(/^\/assets\/[\w-]+\.[\w-]{8,10}\.(js|css|svg|woff2)$/);
      if (br !== null) expect(brotliDecompressSync(br).equals(identity), address).toBe(true);
      if (gzip !== null) expect(gunzipSync(gzip).equals(identity), address).toBe(true);
    }
  });

  it('leave the chart and its library out of the script, which loads them from their addresses', async () => {
    const { files, modules, siteScripts } = await explorerAssets();
    const own = (module: string) => modules.get(module)?.[0] ?? 'absent';
    const [chart, library] = [own('site/figure/drawn-chart.ts'), own('chart-library.ts')];
    const tab = modules.get('site/figure/chart-view.tsx') ?? [];
    const loaded = [...siteScripts, ...(modules.get('site/pages/indicator.tsx') ?? []), ...tab];
    expect(loaded).not.toContain(chart);
    expect(loaded).not.toContain(library);
    const code = loaded.map((address) => String(files.get(address)?.identity)).join('\n');
    // Beside it: relative, so that all may lie below any path.
    for (const address of [chart, library])
      expect(code).toContain(`import("${address.replace('/assets', '.')}")`);
    expect(files.get(library)?.identity.length).toBeLessThan(600_000);
  });

  it('have no code that a strict policy forbids', async () => {
    const { files, swagger } = await explorerAssets();
    // The library of Swagger UI tries it and does without, under our policy too (test/e2e/docs.test.ts).
    for (const [address, { identity, type }] of files)
      if (type.startsWith('text/javascript') && address !== swagger.library)
        expect(String(identity).match(/\beval\(|\bnew Function\(/g), address).toBeNull();
  });

  it('are read from the cache or built by a process that then exits and leaves no esbuild process', () => {
    const [assets, bundle, entry] = ['assets.ts', 'bundle.ts', 'page/text-entry.ts'].map((path) =>
      JSON.stringify(new URL(`../../src/explorer/${path}`, import.meta.url).href),
    );
    // All files take ten seconds, most of them to be compressed; one bundle is made by the same esbuild.
    const code = isLong
      ? `const { buildAssets } = await import(${assets}); console.log((await buildAssets()).files.size);`
      : `const { bundle } = await import(${bundle}); console.log((await bundle(new URL(${entry}))).length);`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { timeout: 100_000 });
    expect(Number(said)).toBeGreaterThan(7);
  });
});

describe('the cache file', () => {
  const file = join(folder, 'cache', 'kept.bin');
  let made = 0;
  const make = async () => ({ number: ++made, bytes: Buffer.from('字') });

  beforeEach(async () => {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    made = 0;
    await keptOnDisk(file, 'a', make);
  });

  it('is made once for a key, bytes included', async () => {
    expect(await keptOnDisk(file, 'a', make)).toEqual({ number: 1, bytes: Buffer.from('字') });
    expect(readdirSync(join(folder, 'cache'))).toEqual(['kept.bin']);
  });

  it('is made anew for another key, and replaced', async () => {
    expect(await keptOnDisk(file, 'b', make)).toMatchObject({ number: 2 });
    expect(await keptOnDisk(file, 'b', make)).toMatchObject({ number: 2 });
    expect(await keptOnDisk(file, 'a', make)).toMatchObject({ number: 3 });
  });

  it('is made anew when the file was cut off', async () => {
    truncateSync(file, 20);
    expect(await keptOnDisk(file, 'a', make)).toMatchObject({ number: 2 });
    expect(await keptOnDisk(file, 'a', make)).toMatchObject({ number: 2 });
  });

  it('is built without a writable cache folder', async () => {
    expect(await keptOnDisk(join(file, 'below-a-file.bin'), 'a', make)).toMatchObject({ number: 2 });
  });
});

describe('the checksum of sources', () => {
  const sources = join(folder, 'sources');
  const patterns = ['in/**', 'package.json'];
  const write = (name: string, text: string) => writeFileSync(join(sources, name), text);

  it('changes with names and contents of the matching files, and with nothing else', async () => {
    mkdirSync(join(sources, 'in/deep'), { recursive: true });
    write('in/deep/a.ts', '1');
    write('package.json', '{}');
    const seen = [await checksumOf(sources, patterns)];
    write('other.ts', '1');
    expect(await checksumOf(sources, patterns)).toBe(seen[0]);
    write('in/deep/a.ts', '2');
    seen.push(await checksumOf(sources, patterns));
    write('in/b.ts', '');
    seen.push(await checksumOf(sources, patterns));
    write('package.json', '{"version":"2"}');
    seen.push(await checksumOf(sources, patterns));
    expect(new Set(seen).size).toBe(4);
  });
});
