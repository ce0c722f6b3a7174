/**
 * Runs two replicas and more over a PostgreSQL primary and its standby, with a Redis that counts their requests, behind an nginx
 * with the configuration of `deploy`; kills them, publishes a release under load, measures the cache, and looks whether what
 * docs/scaling.md promises holds: `npm run test:replicas`, `npm run test:replicas -- --short`, or `npm run test:replicas --
 * kills` for some sections. `REPLICAS_OVER=files` gives each replica an SQLite file. Installs nginx, PostgreSQL, Redis, wrk and
 * faketime from Debian where they are missing, as root.
 */
import { runSections } from '../running/promises.ts';
import { installOrLeaveOut } from '../services/debian.ts';
import { hits, mix } from './cached.ts';
import { cut } from './cut.ts';
import { kills } from './kills.ts';
import { releases } from './releases.ts';

await runSections('Replicas behind an HTTP cache', { hits, mix, kills, cut, releases }, () =>
  installOrLeaveOut(['nginx-light', 'postgresql', 'redis-server', 'wrk', 'faketime']),
);
