import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../../src/config.ts';
import { loadDotenv } from '../../src/dotenv.ts';
import { read, root } from '../project/files.ts';

const text = read('.env.example');

describe('.env.example', () => {
  it('has every variable with its meaning and its default, in the order of src/config.ts', () => {
    const defaults = new Map(Object.entries(environment.parse({})));
    const said = Object.entries(environment.shape).map(
      ([name, { description }]) => `# ${description}.\n# ${name}=${defaults.get(name) ?? ''}`,
    );
    expect(text.trimEnd().split('\n\n').slice(1)).toEqual(said);
  });

  it('changes nothing, copied as it is or with every line in use', () => {
    const variables = {};
    loadDotenv(variables, `${root}.env.example`);
    expect(variables).toEqual({});
    const used = parseEnv(text.replaceAll(/^# ([A-Z_]+=)/gm, '$1'));
    expect(Object.keys(used).toSorted()).toEqual(Object.keys(environment.shape).toSorted());
    expect(readConfig(used as Record<string, string>)).toEqual(readConfig({}));
  });
});
