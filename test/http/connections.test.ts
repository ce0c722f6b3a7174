import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCatalogue } from '../fixtures/catalogue.ts';
import { type Running, start } from '../fuzz/running.ts';
import { answersIn, type Conversation, hold } from '../fuzz/sockets.ts';
import { problemIn, problemOf } from './plugins/problem.ts';
import { seedFolder, serve, served } from './server.ts';
import { ask, send } from './wire.ts';

const server = served();
const close = 'Connection: close\r\n\r\n';

describe('a request with a body', () => {
  it.each([
    ['a known path', '/v1', 405, 'method-not-allowed'],
    ['an unknown path', '/nothing', 404, 'unknown-path'],
  ] as const)('to %s is answered without waiting for the body', async (_, path, status, code) => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'x/y'])
      for (const length of [
        '',
        'Content-Length: 0\r\n',
        'Content-Length: 100\r\n',
        'Transfer-Encoding: chunked\r\n',
      ]) {
        const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\n${length}${close}`;
        const answer = await send(server().port, head);
        expect(answer.status, `${type} ${length}`).toBe(status);
        problemIn(answer, code);
      }
  });
});

describe('pipelined requests', () => {
  const sound = (path: string, more = '\r\n') => ({
    text: `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}`,
    isSound: true,
    method: 'GET',
    path,
  });
  const answersTo = async (requests: Conversation['requests']) => {
    const { bytes } = await hold(server().port, { requests, cuts: [], halfCloses: false });
    return answersIn(bytes, requests);
  };

  it('are answered before one behind them that is no HTTP', async () => {
    const list = sound('/v1/indicators');
    const broken = { ...list, text: 'HELLO\r\n\r\n', isSound: false };
    const statuses = (await answersTo([list, list, broken])).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 400]);
  });

  it.each([
    [`HEAD /v1/indicators/${'a'.repeat(600)}`, 'HEAD'],
    [`GET /v1/indicators/${'a'.repeat(600)}`, 'GET'],
    ['GET /v1/%zz', 'GET'],
    ['GET *', 'GET'],
    ['POST /v1', 'POST'],
    ['GET /v1/indicators?q=%zz', 'GET'],
  ])('are answered before what is no HTTP, also where no route is found: %s', async (line, method) => {
    const text = `${line} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const answers = await answersTo([
      { text, isSound: true, method, path: '/' },
      { text: 'HELLO\r\n\r\n', isSound: false, method: 'GET', path: '/' },
    ]);
    expect(answers).toHaveLength(2);
    expect(JSON.parse(String(answers[1]?.body)).status).toBe(400);
  });

  it('get no interim answer between the head and the body of another', async () => {
    const expecting = sound('/v1', 'Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}');
    const [, second] = await answersTo([sound('/v1/indicators'), expecting]);
    expect(JSON.parse(String(second?.body)).data.name).toBe('China Data Economy Indicators');
  });
});

describe('clients that reset their connection', () => {
  it.each(['100000', 'off'])('are no errors in the log (RATE_LIMIT=%s)', async (limit) => {
    const own = await start({ RATE_LIMIT: limit });
    const observations = '/v1/observations?indicator=*&revisions=all';
    const formats = ['csv', 'ndjson', 'png', 'parquet', 'xlsx', 'json'];
    const paths = [
      '/',
      '/nothing',
      '/v1/%zz',
      ...formats.map((format) => `${observations}&format=${format}`),
    ];
    for (const path of paths)
      for (const milliseconds of [0, 1, 5, 30]) {
        const socket = connect(own.port, '127.0.0.1').on('error', () => {});
        socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n`);
        await pause(milliseconds);
        socket.resetAndDestroy();
      }
    // Answered behind them all.
    expect((await ask(own.port, '/v1/indicators')).status).toBe(200);
    expect(own.errors()).toEqual([]);
    expect(await own.stop()).toBe(0);
    await own.kill();
  });
});

describe('CONNECT', () => {
  let own: Running;
  beforeAll(async () => {
    own = await start();
  });
  afterAll(() => own.kill());

  it('is answered with 405', async () => {
    const answer = await send(server().port, 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n');
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
    problemIn(answer, 'method-not-allowed');
  });

  it.each([
    ['keeps the connection', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n', 2],
    ['closes it', `GET /healthz HTTP/1.1\r\nHost: a\r\n${close}`, 1],
    ['is HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n', 1],
  ])('behind a request that %s waits for its answer and ends no server', async (_, before, answers) => {
    const socket = connect(own.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.write(`${before}CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n`);
    // A reset behind the answer is an end too.
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 405'].slice(0, answers));
    expect((await ask(own.port, '/healthz')).status).toBe(200);
  });

  it('leaves a server that ends without a fault', async () => expect(await own.stop()).toBe(0));
});

describe('the Host header', () => {
  it.each([
    ['twice', 'Host: a\r\nHost: b\r\n'],
    ['of 300 characters', `Host: ${'a'.repeat(300)}\r\n`],
    ['with a path', 'Host: a/b\r\n'],
  ])('is refused %s', async (_, headers) => {
    problemIn(await send(server().port, `GET /healthz HTTP/1.1\r\n${headers}${close}`), 'malformed-request');
  });
});

describe('a client that closes its side before it has the answer', () => {
  it('gets a reset where the answer cannot be sent whole, never a clean end', async () => {
    const own = await serve({ folder: seedFolder });
    const path = '/v1/observations?indicator=*&revisions=all&format=csv';
    const whole = (await ask(own.port, path)).bytes.length;
    const socket = connect(own.port, '127.0.0.1');
    let received = '';
    const ended = new Promise<string>((resolve) => {
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      socket.on('end', () => resolve('clean end'));
    });
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.end(`GET ${path} HTTP/1.0\r\n\r\n`);
    const end = await ended;
    const body = Buffer.byteLength(received.slice(received.indexOf('\r\n\r\n') + 4));
    expect(end === 'ECONNRESET' || body === whole, `${end} after ${body} of ${whole} bytes`).toBe(true);
    await own.app.close();
  });
});

describe('a problem', () => {
  it('lists 20 faults at most, and says that there are more', async () => {
    const query = Array.from({ length: 500 }, (_, place) => `x${place}=1`).join('&');
    const response = await server().get(`/v1/observations?indicator=output-a&${query}`);
    const text = await response.clone().text();
    const { errors, detail } = await problemOf(response, 'invalid-parameters');
    expect(errors).toHaveLength(20);
    expect(detail).toMatch(/ And 480 more\.$/);
    expect(text.length).toBeLessThan(40_000);
  });
});

describe('behind a proxy', () => {
  it('a client cannot escape the rate limit by headers of its own', async () => {
    const own = await serve({ environment: { RATE_LIMIT: '3', TRUST_PROXY: '1' } });
    const statuses: number[] = [];
    for (let place = 0; place < 5; place += 1) {
      const forwarded = `10.9.8.${place}, 203.0.113.7`;
      statuses.push((await ask(own.port, '/v1', { headers: { 'x-forwarded-for': forwarded } })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    await own.app.close();
  });

  it('a forwarded scheme that is none is not put into links', async () => {
    const own = await serve({ environment: { TRUST_PROXY: '1' } });
    for (const [scheme, expected] of [
      ['javascript', 'http:'],
      ['https', 'https:'],
    ]) {
      const { text } = await ask(own.port, '/v1', { headers: { 'x-forwarded-proto': scheme ?? '' } });
      expect(new URL(JSON.parse(text).links.self).protocol).toBe(expected);
    }
    await own.app.close();
  });
});

describe('a server process that is told to stop', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'stop-'));
  afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

  async function started() {
    const file = await copyCatalogue(join(folder, 'indicators.sqlite'));
    const environment = { ...process.env, PORT: '0', DATABASE_FILE: file, LOG_LEVEL: 'silent' };
    const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const port = Number(/:(\d+)\//.exec(String(line))?.[1]);
    return { child, port, exit: once(child, 'exit') };
  }

  /** Connections that would never end by themselves: half a head, and an answer that nobody reads. */
  async function stubborn(port: number): Promise<Socket[]> {
    const half = connect(port, '127.0.0.1');
    half.write('GET /v1 HTTP/1.1\r\nHo');
    const unread = connect(port, '127.0.0.1').pause();
    unread.write(
      'GET /v1/observations?indicator=*&revisions=all&format=ndjson HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5),
    );
    for (const socket of [half, unread]) socket.on('error', () => {});
    await pause(500);
    return [half, unread];
  }

  it('ends within 10 seconds, whatever its clients do', async () => {
    const { child, port, exit } = await started();
    const sockets = await stubborn(port);
    const begun = performance.now();
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(performance.now() - begun).toBeLessThan(10_500);
    for (const socket of sockets) socket.destroy();
  });

  it('ends at once at the second signal', async () => {
    const { child, port, exit } = await started();
    const sockets = await stubborn(port);
    child.kill('SIGTERM');
    await pause(200);
    const begun = performance.now();
    child.kill('SIGTERM');
    await exit;
    expect(performance.now() - begun).toBeLessThan(2000);
    for (const socket of sockets) socket.destroy();
  });
});
