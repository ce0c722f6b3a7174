import { afterAll, beforeAll } from 'vitest';
import { fixtureSeed } from '../fixtures/seed.ts';
import { type Postgres, startPostgres, startStandby } from '../services/postgres.ts';
import { describeStore } from '../store/contract.ts';
import { built, opened } from './built.ts';

let primary: Postgres | undefined;
let standby: Postgres | undefined;
beforeAll(async () => {
  primary = await startPostgres();
  await built(primary.url, fixtureSeed);
  standby = await startStandby(primary);
});
afterAll(async () => {
  await standby?.stop();
  await primary?.stop();
});

const urlOf = (server: Postgres | undefined) => server?.url ?? '';

describeStore('PostgreSQL', () => opened(urlOf(primary)));
// The same queries, planned by another server.
if (!process.env.POSTGRES_SHORT)
  describeStore('PostgreSQL, read from a replica', () => opened(urlOf(primary), [urlOf(standby)]));
