import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { attempt, run } from '../clients/reader.ts';

const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs those Debian packages that are missing. No service that they bring is started.
 * @throws Error with what apt-get complains about, such as that it needs root
 */
export function installDebian(names: readonly string[]): void {
  const missing = names.filter((name) => !isInstalled(name));
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

/** Of a package that was removed, but for its configuration, `dpkg` knows a status too: `config-files`. */
function isInstalled(name: string): boolean {
  const status = ['--show', `--showformat=\${db:Status-Status}`, name];
  return attempt('dpkg-query', status).stdout === 'installed';
}

/** Exit status of tests that cannot be run on this machine, as GNU Automake has it; `.ci/run` knows it. */
const leftOut = 77;

/** Installs packages for a test. Where that cannot be done, it says why and ends the process with 77. */
export function installOrLeaveOut(names: readonly string[]): void {
  try {
    installDebian(names);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    console.log(`LEFT OUT, for ${names.join(', ')} cannot be installed here: ${said.trim()}`);
    process.exit(leftOut);
  }
}

const install = ['apt-get', 'install', '-qy', '--no-install-recommends'];
