import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fc from '../fast-check.ts';
import { decoded } from '../http/wire.ts';
import { encoded, hostile, type Sent } from './asked.ts';
import type { Received } from './exchange.ts';

/** One request in bytes; what stands in it may be no HTTP. */
interface Written {
  readonly text: string;
  /** True for a request that a server has to answer; a malformed one may also end the connection. */
  readonly isSound: boolean;
  readonly method: string;
  readonly path: string;
}

/** Requests written to one connection, in pieces. */
export interface Conversation {
  readonly requests: readonly Written[];
  /** Places at which the bytes are cut into packets. */
  readonly cuts: readonly number[];
  /** Whether the client closes its side when it has written everything. */
  readonly halfCloses: boolean;
}

const targets = fc.oneof(
  fc.constantFrom(
    '/v1',
    '/healthz',
    '/readyz',
    '/',
    '/nothing',
    '/v1/observations?indicator=data-output-nda',
  ),
  fc.constantFrom(
    '/v1/indicators?limit=3',
    '/v1/observations?indicator=gdp-current-nbs&format=csv',
    '/v1/codelists',
  ),
  hostile.map((text) => `/v1/indicators?q=${encoded(text)}`),
  hostile.map((text) => `/v1/indicators/${encoded(text)}`),
);

const soundHeader = fc.oneof(
  fc.constantFrom(
    'Accept: application/json',
    'Accept: text/csv',
    'Accept-Encoding: gzip',
    'X-A: b',
    'Accept:',
    'Cookie: a=b',
  ),
  fc.constantFrom(
    'If-None-Match: *',
    'Range: bytes=0-3',
    'Expect: 100-continue',
    'Upgrade: websocket',
    'TE: trailers',
    'Host:a',
  ),
);

const brokenHeader = fc.oneof(
  fc.constantFrom(
    'no colon',
    ': empty',
    'X Y: z',
    '\tfolded: x',
    'Content-Length: -1',
    'Content-Length: 1, 2',
    'Content-Length: 99999999999999999999',
  ),
  fc.constantFrom(
    'Transfer-Encoding: gzip',
    'Transfer-Encoding: chunked, identity',
    'Host: a b',
    'Host: <x>',
    'Host: a\r\nHost: b',
    'X: \0',
  ),
  hostile.map((text) => `X-Hostile: ${text}`),
  fc.constantFrom(1000, 15_000, 30_000).map((length) => `X-Long: ${'a'.repeat(length)}`),
);

const body = fc.oneof(
  { arbitrary: fc.constant(''), weight: 4 },
  {
    arbitrary: fc
      .constantFrom('{}', '{"a":', 'x=y')
      .map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`),
    weight: 2,
  },
  {
    arbitrary: fc
      .constantFrom('3\r\nabc\r\n0\r\n\r\n', '0\r\n\r\n')
      .map((text) => `Transfer-Encoding: chunked\r\n\r\n${text}`),
    weight: 1,
  },
);

const sound: fc.Arbitrary<Written> = fc
  .tuple(
    fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE'),
    targets,
    fc.array(soundHeader, { maxLength: 3 }),
    body,
  )
  .map(([method, path, headers, end]) => {
    const own = headers.filter((header) => header !== 'Host:a');
    const head = [`${method} ${path} HTTP/1.1`, 'Host: fuzz.example', ...own].join('\r\n');
    return { text: end === '' ? `${head}\r\n\r\n` : `${head}\r\n${end}`, isSound: true, method, path };
  });

const malformed: fc.Arbitrary<Written> = fc.oneof(
  fc
    .tuple(targets, fc.array(fc.oneof(soundHeader, brokenHeader), { minLength: 1, maxLength: 4 }))
    .map(([path, headers]) => ({
      text: `GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`,
      isSound: false,
      method: 'GET',
      path,
    })),
  fc
    .tuple(
      fc.constantFrom('GET', 'get', 'FOO', '', 'CONNECT', 'PRI', 'G\0T'),
      fc.oneof(targets, hostile, fc.constantFrom('*', 'http://x/v1', 'x:443', '//v1', '/v1#a')),
      fc.constantFrom('HTTP/1.1', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.01', '', 'ICY'),
    )
    .map(([method, path, version]) => ({
      text: `${method} ${path} ${version}\r\nHost: a\r\n\r\n`,
      isSound: false,
      method: 'GET',
      path,
    })),
  fc
    .oneof(hostile, fc.string({ unit: 'binary', maxLength: 200 }))
    .map((text) => ({ text, isSound: false, method: 'GET', path: '/' })),
);

/** HTTP/1.0, whose connection ends with the answer. */
const old: fc.Arbitrary<Written> = targets.map((path) => ({
  text: `GET ${path} HTTP/1.0\r\n\r\n`,
  isSound: true,
  method: 'GET',
  path,
}));

/** Pipelined requests; only the last may be malformed, because what follows such a one is no request any more. */
export const conversations: fc.Arbitrary<Conversation> = fc.record({
  requests: fc
    .tuple(fc.array(sound, { maxLength: 3 }), fc.oneof(sound, old, malformed))
    .map(([before, last]) => [...before, last]),
  cuts: fc.array(fc.nat(400), { maxLength: 3 }),
  halfCloses: fc.boolean(),
});

/** Milliseconds within which a connection that has been answered, or has been closed, ends. */
const patience = 60_000;

interface Heard {
  readonly bytes: Buffer;
  /** True where the connection ended by a reset, as it has to where an answer cannot be sent whole. */
  readonly isReset: boolean;
}

/** Holds a conversation, and resolves to what was heard until the server closed the connection. */
export async function hold(port: number, { requests, cuts, halfCloses }: Conversation): Promise<Heard> {
  const bytes = Buffer.from(requests.map(closing).join(''), 'latin1');
  const chunks: Buffer[] = [];
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const isReset = new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the connection hangs')), patience);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNRESET' || error.code === 'EPIPE'),
    );
    socket.on('end', () => resolve(false));
    socket.on('close', () => clearTimeout(timer));
  });
  for (const [place, start] of [0, ...cuts.toSorted((a, b) => a - b)].entries()) {
    const end = cuts.toSorted((a, b) => a - b)[place] ?? bytes.length;
    if (socket.writable) socket.write(bytes.subarray(start, end));
    if (place < cuts.length) await pause(1);
  }
  if (halfCloses) socket.end();
  // A malformed request may be an unfinished one, whose end a server would await for seconds.
  const isSound = requests.every((request) => request.isSound);
  const unfinished = setTimeout(() => isSound || socket.end(), 300);
  const heard = { isReset: await isReset, bytes: Buffer.concat(chunks) };
  clearTimeout(unfinished);
  socket.destroy();
  return heard;
}

/** The last request asks for the end of the connection. */
function closing({ text, isSound }: Written, place: number, all: readonly Written[]): string {
  return isSound && place === all.length - 1 ? text.replace('\r\n', '\r\nConnection: close\r\n') : text;
}

type Answer = Omit<Received, 'milliseconds'>;

/** The answers in the bytes of a connection, in order (RFC 9112 section 6). @throws Error where one is cut off */
export function answersIn(bytes: Buffer, requests: readonly Pick<Sent, 'method'>[]): readonly Answer[] {
  const answers: Answer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) throw new Error(`a head is cut off: ${rest.toString('latin1').slice(0, 200)}`);
    const [line = '', ...fields] = rest.toString('latin1', 0, end).split('\r\n');
    const headers = Object.fromEntries(
      fields.map((field) => [
        field.split(':')[0]?.toLowerCase() ?? '',
        field.slice(field.indexOf(':') + 1).trim(),
      ]),
    );
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1] ?? Number.NaN);
    if (Number.isNaN(status)) throw new Error(`no status line: ${line.slice(0, 200)}`);
    rest = rest.subarray(end + 4);
    if (status === 100) continue;
    const isBodiless = requests[answers.length]?.method === 'HEAD' || status === 204 || status === 304;
    const [body, after] = isBodiless ? [Buffer.alloc(0), rest] : bodyIn(rest, headers);
    answers.push({ status, headers, body: status === 206 ? body : decoded(body, headers) });
    rest = after;
  }
  return answers;
}

function bodyIn(bytes: Buffer, headers: Readonly<Record<string, string>>): readonly [Buffer, Buffer] {
  if (headers['transfer-encoding'] === 'chunked') return chunksIn(bytes);
  const { 'content-length': given } = headers;
  // Without a length the body ends with the connection.
  const length = given === undefined ? bytes.length : Number(given);
  if (bytes.length < length) throw new Error(`a body of ${length} bytes is cut off after ${bytes.length}`);
  return [bytes.subarray(0, length), bytes.subarray(length)];
}

function chunksIn(bytes: Buffer): readonly [Buffer, Buffer] {
  const parts: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.toString('latin1', 0, end), 16);
    if (end === -1 || Number.isNaN(size) || rest.length < end + 4 + size)
      throw new Error('a chunked body is cut off');
    parts.push(rest.subarray(end + 2, end + 2 + size));
    rest = rest.subarray(end + 4 + size);
    if (size === 0) return [Buffer.concat(parts), rest];
  }
}
