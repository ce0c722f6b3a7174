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
  it('puts modules before those that import them, each once, without types', () => {
    write('word.ts', "export const word: string = 'ZB';\n");
    write(
      'two.ts',
      "import { word as unit } from './word.ts';\nexport function two(n: number): string {\n  return [n, unit].join(' ');\n}\n",
    );
    const entry = write(
      'entry.ts',
      "import { two } from './two.ts';\nimport { word } from './word.ts';\nglobalThis.said = [two(41), word].join();\n",
    );
    const code = bundle(entry, {});
    const sandbox: { said?: string } = {};
    new Script(`globalThis.said = undefined; ${code}; globalThis.said`).runInNewContext(sandbox);
    expect(sandbox.said).toBe('41 ZB,ZB');
    expect(code.match(/'ZB'/g)).toHaveLength(1);
  });

  it('loads packages from their addresses when they are needed', () => {
    const entry = write('lazy.ts', "export const draw = async () => (await import('charts')).draw;\n");
    expect(bundle(entry, { charts: '/assets/charts.js' })).toContain("import('/assets/charts.js')");
  });

  it('refuses what it does not understand', () => {
    const entry = write('odd.ts', 'const a = 1;\nexport default a;\n');
    expect(() => bundle(entry, {})).toThrow(/odd\.ts cannot be bundled: export default/);
  });
});
