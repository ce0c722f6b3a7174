import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { fieldLines } from '../../src/http/finished.ts';
import { type Server, serve, served } from './server.ts';
import { ask } from './wire.ts';

const server = served({ environment: { RATE_LIMIT: '100000' } });
const path = '/v1/observations?indicator=output-a';
const target = (method = 'GET', rest = '') =>
  `${method} ${path} HTTP/1.1\r\nHost: data.example\r\n${rest}\r\n`;

interface Received {
  readonly line: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Takes answers apart that came one after the other; `methods` are those of their requests. */
function answersIn(bytes: Buffer, methods: readonly string[]): Received[] {
  let at = 0;
  return methods.map((method) => {
    const end = bytes.indexOf('\r\n\r\n', at);
    const [line = '', ...lines] = bytes.subarray(at, end).toString('latin1').split('\r\n');
    const fields = Object.fromEntries(
      lines.map((field) => {
        const colon = field.indexOf(':');
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
      }),
    );
    const bodiless = method === 'HEAD' || line.includes(' 304 ');
    const length = bodiless ? 0 : Number(fields['content-length']);
    const body = bytes.subarray(end + 4, end + 4 + length);
    at = end + 4 + length;
    return { line, fields, body };
  });
}

/** Writes requests at once, and reads until the server hangs up. */
async function exchange(port: number, requests: string): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1', () => socket.write(requests));
  return read(socket);
}

async function read(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

/** Ends a series of requests by one whose connection is closed. */
const closing = target('GET', 'Connection: close\r\n');

async function body(of: Server): Promise<Buffer> {
  const { bytes } = await ask(of.port, path, { headers: { Host: 'data.example' } });
  return bytes;
}

const passing = ['date', 'ratelimit', 'connection', 'keep-alive'];

function lasting({ fields }: Received): [string, string][] {
  return Object.entries(fields)
    .filter(([name]) => !passing.includes(name))
    .sort();
}

describe('answers at hand on one connection', () => {
  it('come in the order of the requests, whatever their methods and conditions', async () => {
    const expected = await body(server());
    const { headers } = await ask(server().port, path, { headers: { Host: 'data.example' } });
    const fresh = `If-None-Match: ${headers.etag}\r\n`;
    const requests = [
      target(),
      target('HEAD'),
      target('GET', fresh),
      target(),
      target('HEAD', fresh),
      closing,
    ];
    const bytes = await exchange(server().port, requests.join(''));
    const answers = answersIn(bytes, ['GET', 'HEAD', 'GET', 'GET', 'HEAD', 'GET']);
    const lines = answers.map(({ line }) => line);
    const [ok, unchanged] = ['HTTP/1.1 200 OK', 'HTTP/1.1 304 Not Modified'];
    expect(lines).toEqual([ok, ok, unchanged, ok, unchanged, ok]);
    for (const place of [0, 3, 5]) expect(answers[place]?.body.equals(expected)).toBe(true);
    const [first, head, , again, , last] = answers.map(lasting);
    for (const other of [head, again, last]) expect(other).toEqual(first);
  });

  it('say that the connection stays, and for how long, as Node does', async () => {
    await body(server());
    const bytes = await exchange(server().port, target() + closing);
    const [first, last] = answersIn(bytes, ['GET', 'GET']);
    expect(first?.fields).toMatchObject({ connection: 'keep-alive', 'keep-alive': 'timeout=72' });
    expect(last?.fields.connection).toBe('close');
    expect(Date.now() - Date.parse(first?.fields.date ?? '')).toBeLessThan(60_000);
    expect(first?.fields.date).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
  });

  it('close it for HTTP/1.0', async () => {
    const expected = await body(server());
    const request = `GET ${path} HTTP/1.0\r\nHost: data.example\r\n\r\n`;
    const [only] = answersIn(await exchange(server().port, request), ['GET']);
    expect(only?.fields.connection).toBe('close');
    expect(only?.body.equals(expected)).toBe(true);
  });

  it('may bring a body with the request, which is not read', async () => {
    const expected = await body(server());
    const request = `${target('GET', 'Content-Length: 5\r\n')}hello`;
    const answers = answersIn(await exchange(server().port, request + closing), ['GET', 'GET']);
    for (const answer of answers) expect(answer.body.equals(expected)).toBe(true);
  });

  it('count down what may still be asked, whatever the number of its digits', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '1003' } });
    await body(limited);
    const count = 1001;
    const requests = target().repeat(count) + closing;
    const bytes = await exchange(limited.port, requests);
    const answers = answersIn(
      bytes,
      Array.from({ length: count + 1 }, () => 'GET'),
    );
    const left = answers.map(({ fields }) => Number(/r=(\d+)/.exec(fields.ratelimit ?? '')?.[1]));
    expect(left).toEqual(Array.from({ length: count + 1 }, (_, place) => 1001 - place));
    for (const { fields } of answers) expect(fields['ratelimit-policy']).toBe('"default";q=1003;w=60');
    await limited.app.close();
  });
});

describe('a reader that is slow', () => {
  /** Asks so often for one answer that no buffer of the system holds them all, and reads nothing. */
  async function stalled(of: Server, times: number): Promise<Socket> {
    const socket = connect(of.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    socket.write(target().repeat(times));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return socket;
  }

  it('gets each answer whole, though others were sent from the same bytes meanwhile', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '1000000' } });
    const expected = await body(limited);
    const times = Math.ceil(20_000_000 / expected.length);
    const socket = await stalled(limited, times);
    for (let other = 0; other < 50; other += 1) expect((await body(limited)).equals(expected)).toBe(true);
    socket.write(closing);
    socket.resume();
    const answers = answersIn(
      await read(socket),
      Array.from({ length: times + 1 }, () => 'GET'),
    );
    const left = answers.map(({ fields }) => Number(/r=(\d+)/.exec(fields.ratelimit ?? '')?.[1]));
    expect(left.every((number, place) => place === 0 || number < (left[place - 1] ?? 0))).toBe(true);
    for (const answer of answers) {
      expect(answer.line).toBe('HTTP/1.1 200 OK');
      expect(answer.body.equals(expected)).toBe(true);
    }
    await limited.app.close();
  }, 30_000);

  it('that hangs up harms nobody', async () => {
    const expected = await body(server());
    const socket = await stalled(server(), 2000);
    socket.resetAndDestroy();
    expect((await body(server())).equals(expected)).toBe(true);
  });
});

it('a header that would break out of its line is refused', () => {
  expect(() => fieldLines({ link: 'a\r\nset-cookie: b' })).toThrow(TypeError);
  expect(() => fieldLines({ link: '中' })).toThrow(TypeError);
});
