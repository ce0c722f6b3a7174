import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Clock ticks a second, in which /proc counts processor time; Linux has 100 on every platform that is supported. */
const ticks = 100;

/** The ids of a process and of all its descendants. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (id: number): number[] => [
    id,
    ...[...parents].filter(([, parent]) => parent === id).flatMap(([child]) => below(child)),
  ];
  return below(pid);
}

/** Resident megabytes of a process and its descendants. */
export function residentOf(pid: number): number {
  const sizes = familyOf(pid).map((id) => /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0) / 1024;
}

/** Seconds of processor time that a process and its descendants have used. */
export function processorSeconds(pid: number): number {
  return familyOf(pid).reduce((sum, id) => {
    // Behind the name, which may have blanks: user and system time are the 12th and 13th fields.
    const fields = read(`/proc/${id}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks;
  }, 0);
}

/** Remote ports of the connections to a local port that are open, and the inodes of their sockets, from the kernel. */
export function connectionsTo(port: number): ReadonlyMap<number, string> {
  const open = new Map<number, string>();
  const lines = [read('/proc/net/tcp'), read('/proc/net/tcp6')].flatMap((text) => text.split('\n').slice(1));
  for (const line of lines) {
    const [, local = '', remote = '', state, , , , , , inode = ''] = line.trim().split(/\s+/);
    if (portIn(local) === port && state === '01') open.set(portIn(remote), inode);
  }
  return open;
}

/** Inodes of the sockets of a process. */
export function socketsOf(pid: number): ReadonlySet<string> {
  return new Set(descriptorsOf(pid).flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
}

function descriptorsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${name}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function portIn(address: string): number {
  return Number.parseInt(address.split(':').at(-1) ?? '', 16);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}
