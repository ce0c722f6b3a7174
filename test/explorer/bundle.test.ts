import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle } from '../../src/explorer/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string): URL {
  writeFileSync(join(folder, name), code);
  return pathToFileURL(join(folder, name));
}

describe('bundle', () => {
  it('contains each module once, without types', async () => {
    write('word.ts', "export const word: string = ['Z', '字'].join('');\n");
    write(
      'two.ts',
      "import { word as unit } from './word.ts';\nexport function two(n: number): string {\n  return [n, unit].join(' ');\n}\n",
    );
    const entry = write(
      'entry.ts',
      "import { two } from './two.ts';\nimport { word } from './word.ts';\n(globalThis as { said?: string }).said = [two(41), word].join();\n",
    );
    const code = String(await bundle(entry));
    const sandbox: { said?: string } = {};
    new Script(code).runInNewContext(sandbox);
    expect(sandbox.said).toBe('41 Z字,Z字');
    expect(code.match(/字/g)).toHaveLength(1);
  });

  it('imports the external package from its address, and only when the code asks for it', async () => {
    const entry = write('lazy.ts', "export const draw = async () => (await import('charts')).draw;\n");
    const code = String(await bundle(entry, { name: 'charts', address: '/assets/charts.js' }));
    expect(code).toContain('import("/assets/charts.js")');
    expect(code.match(/\bimport\b/g)).toHaveLength(1);
  });

  it('fails when a module is missing, and names it', async () => {
    const entry = write('odd.ts', "import { gone } from './gone.ts';\ngone();\n");
    await expect(bundle(entry)).rejects.toThrow(/Could not resolve "\.\/gone\.ts"/);
  });
});
