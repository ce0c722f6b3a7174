import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { Running, until } from '../running/processes.ts';
import { temporaryFolder } from '../running/projects.ts';

/** A user and a group without any rights, `nobody` on most systems. */
export const nobody = { uid: 65534, gid: 65534 };

const isRoot = process.getuid?.() === 0;

/** Runs a command without the rights of root, which PostgreSQL refuses: as `nobody` where the tests run as root. */
export const unprivileged: readonly string[] = [
  'setpriv',
  ...(isRoot ? [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'] : ['--no-new-privs']),
];

/** A folder that an unprivileged service may write, removed when this process ends. */
export function serviceFolder(): string {
  const folder = temporaryFolder();
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid);
  return folder;
}

interface Program {
  /** Runs without rights. */
  readonly command: readonly string[];
  readonly port: number;
  /** Ends it at once, but in an orderly way. */
  readonly stopSignal: NodeJS.Signals;
  readonly isReady?: () => boolean;
}

/** A program that serves a port of this machine, until it is stopped or this process ends, however it does. */
export class Service {
  readonly port: number;
  readonly #program: Program;
  #running: Running | undefined;

  constructor(program: Program) {
    this.port = program.port;
    this.#program = program;
  }

  /** The process; undefined where it is not running. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /** Starts it, again on the same port and with its old data. @throws Error with what it printed when it does not take connections */
  async start(): Promise<this> {
    const { command, stopSignal, isReady = () => true } = this.#program;
    // The kernel ends it even where this process is killed.
    const bound = [...unprivileged, `--pdeathsig=${stopSignal}`, ...command];
    for (let attempt = 1; ; attempt += 1) {
      const running = new Running(bound, { cwd: '/' });
      this.#running = running;
      while (!running.hasEnded) if ((await takesConnections(this.port)) && isReady()) return this;
      // What a killed one has left, such as shared memory, may be there for a moment.
      if (attempt === 20) throw new Error(`${command.join(' ')}\n${running.told}${running.complained}`);
      await until(() => false, 100);
    }
  }

  /** Ends it in an orderly way. */
  async stop(): Promise<void> {
    await this.#running?.stop(this.#program.stopSignal);
    this.#running = undefined;
  }

  /** Ends it without giving it time for anything. */
  async kill(): Promise<void> {
    await this.#running?.kill();
    this.#running = undefined;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

async function takesConnections(port: number): Promise<boolean> {
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
  if (!isTaken) await until(() => false, 20);
  return isTaken;
}
