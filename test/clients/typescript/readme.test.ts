import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { seedFolder, served } from '../../http/server.ts';
import { root } from '../../project/files.ts';
import { clientGuide, clientName } from '../client-guide.ts';

const server = served({ folder: seedFolder });
const run = promisify(execFile);

const entry = 'clients/typescript/src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

describe('the README of the client', () => {
  it('has programs that compile with it under strict, without the types of Node; its types refuse what they should', async () => {
    writeFileSync(join(folder, 'program.ts'), clientGuide(server().base).program);
    const project = {
      extends: `${root}clients/typescript/tsconfig.json`,
      compilerOptions: { moduleDetection: 'force', paths: { [clientName]: [`${root}${entry}`] } },
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
    const { program, printed } = clientGuide(server().base);
    writeFileSync(file, program.replace(clientName, pathToFileURL(`${root}${entry}`).href));
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toBe(printed);
  });
});
