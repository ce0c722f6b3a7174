import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { read } from '../project/files.ts';
import { siteEnvironment, sitePath } from '../replicas/replicas.ts';
import { initdb } from '../services/postgres.ts';
import { replicasFile, siteIn } from '../services/proxy.ts';
import { redisOptions } from '../services/redis.ts';
import { dockerfile } from './dockerfile.ts';

interface Container {
  readonly build?: object;
  readonly read_only: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly security_opt: readonly string[];
}

const text = read('deploy/compose.yaml');
const compose = load(text) as { services: Record<string, Container>; volumes: Record<string, null> };
const { services } = compose;
const { 'api-1': api, nginx, primary, standby, redis } = services;
const exposed = dockerfile().findLast(({ name }) => name === 'EXPOSE')?.value;
/** What is mounted where, of the files beside compose.yaml. */
const mounts = (container: Container | undefined): Record<string, string> =>
  Object.fromEntries(
    (container?.volumes ?? [])
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':').slice(0, 2).toReversed()),
  );

describe('compose.yaml', () => {
  it('has two API containers, PostgreSQL with a replica, Redis and nginx', () => {
    expect(Object.keys(services).toSorted()).toEqual([
      'api-1',
      'api-2',
      'nginx',
      'primary',
      'redis',
      'standby',
    ]);
    expect(services['api-2']).toEqual(api);
    expect(api?.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
  });

  it('writes nothing but its volumes and memory, without new privileges, and has a health check for each', () => {
    for (const [name, container] of Object.entries(services)) {
      expect([name, container.read_only, container.security_opt]).toEqual([
        name,
        true,
        ['no-new-privileges:true'],
      ]);
      const checks = dockerfile().some((instruction) => instruction.name === 'HEALTHCHECK');
      expect(container.build === undefined ? container.healthcheck?.test.length : checks, name).toBeTruthy();
      for (const [volume = ''] of (container.volumes ?? []).map((one) => one.split(':')))
        if (!volume.startsWith('.')) expect(Object.keys(compose.volumes), name).toContain(volume);
    }
  });

  it('gives the API the settings that the tests of replicas give it', () => {
    const site = siteEnvironment(80, 'redis://redis:6379');
    const postgres = ['DATABASE_URL', 'DATABASE_REPLICAS'];
    expect(Object.keys(api?.environment ?? {}).toSorted()).toEqual(
      [...Object.keys(site), ...postgres].toSorted(),
    );
    expect(api?.environment?.TRUST_PROXY).toBe(site.TRUST_PROXY);
    expect(api?.environment?.DATABASE_URL).toMatch(/@primary:5432\/postgres$/);
    expect(api?.environment?.DATABASE_REPLICAS).toMatch(/@standby:5432\/postgres$/);
    for (const name of ['PUBLIC_URL', 'CURSOR_KEY']) expect(api?.environment?.[name]).toBe(`\${${name}:?}`);
    expect(text).toContain(`PUBLIC_URL, such as\n# https://example.org${sitePath},`);
  });

  it('gives nginx the files that the tests of replicas give it', () => {
    const files = Object.values(mounts(nginx)).map((file) => read(`deploy/${file.slice(2)}`));
    const [site = '', upstream = ''] = files;
    // What a test changes are the addresses: with those of the containers both are the same.
    expect(
      replicasFile([1, 2]).replaceAll('127.0.0.1:1', 'api-1:3000').replaceAll('127.0.0.1:2', 'api-2:3000'),
    ).toBe(upstream);
    expect(siteIn('/var/cache/nginx', { port: 80, path: sitePath, upstream })).toContain(
      site
        .replace('/var/cache/nginx/china-data-economy', '"/var/cache/nginx/cache"')
        .replace('listen 80;', 'listen 127.0.0.1:80;'),
    );
    const names = [...upstream.matchAll(/server (\S+):(\d+) max_fails=5/g)].map(([, name, port]) => [
      name,
      port,
    ]);
    expect(names).toEqual([
      ['api-1', exposed],
      ['api-2', exposed],
    ]);
    expect(nginx?.volumes).toContain('cache:/var/cache/nginx');
    expect(nginx?.healthcheck?.test.at(-1)).toBe(`http://127.0.0.1${sitePath}/readyz`);
  });

  it('starts PostgreSQL and its replica as the tests of replicas do', () => {
    const hba = 'hba_file=/etc/postgresql/pg_hba.conf';
    expect(primary?.command).toEqual(['postgres', '-c', hba]);
    expect(standby?.command).toEqual(['sh', '/etc/postgresql/standby.sh', '-c', hba]);
    expect(primary?.environment?.POSTGRES_INITDB_ARGS).toBe(initdb.join(' '));
    expect(mounts(primary)).toEqual({ '/etc/postgresql/pg_hba.conf': './replicas/pg_hba.conf' });
    expect(mounts(standby)).toEqual({
      ...mounts(primary),
      '/etc/postgresql/standby.sh': './replicas/standby.sh',
    });
    expect(standby?.environment?.PRIMARY_URL).toBe(api?.environment?.DATABASE_URL);
    expect(primary?.healthcheck?.test.slice(0, 5)).toEqual(['CMD', 'pg_isready', '-q', '-h', '127.0.0.1']);
  });

  it('starts Redis as the tests of replicas do', () => {
    expect(redis?.command).toEqual(['redis-server', ...redisOptions]);
    expect(api?.environment?.RATE_LIMIT_REDIS).toBe('redis://redis:6379');
  });

  it('asks for each secret by name, and says so at its head', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name));
    expect([...asked].toSorted()).toEqual(['CURSOR_KEY', 'POSTGRES_PASSWORD', 'PUBLIC_URL']);
    const head = text.slice(0, text.indexOf('x-api'));
    for (const name of asked) expect(head).toContain(name);
    expect(head).toContain('could not be run where it was written');
  });
});
