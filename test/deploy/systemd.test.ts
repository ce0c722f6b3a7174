import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../../src/config.ts';
import { read } from '../project/files.ts';

const settings = [...read('deploy/china-data-economy@.service').matchAll(/^([A-Z]\w*)=(.*)$/gm)].map(
  ([, name = '', value = '']) => ({ name, value }),
);
const lastOf = (name: string) => settings.findLast((one) => one.name === name)?.value;
const manifest: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

describe('the systemd unit', () => {
  it('starts the server as npm start does, without npm and without a shell', () => {
    expect(lastOf('ExecStart')).toBe(`/usr/bin/${manifest.scripts.start}`);
  });

  it('gives each instance a port and a database, and what the configuration takes', () => {
    const given = settings
      .filter(({ name }) => name === 'Environment')
      .flatMap(({ value }) => value.replaceAll('%i', '3001').split(' '))
      .map((pair): [string, string] => {
        const [name = '', value = ''] = pair.split('=');
        return [name, value];
      });
    const known = [...Object.keys(environment.shape), 'NODE_ENV', 'NODE_COMPILE_CACHE'];
    expect(given.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(readConfig(Object.fromEntries(given))).toMatchObject({
      port: 3001,
      databaseFile: `/var/lib/${lastOf('StateDirectory')}/3001.sqlite`,
    });
  });

  it('may write its state and its cache, and nothing else', () => {
    expect(lastOf('DynamicUser')).toBe('yes');
    expect(lastOf('ProtectSystem')).toBe('strict');
    expect(settings.filter(({ name }) => /^(ReadWritePaths|BindPaths)$/.test(name))).toEqual([]);
  });

  it('waits for the end of the server longer than the server takes', () => {
    const [, exit = ''] = /exit: ([\d_]+)/.exec(read('src/serve.ts')) ?? [];
    expect(Number(lastOf('TimeoutStopSec')) * 1000).toBeGreaterThan(Number(exit.replaceAll('_', '')));
    expect(Number(exit.replaceAll('_', ''))).toBeGreaterThan(0);
  });
});
