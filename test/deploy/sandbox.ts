import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './dockerfile.ts';

/** What the network of this machine needs of the environment, such as certificates of its proxy. */
const network = Object.entries(process.env).filter(([name]) =>
  /(_CERT|_CERTS|_BUNDLE|_proxy|_PROXY)/.test(name),
);

interface Options {
  /** Folders of this machine by their paths in the container. */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
}

/** Folders of an image that come from this machine, with those of the base image's user. */
export function baseImage(root: string): void {
  for (const folder of ['usr', 'etc', 'dev', 'proc', 'tmp', 'home/node'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const folder of ['bin', 'lib', 'lib64', 'sbin']) symlinkSync(`usr/${folder}`, join(root, folder));
}

/**
 * The command that runs another one as a container engine would: in a root of its own with the programs of this machine,
 * as the user of the stage, without the environment of the tests; `/tmp` is empty.
 */
export function contained(
  stage: Stage,
  command: readonly string[],
  { volumes = {}, environment = {}, readOnly = false }: Options = {},
) {
  const user = String(stage.user);
  const variables = { ...Object.fromEntries(network), PATH: '/usr/bin:/bin', HOME: '/home/node' };
  return [
    ...['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--no-new-privs'],
    ...['bwrap', '--die-with-parent', '--unshare-user', '--unshare-pid', '--uid', user, '--gid', user],
    ...[readOnly ? '--ro-bind' : '--bind', stage.root, '/'],
    ...['--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc'],
    ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--chdir', stage.folder, '--clearenv'],
    ...Object.entries(volumes).flatMap(([path, folder]) => ['--bind', folder, path]),
    ...Object.entries({ ...variables, ...stage.environment, ...environment }).flatMap(([name, value]) => [
      '--setenv',
      name,
      value ?? '',
    ]),
    ...command,
  ];
}

/** Runs a command to its end. @throws Error with what it printed */
export function runContained(...what: Parameters<typeof contained>): void {
  const [program = '', ...args] = contained(...what);
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${what[1].join(' ')}\n${stdout}${stderr}`);
}

/** Starts a command as the first process of a container; `pid` is that of this process, which gets the signals of `docker stop`. */
export async function startContained(
  ...what: Parameters<typeof contained>
): Promise<{ child: ChildProcess; pid: number }> {
  const [program = '', ...args] = contained(...what);
  const place = args.indexOf('bwrap') + 1;
  args.splice(place, 0, '--as-pid-1', '--info-fd', '3');
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const pid = await new Promise<number>((done) => {
    let told = '';
    child.stdio[3]?.on('data', (data) => {
      told += data;
      const [, found] = /"child-pid": (\d+)/.exec(told) ?? [];
      if (found !== undefined) done(Number(found));
    });
  });
  return { child, pid };
}
