/** Exits 1 and prints why when package-lock.json would not install on all supported platforms. */
import { readFileSync } from 'node:fs';

interface Locked {
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The five supported platforms in the names of packages. */
const ours = /linux-(x64|arm64)|darwin-(x64|arm64)|win(32|dows)?-x64/;

const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const faults = Object.entries(lock.packages).flatMap(([path, locked]) => [
  ...(locked.optional && !locked.integrity ? [`${path}: optional, but has no integrity`] : []),
  ...(locked.resolved?.startsWith('http') ? [`${path}: names the registry host it came from`] : []),
  ...Object.keys(locked.optionalDependencies ?? {})
    .filter((name) => ours.test(name) && !isLocked(name, path))
    .map((name) => `${path}: its platform package ${name} is not in the lock`),
]);

for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(
    'Pin releases that exist on all platforms, then delete package-lock.json and run "npm install".',
  );
  process.exitCode = 1;
}

function isLocked(name: string, dependent: string): boolean {
  return `${dependent}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
}
