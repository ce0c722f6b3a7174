import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './servers.ts';
import { type Result, spreadOf } from './targets.ts';

/** Lines of `src`; its largest flat folder and its import cycles, the explorer left out. */
export async function house(): Promise<Result[]> {
  const texts = new Map(
    globSync('src/**/*.ts', { cwd: root }).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  const lines = [...texts.values()].reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  const own = [...texts].filter(([path]) => !path.startsWith('src/explorer/'));
  const folders = Map.groupBy(own, ([path]) => dirname(path));
  const largest = Math.max(...[...folders.values()].map((files) => files.length));
  const cycles = cyclesOf(new Map(own.map(([path, text]) => [path, importsOf(path, text)])));
  for (const cycle of cycles) console.log(`Import cycle: ${cycle.join(', ')}`);
  return [
    ['lines', spreadOf([lines])],
    ['folder', spreadOf([largest])],
    ['cycles', spreadOf([cycles.length])],
  ];
}

/** Files that a file imports, types included. */
function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, to = '']) => join(dirname(path), to));
}

/** Import cycles: groups of files that reach each other by imports. */
function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reach = new Map([...imports.keys()].map((path) => [path, reachedFrom(path, imports)]));
  const groups = [...imports.keys()].map((path) =>
    [...(reach.get(path) ?? [])].filter((other) => reach.get(other)?.has(path)).sort(),
  );
  const cycles = groups.filter((group) => group.length > 0);
  return [...new Map(cycles.map((group) => [group.join(' '), group])).values()];
}

/** All files that a file imports, directly or through others; itself only when it is part of a cycle. */
function reachedFrom(path: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [path];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of imports.get(at) ?? [])
      if (!reached.has(to)) {
        reached.add(to);
        open.push(to);
      }
  return reached;
}
