import { indicatorsOf } from '../../bench/servers.ts';
import { copiedProject } from '../running/projects.ts';
import { type Environment, type Server, startServer } from '../running/servers.ts';
import { type Nginx, startNginx } from '../services/nginx.ts';
import { replicasFile, siteIn } from '../services/proxy.ts';
import { type Redis, startRedis } from '../services/redis.ts';
import { freePort } from '../services/service.ts';
import { fileData, postgresData, type ReplicaData } from './data.ts';

/** Path of the site below which nginx serves the replicas. */
export const sitePath = '/stats';

/** The variables of every replica besides those of its data, for the port of nginx and a Redis. */
export function siteEnvironment(port: number, redis: string): Environment {
  return {
    PUBLIC_URL: `http://127.0.0.1:${port}${sitePath}`,
    TRUST_PROXY: '1',
    CURSOR_KEY: 'the same key for every replica of a test',
    RATE_LIMIT_REDIS: redis,
  };
}

/** Every request is counted, and none is refused. */
const unlimited = '999999999';

/** Servers over equal data behind an nginx with the configuration of `deploy`, all on this machine. */
export class Replicas {
  readonly #project: string;
  readonly #data: ReplicaData;
  readonly #redis: Redis;
  /** Port of nginx. */
  readonly port: number;
  readonly ports: number[] = [];
  readonly #running: (Server | undefined)[] = [];
  #nginx: Nginx | undefined;

  private constructor(
    project: string,
    { data, redis, port }: { data: ReplicaData; redis: Redis; port: number },
  ) {
    this.#project = project;
    this.#data = data;
    this.#redis = redis;
    this.port = port;
  }

  /** Two replicas behind nginx. */
  static async started(): Promise<Replicas> {
    const project = await copiedProject();
    const data = process.env.REPLICAS_OVER === 'files' ? fileData(project) : await postgresData(project);
    const replicas = new Replicas(project, { data, redis: await startRedis(), port: await freePort() });
    await replicas.add();
    await replicas.add();
    return replicas;
  }

  /** Starts one more replica, and has nginx take it in as soon as it is ready. */
  async add(): Promise<void> {
    const place = this.ports.push(await freePort()) - 1;
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
    const environment = {
      ...siteEnvironment(this.port, this.#redis.url),
      RATE_LIMIT: unlimited,
      ...this.#data.environmentOf(place),
      PORT: String(this.ports[place]),
    };
    this.#running[place] = await startServer({ project: this.#project, environment });
  }

  /** Ends a replica: at once by SIGKILL, or as a supervisor does it, once its answers are complete. */
  async end(place: number, how: 'kill' | 'stop'): Promise<void> {
    await this.#running[place]?.running[how]();
    this.#running[place] = undefined;
  }

  /** Gives a replica that runs the data of the seed with a release more. */
  async publish(place: number): Promise<void> {
    await this.#data.publish(place);
  }

  /** Ids of all indicators. */
  async indicators(): Promise<string[]> {
    return indicatorsOf(this.ports[0] ?? 0);
  }
}

let shared: Promise<Replicas> | undefined;

/** The replicas of all sections; the last section gives them another release. */
export function theReplicas(): Promise<Replicas> {
  shared ??= Replicas.started();
  return shared;
}
