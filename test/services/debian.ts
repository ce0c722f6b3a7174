import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { attempt, run } from '../clients/reader.ts';

const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs those Debian packages that are missing. No service that they bring is started.
 * @throws Error with what apt-get complains about, such as that it needs root
 */
export function installDebian(names: readonly string[]): void {
  const missing = names.filter((name) => attempt('dpkg', ['--status', name]).status !== 0);
  if (missing.length === 0) return;
  run('apt-get', ['update', '-q']);
  // Debian asks this file before a package starts its service; 101 forbids it.
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run('env', ['DEBIAN_FRONTEND=noninteractive', ...install, ...missing]);
  } finally {
    if (isOurs) rmSync(policy);
  }
}

const install = ['apt-get', 'install', '-qy', '--no-install-recommends'];
