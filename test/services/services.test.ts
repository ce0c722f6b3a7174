import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { run } from '../clients/reader.ts';
import { Running, until } from '../running/processes.ts';
import { noPostgres, startPostgres, startStandby } from './postgres.ts';
import { noRedis, startRedis } from './redis.ts';

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.unref();
  });

describe.skipIf(noRedis !== null)(`a service of the tests${noRedis ? ` (${noRedis})` : ''}`, () => {
  it('ends when it is told to, and starts again on its port', async () => {
    const redis = await startRedis();
    for (const end of ['stop', 'kill'] as const) {
      expect(await isTaken(redis.port)).toBe(true);
      await redis[end]();
      expect(await isTaken(redis.port)).toBe(false);
      await redis.start();
    }
    await redis.stop();
  });

  it('ends when the process that started it is killed', async () => {
    const script = `const { startRedis } = await import(${JSON.stringify(import.meta.resolve('./redis.ts'))});
      console.log((await startRedis()).port); setInterval(() => {}, 1000);`;
    const other = new Running([process.execPath, '--input-type=module', '-e', script], {});
    await until(() => other.told.endsWith('\n'));
    const port = Number(other.told);
    expect(await isTaken(port)).toBe(true);
    other.signal('SIGKILL');
    await other.ended;
    let tries = 0;
    while ((await isTaken(port)) && tries < 1000) tries += 1;
    expect(tries).toBeLessThan(1000);
  });
});

describe.skipIf(noPostgres !== null)(`PostgreSQL of the tests${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  const psql = (url: string, sql: string) => run('psql', ['-qAtc', sql, url]).trim();

  it('keeps its data when it is killed, and its standby follows', async () => {
    const primary = await startPostgres();
    const standby = await startStandby(primary);
    psql(primary.url, 'create table numbers as select 1 as number');
    await primary.kill();
    await primary.start();
    expect(psql(primary.url, 'select number from numbers')).toBe('1');
    expect(await until(() => psql(standby.url, 'select to_regclass($$numbers$$)') === 'numbers')).toBe(true);
    expect(psql(standby.url, 'select pg_is_in_recovery()')).toBe('t');
    await standby.stop();
    await primary.stop();
  });
});
