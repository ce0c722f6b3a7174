import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { keptFiles, read, root } from '../project/files.ts';

interface Instruction {
  readonly name: string;
  /** What follows the name and its `--flags`, on one line. */
  readonly value: string;
  readonly flags: Readonly<Record<string, string>>;
}

/** The instructions of a Dockerfile, comments left out and continued lines joined. */
export function readDockerfile(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/);
    const flags = words.slice(
      0,
      words.findIndex((word) => !word.startsWith('--')),
    );
    return {
      name,
      value: words.slice(flags.length).join(' '),
      flags: Object.fromEntries(flags.map((flag) => flag.slice(2).split('='))),
    };
  });
}

export const dockerfile = () => readDockerfile(read('deploy/Dockerfile'));

/** The files that `docker build` is given: those of the project that `.dockerignore` lets through. */
export function buildContext(): string[] {
  const patterns = read('deploy/Dockerfile.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (patterns[0] !== '*') throw new Error('Only a list that begins with * is understood.');
  const allowed = patterns.slice(1).map((pattern) => pattern.replace(/^!/, ''));
  return keptFiles().filter((path) =>
    allowed.some((start) => path === start || path.startsWith(`${start}/`)),
  );
}

/** The state that the instructions of a stage lead to. */
export interface Stage {
  /** Folder that stands for `/`. */
  readonly root: string;
  readonly environment: Record<string, string>;
  folder: string;
  /** Number of user and group. */
  user: number;
  volumes: string[];
  command: string[];
  health: string[];
}

/** Copies as `COPY` does: what lies in a folder, a file by its name. `.` is the whole build context. */
export function copyInto(
  stage: Stage,
  { value, flags }: Instruction,
  stages: ReadonlyMap<string, Stage>,
): void {
  const words = value.split(' ');
  const target = join(stage.root, resolve(stage.folder, words.at(-1) ?? ''));
  const from = flags.from === undefined ? null : stages.get(flags.from);
  for (const source of words.slice(0, -1)) {
    if (from) {
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(from.root, source), target, { recursive: true, verbatimSymlinks: true });
      continue;
    }
    const files = buildContext().filter(
      (path) => source === '.' || path === source || path.startsWith(`${source}/`),
    );
    if (files.length === 0) throw new Error(`COPY ${source}: not in the build context`);
    for (const path of files) {
      const place = join(target, source === '.' || existsFolder(source) ? path : basename(path));
      mkdirSync(dirname(place), { recursive: true });
      cpSync(`${root}${path}`, place);
    }
  }
}

function existsFolder(path: string): boolean {
  return existsSync(`${root}${path}`) && statSync(`${root}${path}`).isDirectory();
}
