import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle, splitBundle } from '../../src/explorer/bundle.ts';

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

  it('has a file for what is loaded when it is needed, and one for what it shares, and says which belong together', async () => {
    write('shared.ts', "export const shared = ['common', 'part'].join(' ');\n");
    write(
      'charts.ts',
      "import { shared } from './shared.ts';\nexport const draw = () => [shared, 'drawn'].join();\n",
    );
    const entry = write(
      'start.ts',
      "import { shared } from './shared.ts';\nconsole.log(shared);\nexport const draw = async () => (await import('./charts.ts')).draw;\n",
    );
    const { files, modules } = await splitBundle(entry, pathToFileURL(`${folder}/`));
    const [start = '', ...others] = modules.get('start.ts') ?? [];
    const [charts = '', ...more] = modules.get('charts.ts') ?? [];
    expect(String(files.get(start))).toContain(`import("./${charts}")`);
    expect(others).toEqual(more);
    expect([...files.keys()].toSorted()).toEqual([start, charts, ...others].toSorted());
    const texts = [...files.values()].map(String);
    expect(texts.filter((text) => text.includes('common'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('drawn'))).toEqual([String(files.get(charts))]);
  });

  it('fails when a module is missing, and names it', async () => {
    const entry = write('odd.ts', "import { gone } from './gone.ts';\ngone();\n");
    await expect(bundle(entry)).rejects.toThrow(/Could not resolve "\.\/gone\.ts"/);
  });
});
