import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../running/projects.ts';
import { type Nginx, startNginx } from '../services/nginx.ts';
import { freePort } from '../services/service.ts';
import type { Replicas } from './replicas.ts';

/** An nginx in front of the replicas whose clock can be set. */
export interface Clocked {
  readonly nginx: Nginx;
  /** Sets its clock so many seconds before that of the machine. */
  ahead(seconds: number): void;
}

/** Starts another nginx in front of the replicas, with a cache and a clock of its own. */
export async function clockedNginx(replicas: Replicas): Promise<Clocked> {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const file = join(folder, 'clock');
  const ahead = (seconds: number): void => writeFileSync(file, `+${seconds.toFixed(3)}`);
  ahead(0);
  const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'.replace('x86_64', machine());
  const variables = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    // It reads the file each time, and leaves the clock of timers alone.
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const by = ['env', ...Object.entries(variables).map((variable) => variable.join('='))];
  // Else nginx would take them away.
  const kept = Object.keys(variables).map((name) => `env ${name};`);
  const port = await freePort();
  const configuration = (own: string) => kept.join('\n') + replicas.configuration(own, port);
  const nginx = await startNginx(port, configuration, by);
  return { nginx, ahead };
}

/** The name of this machine's architecture in the folders of Debian. */
function machine(): string {
  return process.arch === 'arm64' ? 'aarch64' : 'x86_64';
}
