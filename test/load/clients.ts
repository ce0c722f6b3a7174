import { Agent, get, type IncomingHttpHeaders } from 'node:http';

/** One answer, or why there is none. */
export interface Answered {
  readonly path: string;
  /** 0 where the connection ended before the answer did. */
  readonly status: number;
  readonly milliseconds: number;
  /** The end of a problem; empty for a success. */
  readonly said: string;
  /** The port of the connection on this side. */
  readonly port: number;
  /** When the answer ended, by `performance.now()`. */
  readonly at: number;
  readonly retryAfter: boolean;
  /** What the cache of a proxy says, such as HIT; empty without one. */
  readonly cache: string;
  /** True where the first connection ended before an answer did, and this is that to the same request over another one. */
  readonly isRepeated: boolean;
}

/** Milliseconds after which an answer will not come any more. */
const hung = 120_000;

/**
 * Requests over one connection that is kept, one after the other. With `repeats` a GET whose connection ends before its answer is
 * sent once more, as a client may (RFC 9110 section 9.2.2): what ends an idle connection can cross the next request on its way.
 */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;
  readonly #repeats: boolean;

  constructor(port: number, { repeats = false }: { readonly repeats?: boolean } = {}) {
    this.#port = port;
    this.#repeats = repeats;
  }

  async ask(path: string): Promise<Answered> {
    const first = await this.#once(path);
    if (first.status !== 0 || !this.#repeats) return first;
    const second = await this.#once(path);
    return { ...second, milliseconds: first.milliseconds + second.milliseconds, isRepeated: true };
  }

  #once(path: string): Promise<Answered> {
    const begun = performance.now();
    return new Promise((resolve) => {
      let port = 0;
      let said = '';
      const end = (status: number, headers: IncomingHttpHeaders = {}) => {
        const at = performance.now();
        const retryAfter = headers['retry-after'] !== undefined;
        const cache = String(headers['x-cache-status'] ?? '');
        const milliseconds = at - begun;
        resolve({ path, status, milliseconds, said, port, at, retryAfter, cache, isRepeated: false });
      };
      const request = get({ host: '127.0.0.1', port: this.#port, path, agent: this.#agent }, (answer) => {
        const { statusCode = 0 } = answer;
        answer.on('data', (chunk: Buffer) => {
          if (statusCode >= 400 && said.length < 500) said += chunk;
        });
        answer.on('error', () => {});
        answer.on('close', () => {
          end(answer.complete ? statusCode : 0, answer.headers);
        });
      });
      request.on('socket', (socket) => {
        const known = () => {
          port = socket.localPort ?? 0;
        };
        if (socket.connecting) socket.once('connect', known);
        else known();
      });
      const patience = setTimeout(() => request.destroy(new Error('no answer')), hung);
      request.on('close', () => clearTimeout(patience));
      request.on('error', (error) => {
        said = error.message;
        end(0);
      });
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

interface Asking {
  readonly port: number;
  readonly connections: number;
  readonly next: () => string;
  /** As in `Client`. */
  readonly repeats?: boolean;
}

/** Asks the addresses of a function over several connections until the time is over. Resolves to all answers. */
export async function askFor(
  milliseconds: number,
  { port, connections, next, ...how }: Asking,
): Promise<Answered[]> {
  const answers: Answered[] = [];
  const deadline = performance.now() + milliseconds;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client(port, how);
      while (performance.now() < deadline) answers.push(await client.ask(next()));
      client.close();
    }),
  );
  return answers;
}

/** What is wrong with an answer under load: right are a success, and a refusal that says when to come again. */
export function faultOf({ path, status, said, retryAfter }: Answered): string[] {
  const isRefused = status === 503 && retryAfter;
  return status === 200 || isRefused ? [] : [`${path.slice(0, 120)}: ${status} ${said.slice(0, 200)}`];
}

/** The longest that one of the answers took, in milliseconds. */
export function slowest(answers: readonly Answered[]): number {
  return answers.reduce((most, { milliseconds }) => Math.max(most, milliseconds), 0);
}

/** The value that 99 of 100 do not exceed. */
export function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN;
}
