import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { descriptions } from '../../scripts/descriptions.ts';
import { read } from './files.ts';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

/** Scripts that take options of their own, by their files; the others pass theirs on to a tool, or print the same whatever comes. */
const own = Object.values(scripts).flatMap((script) => {
  const [, file = ''] = /node\.mjs ((?:src|scripts|bench|test)\/\S+\.ts)$/.exec(script) ?? [];
  return ['', 'scripts/help.ts', 'scripts/mutation.ts', 'scripts/test-deploy.ts'].includes(file)
    ? []
    : [file];
});

describe('an option that a script does not have', () => {
  it('is tried with a dozen scripts', () => expect(own.length).toBeGreaterThan(11));

  it.concurrent.each(own)(
    'is named, and nothing is done: %s',
    async (file) => {
      const run = promisify(execFile)(process.execPath, [file, '--no-such-option'], { timeout: 60_000 });
      await expect(run).rejects.toMatchObject({
        killed: false,
        stdout: '',
        stderr: expect.stringMatching(/no-such-option.*(there (is|are) |lists the options)|takes no options/),
      });
    },
    60_000,
  );
});

describe('npm run help', () => {
  it('says what each script of package.json is for, and nothing of others', () => {
    expect(Object.keys(descriptions).toSorted()).toEqual(Object.keys(scripts).toSorted());
    for (const [name, text] of Object.entries(descriptions)) expect(text, name).toMatch(/^.{8,90}$/);
  });

  it('prints a line for each, in their order', () => {
    const printed = execFileSync(process.execPath, ['scripts/help.ts'], { encoding: 'utf8' });
    const names = [...printed.matchAll(/^ {2}(\S+) +(\S.*)$/gm)].map(([, name, text]) => [name, text]);
    expect(names).toEqual(Object.keys(scripts).map((name) => [name, descriptions[name]]));
  });
});
