import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { copyCatalogue, patience } from '../fixtures/catalogue.ts';
import { everyNth, isLong } from '../long-form.ts';
import { launcher, refusal, takenPort, unprivileged } from './starting.ts';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
const file = join(folder, 'indicators.sqlite');
// Built, where it is not about the building.
beforeAll(async () => void (await copyCatalogue(file)), patience);
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

/** One line, no stack, exit 1. */
async function refuses(environment: Record<string, string>, line: string | RegExp): Promise<void> {
  const { code, stdout, stderr } = await refusal({ environment: { DATABASE_FILE: file, ...environment } });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr.trim()).toMatch(line);
  expect([code, stdout]).toEqual([1, '']);
}

/** A folder without write permission. */
function closedFolder(): string {
  const closed = mkdtempSync(join(folder, 'closed-'));
  chmodSync(closed, 0o555);
  return closed;
}

describe('a configuration that cannot be used', () => {
  it.each([
    [{ HOST: 'a b' }, 'HOST: write the name or the IP address of a host.'],
    [{ HOST: 'http://a' }, 'HOST: write the name or the IP address of a host.'],
    [{ PORT: '0x10' }, 'PORT: write a port from 0 to 65535.'],
    [{ PORT: '1e3' }, 'PORT: write a port from 0 to 65535.'],
    [{ METRICS_PORT: '0' }, 'METRICS_PORT: write a port from 1 to 65535.'],
    [{ METRICS_PORT: '+80' }, 'METRICS_PORT: write a port from 1 to 65535.'],
    [{ PORT: '9', METRICS_PORT: '9' }, 'METRICS_PORT: write another port than that of PORT.'],
    [
      { PUBLIC_URL: 'https://a/?b=c' },
      'PUBLIC_URL: write an address without query, fragment and credentials.',
    ],
    [
      { PUBLIC_URL: 'https://a:b@c/' },
      'PUBLIC_URL: write an address without query, fragment and credentials.',
    ],
    [
      { MAX_EVENT_LOOP_DELAY: '5' },
      'MAX_EVENT_LOOP_DELAY: write off, or a number of milliseconds from 10 to 60000.',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: write one of fatal, error, warn, info, debug, trace, silent.'],
    [{ PUBLIC_URL: 'javascript:x' }, 'PUBLIC_URL: write an http or https address.'],
  ])('%o is refused', (environment, fault) => {
    expect(() => readConfig(environment)).toThrow(new ConfigError(`Bad configuration: ${fault}`));
  });
});

describe('networks that are none', () => {
  it.each([
    '10.0.0.0/33',
    '::ffff:10.0.0.0/8',
    '::FFFF:a00:0/95',
    '10.0.0',
    '10.0.0.0/8,',
    'example.org',
    '::1/129',
    '10.0.0.0/8/8',
    'fe80::1%eth0',
  ])('are refused: %s', (networks) => {
    const line = 'RATE_LIMIT_ALLOW: write addresses and networks, such as 10.0.0.0/8,2001:db8::/32.';
    expect(() => readConfig({ RATE_LIMIT_ALLOW: networks })).toThrow(
      new ConfigError(`Bad configuration: ${line}`),
    );
  });
});

describe.each(['1', '2'])('a server with WORKERS=%s that cannot start says why in one line', (workers) => {
  const start = (environment: Record<string, string>, line: string | RegExp) =>
    refuses({ WORKERS: workers, ...environment }, line);

  it.each(
    everyNth(2, [
      [{ HOST: '192.0.2.1' }, 'Cannot listen on 192.0.2.1:0: this machine has no such address.'],
      [{ HOST: 'nowhere.invalid' }, 'Cannot listen on nowhere.invalid:0: the host is not known.'],
      [
        { PORT: '0x10', HOST: 'a b' },
        /^Bad configuration: HOST: [^;]+; PORT: write a port from 0 to 65535\.$/,
      ],
    ] as const),
  )('%o', (environment, line) => start(environment, line));

  it('a port in use', async () => {
    const { port, close } = await takenPort();
    await start({ PORT: port }, `Cannot listen on 127.0.0.1:${port}: the port is in use, choose another.`);
    if (isLong)
      await start(
        { METRICS_PORT: port },
        `Cannot listen on 127.0.0.1:${port}: the port is in use, choose another.`,
      );
    close();
  });

  it('ports for metrics of which one is that of all', async () => {
    const refused =
      workers === '1' ? /METRICS_PORT: write another port/ : /need the ports 65529 to 65530, none/;
    await start({ PORT: workers === '1' ? '65529' : '65530', METRICS_PORT: '65529' }, refused);
  });

  it('a database path that is a folder, or below a file', async () => {
    await start({ DATABASE_FILE: folder }, `${folder} is a folder`);
    writeFileSync(join(folder, 'file'), '');
    const below = join(folder, 'file', 'a.sqlite');
    await start({ DATABASE_FILE: below }, `The database ${below} was not built: `);
  });
});

describe('a machine that lacks something', () => {
  const start = (prefix: readonly string[], database: string) =>
    refusal({
      environment: { DATABASE_FILE: database },
      command: [...prefix, process.execPath, launcher, 'src/main.ts'],
    });

  it('permission to write the database', async () => {
    const database = join(closedFolder(), 'a.sqlite');
    const { code, stderr } = await start(unprivileged, database);
    expect(stderr).toMatch(/^The database .*a\.sqlite was not built: [^\n]+\n$/);
    expect(code).toBe(1);
  });

  it('permission to read the database', async () => {
    const database = join(mkdtempSync(join(folder, 'kept-')), 'a.sqlite');
    writeFileSync(database, 'SQLite format 3\0', { mode: 0o000 });
    const { code, stderr } = await start(unprivileged, database);
    expect(stderr).toMatch(/^EACCES: permission denied, open '[^\n]*a\.sqlite'\n$/);
    expect(code).toBe(1);
  });

  it('space for the database', async () => {
    // A limit on the size of files acts like a disk that is full after 200 KB.
    const limited = ['sh', '-c', 'ulimit -f 400; exec "$@"', 'sh'];
    mkdirSync(join(folder, 'full'));
    const { code, stderr } = await start(limited, join(folder, 'full', 'a.sqlite'));
    expect(stderr).toMatch(/^The database .*a\.sqlite was not built: [^\n]+\n$/);
    expect(code).toBe(1);
  });
});
