/**
 * Tests what is in `deploy` with the programs that read it: builds the image's stages in an empty folder, has systemd,
 * nginx and Prometheus read their files, upgrades under load, restores a backup, prints a span of OpenTelemetry.
 * Installs Debian packages (as root), and npm packages into temporary folders, so it is not part of `npm test`.
 * The last line is "N passed, N failed"; exits 1 when one fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebian } from '../test/services/debian.ts';

const debian = ['bubblewrap', 'nginx-light', 'prometheus', 'systemd'];

installDebian(debian);
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
const report = join(folder, 'report.json');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.deploy.config.ts'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
const { status } = spawnSync(process.execPath, [...vitest, ...reporters, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const { numPassedTests: passed, numTotalTests: total }: { numPassedTests: number; numTotalTests: number } =
  JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${total - passed} failed`);
process.exitCode = status === 0 && passed === total && total > 0 ? 0 : 1;
