import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { descriptions } from '../../scripts/descriptions.ts';
import { read } from './files.ts';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

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
