import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire, its coding not undone. */
  readonly bytes: Buffer;
  readonly text: string;
}

interface How {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Keeps connections; without one each request has its own. */
  readonly agent?: Agent | false;
}

/** Asks with exactly these headers and a target that nobody normalises. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, agent = false }: How = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode = 0, headers: received } = response;
        // A range of an encoded body cannot be decoded.
        const text = statusCode === 206 ? '' : decoded(bytes, received).toString();
        resolve({ status: statusCode, headers: received, bytes, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** The body behind its content coding. */
export function decoded(bytes: Buffer, headers: IncomingHttpHeaders): Buffer {
  if (bytes.length === 0) return bytes;
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(bytes);
  return headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
}

/** Writes bytes that need not be HTTP, and parses what comes back until the server hangs up. */
export function send(port: number, bytes: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parsed(Buffer.concat(chunks).toString())));
  });
}

function parsed(text: string): Answer {
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...fields] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const [name = '', ...value] = field.split(':');
      return [name.toLowerCase(), value.join(':').trim()];
    }),
  );
  const body = text.slice(end + 4);
  return { status: Number(line.split(' ')[1]), headers, bytes: Buffer.from(body), text: body };
}

/** An address that means the same as its beginning, which ends with a list of kinds, and has exactly so many characters. */
export function lengthened(start: string, length: number): string {
  const missing = length - start.length;
  const words = Math.floor(missing / 7) - ((missing % 7) % 2);
  const encoded = (missing - 7 * words) / 2;
  return start + (',%61ctual'.repeat(encoded) + ',actual'.repeat(words - encoded));
}
