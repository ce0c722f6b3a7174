import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorsOf } from '../../bench/servers.ts';
import { chooseSeed, copiedProject, temporaryFolder } from '../running/projects.ts';
import { type Environment, program, type Server, startServer } from '../running/servers.ts';
import { type Nginx, startNginx } from '../services/nginx.ts';
import { replicasFile, siteIn } from '../services/proxy.ts';
import { freePort } from '../services/service.ts';

/** Path of the site below which nginx serves the replicas. */
export const sitePath = '/stats';

/** Servers over equal data behind an nginx with the configuration of `deploy`, all on this machine. */
export class Replicas {
  readonly project: string;
  /** Port of nginx. */
  readonly port: number;
  readonly ports: number[] = [];
  readonly #files: string[] = [];
  readonly #running: (Server | undefined)[] = [];
  #nginx: Nginx | undefined;

  private constructor(project: string, port: number) {
    this.project = project;
    this.port = port;
  }

  /** Two replicas behind nginx. */
  static async started(): Promise<Replicas> {
    const replicas = new Replicas(await copiedProject(), await freePort());
    await replicas.add();
    await replicas.add();
    return replicas;
  }

  /** Starts one more replica, and has nginx take it in as soon as it is ready. */
  async add(): Promise<void> {
    const place = this.ports.push(await freePort()) - 1;
    this.#files.push(join(temporaryFolder(), 'indicators.sqlite'));
    await this.start(place);
    const configuration = (folder: string) => this.configuration(folder, this.port);
    if (this.#nginx === undefined) this.#nginx = await startNginx(this.port, configuration);
    else this.#nginx.reload(configuration);
  }

  /** The configuration of an nginx in front of the replicas. */
  configuration(folder: string, port: number): string {
    return siteIn(folder, { port, path: sitePath, upstream: replicasFile(this.ports) });
  }

  /** Starts a replica that does not run. Resolves once it is ready. */
  async start(place: number): Promise<void> {
    const [first = '', file = ''] = [this.#files[0], this.#files[place]];
    // The others would build the same one.
    if (!existsSync(file) && existsSync(first)) copyFileSync(first, file);
    this.#running[place] = await startServer({
      project: this.project,
      environment: this.#environmentOf(place),
    });
  }

  /** Ends a replica: at once by SIGKILL, or as a supervisor does it, once its answers are complete. */
  async end(place: number, how: 'kill' | 'stop'): Promise<void> {
    await this.#running[place]?.running[how]();
    this.#running[place] = undefined;
  }

  /** Gives a replica that runs the data of the seed with a release more. */
  async publish(place: number): Promise<void> {
    chooseSeed(this.project, 'b');
    const { code, complained } = await program(['src/cli/seed.ts'], {
      project: this.project,
      environment: this.#environmentOf(place),
    }).ended;
    if (code !== 0) throw new Error(`The seed was not published: ${complained}`);
  }

  /** Ids of all indicators. */
  async indicators(): Promise<string[]> {
    return indicatorsOf(this.ports[0] ?? 0);
  }

  #environmentOf(place: number): Environment {
    return {
      PORT: String(this.ports[place]),
      DATABASE_FILE: this.#files[place] ?? '',
      PUBLIC_URL: `http://127.0.0.1:${this.port}${sitePath}`,
      TRUST_PROXY: '1',
      CURSOR_KEY: 'the same key for every replica of a test',
    };
  }
}

let shared: Promise<Replicas> | undefined;

/** The replicas of all sections; the last section gives them another release. */
export function theReplicas(): Promise<Replicas> {
  shared ??= Replicas.started();
  return shared;
}
