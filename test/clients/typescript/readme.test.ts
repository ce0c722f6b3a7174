import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { seedFolder, served } from '../../http/server.ts';
import { read, root } from '../../project/files.ts';

const server = served({ folder: seedFolder });
const run = promisify(execFile);

const guide = read('clients/typescript/README.md');
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)\`\`\``, 'gm'))].map(([, block = '']) => block);
const program = blocks('ts').join('');
const packageName = 'china-data-economy-indicators-client';
const entry = 'clients/typescript/src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README of the client', () => {
  it('has programs that compile with it under strict, without the types of Node; its types refuse what they should', async () => {
    writeFileSync(join(folder, 'program.ts'), program);
    const project = {
      extends: `${root}clients/typescript/tsconfig.json`,
      compilerOptions: { moduleDetection: 'force', paths: { [packageName]: [`${root}${entry}`] } },
      files: ['program.ts', `${root}${entry}`, `${root}test/clients/typescript/types.ts`],
      include: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const compiled = run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder]);
    await expect(compiled.catch(({ stdout }) => stdout)).resolves.toEqual({ stdout: '', stderr: '' });
  });

  it('says what its programs print', async () => {
    const file = join(folder, 'run.ts');
    const here = program
      .replaceAll('http://localhost:3000', server().base)
      .replace(packageName, pathToFileURL(`${root}${entry}`).href);
    writeFileSync(file, here);
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toBe(blocks('text').join(''));
  });
});
