import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeReadOnly, onDisk, whyNoDisks } from '../running/disks.ts';
import { chooseSeed } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { digestOf, leftoversOf, nameOf, type World } from '../running/states.ts';
import { attempt, refusal } from './attempts.ts';

type Measured = Pick<Outcome, 'figure' | 'faults'>;

/** Sizes of a file system around that of one and of two databases. */
const sizes = ['64k', '1m', '4m', '8m', '10m', '11m', '12m', '16m', '20m', '24m', '32m'];

/** Starts, builds, imports and exports on disks that are too small, full or read-only. */
export async function disks(world: World, isShort: boolean): Promise<Outcome[]> {
  const untried = await whyNoDisks();
  const promises = {
    small: 'on a disk without room everything is done, or refused in one line with the old state and no rest',
    full: 'a server over a current database starts and answers on a full disk',
    readOnly: 'a read-only disk is served from, and what would write to it is refused in one line',
  };
  if (untried !== undefined)
    return Object.values(promises).map((promise) => ({ promise, figure: '', faults: [], untried }));
  const small: string[] = [];
  const seen: string[] = [];
  for (const size of isShort ? ['1m'] : sizes) {
    const { faults, done } = await onDisk(size, (folder) => onSmallDisk(world, folder));
    small.push(...faults.map((fault) => `${size}: ${fault}`));
    seen.push(`${size} ${done.length === 0 ? 'nothing' : done.join(', ')}`);
  }
  return [
    { promise: promises.small, figure: `done on each size: ${seen.join('; ')}`, faults: small },
    { promise: promises.full, ...(await onDisk('16m', (folder) => onFullDisk(world, folder))) },
    { promise: promises.readOnly, ...(await onDisk('32m', (folder) => onReadOnlyDisk(world, folder))) },
  ];
}

/** The file of a database in state `a` in a folder of its own on a disk; null where there is no room for it. */
function databaseOn(world: World, folder: string): string | null {
  const file = join(folder, 'indicators.sqlite');
  mkdirSync(folder, { recursive: true });
  try {
    copyFileSync(world.newDatabase(), file);
    return file;
  } catch {
    return null;
  }
}

/** A start and a build where nothing is yet, and all three over an old database. */
async function onSmallDisk(world: World, disk: string): Promise<{ faults: string[]; done: string[] }> {
  const faults: string[] = [];
  const done: string[] = [];
  for (const what of ['start', 'seed', 'import'] as const)
    for (const before of ['', 'a'] as const) {
      if (what === 'import' && before === '') continue;
      const folder = join(disk, `${what}${before}`);
      const file = before === 'a' ? databaseOn(world, folder) : join(folder, 'indicators.sqlite');
      if (file !== null) {
        const tried = await tryOn(world, what, { file, before });
        faults.push(...tried.faults);
        if (tried.isDone) done.push(before === '' ? `${what} anew` : what);
      }
      rmSync(folder, { recursive: true, force: true });
    }
  return { faults, done };
}

async function tryOn(
  world: World,
  what: 'start' | 'seed' | 'import',
  { file, before }: { file: string; before: 'a' | '' },
): Promise<{ faults: string[]; isDone: boolean }> {
  const faults: string[] = [];
  chooseSeed(world.project, what === 'import' ? 'a' : 'b');
  const { code, said, served } = await attempt(world, what, file);
  const state = digestOf(file) === '' ? '' : nameOf(world, 'bytes', digestOf(file));
  const after = what === 'import' ? 'imported' : 'b';
  if (code === 0) {
    if (state !== after) faults.push(`${what} succeeded, but the file is ${state}`);
    if (served !== null && served !== after) faults.push(`${what} serves ${served}`);
  } else {
    if (state !== before) faults.push(`${what} failed, and the file is ${state || 'gone'}`);
    faults.push(...refusal(what, said));
  }
  if (existsSync(join(file, '..')))
    faults.push(...leftoversOf(file).map((name) => `${what} left behind ${name}`));
  return { faults, isDone: code === 0 };
}

async function onFullDisk(world: World, disk: string): Promise<Measured> {
  const file = databaseOn(world, join(disk, 'full'));
  if (file === null) throw new Error('The disk is smaller than a database.');
  fill(join(disk, 'filler'));
  chooseSeed(world.project, 'a');
  const faults: string[] = [];
  const { code, said, served } = await attempt(world, 'start', file);
  if (code !== 0 || served !== 'a') faults.push(`the start ends with ${code}, serves ${served}: ${said}`);
  rmSync(join(disk, 'filler'));
  // Once there is room again, the key is kept like everywhere.
  await attempt(world, 'start', file);
  const key = readFileSync(`${file}.key`, 'utf8');
  if (key.length < 32) faults.push(`the key of cursors has ${key.length} characters afterwards`);
  return { figure: 'started and answered', faults };
}

/** Writes a file until the disk is full. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch {
    // It is full.
  } finally {
    closeSync(descriptor);
  }
}

async function onReadOnlyDisk(world: World, disk: string): Promise<Measured> {
  const file = databaseOn(world, join(disk, 'data'));
  if (file === null) throw new Error('The disk is smaller than a database.');
  makeReadOnly(disk);
  const faults: string[] = [];
  chooseSeed(world.project, 'a');
  const { served, said } = await attempt(world, 'start', file);
  if (served !== 'a') faults.push(`the start serves ${served}: ${said}`);
  for (const what of ['start', 'seed', 'import', 'export'] as const) {
    chooseSeed(world.project, what === 'start' ? 'b' : 'a');
    const refused = await attempt(world, what, file);
    if (refused.code === 0) faults.push(`${what} says that it succeeded`);
    else faults.push(...refusal(what, refused.said));
  }
  return { figure: 'served; start with another seed, seed, import and export refused', faults };
}
