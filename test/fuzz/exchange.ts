import { Agent, request } from 'node:http';
import { decoded } from '../http/wire.ts';
import type { Sent } from './asked.ts';

/** An answer that came whole. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body with its coding undone; that of a range cannot be. */
  readonly body: Buffer;
  readonly milliseconds: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
/** Milliseconds after which an answer counts as missing. */
const patience = 120_000;

/**
 * Sends a request as it stands, again where the server closed an idle connection just before it was used again. Rejects when the answer does not come, or is cut off.
 */
export function exchange(
  port: number,
  { method, path, headers, body }: Sent,
  bypass?: string,
): Promise<Received> {
  const begun = performance.now();
  // The answer cache tells codings apart by their text.
  const coding = bypass === undefined ? {} : { 'accept-encoding': bypass };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { ...headers, ...coding }, agent };
    const sent = request({ ...options, timeout: patience }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const milliseconds = performance.now() - begun;
        const { statusCode: status = 0, headers: received } = response;
        const bytes = Buffer.concat(chunks);
        const whole = status === 206 ? bytes : decoded(bytes, received);
        resolve({ status, headers: received, body: whole, milliseconds });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET')
        resolve(exchange(port, { method, path, headers, body }, bypass));
      else reject(error);
    });
    sent.end(body);
  });
}

/**
 * How many times longer than on a quiet machine work takes now: the time that a loop takes on the wall over that of its
 * processor. It needs no comparison with another machine or another day.
 */
export function slowness(): number {
  const wall = performance.now();
  const before = process.cpuUsage();
  let sum = 0;
  while (performance.now() - wall < 60) sum += Math.sqrt(sum + 1);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, ((performance.now() - wall) * 1000) / (user + system));
}
