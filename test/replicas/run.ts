/**
 * Runs two replicas and more behind an nginx with the configuration of `deploy`, kills them, publishes a release under load,
 * measures the cache, and looks whether what docs/scaling.md promises holds: `npm run test:replicas`, `npm run test:replicas --
 * --short`, or `npm run test:replicas -- kills` for some sections. Installs nginx, wrk and faketime from Debian where they are
 * missing, as root.
 */
import { runSections } from '../running/promises.ts';
import { installDebian } from '../services/debian.ts';
import { hits, mix } from './cached.ts';
import { kills } from './kills.ts';
import { releases } from './releases.ts';

await runSections('Replicas behind an HTTP cache', { hits, mix, kills, releases }, () =>
  installDebian(['nginx-light', 'wrk', 'faketime']),
);
