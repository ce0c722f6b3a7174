import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { problemIn } from './plugins/problem.ts';
import { serve, served } from './server.ts';
import { send } from './wire.ts';

const server = served();
const close = 'Connection: close\r\n\r\n';

describe('what is no HTTP request', () => {
  it.each([
    ['a line that is no request line', 'HELLO\r\n\r\n'],
    ['a method that nobody knows', `FOO /v1 HTTP/1.1\r\nHost: a\r\n${close}`],
    ['a header without a colon', `GET /v1 HTTP/1.1\r\nHost: a\r\nbroken\r\n${close}`],
    ['two lengths', `GET /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}`],
    ['a path that cannot be decoded', `GET /v1/%zz HTTP/1.1\r\nHost: a\r\n${close}`],
    ['a path that is no UTF-8', `GET /v1/%ff HTTP/1.1\r\nHost: a\r\n${close}`],
    ['no Host', `GET /v1 HTTP/1.1\r\n${close}`],
    ['a Host that is no host', `GET /v1 HTTP/1.1\r\nHost: a b\r\n${close}`],
    ['a Host with markup', `GET /v1 HTTP/1.1\r\nHost: <script>\r\n${close}`],
  ])('%s is a problem like every other', async (_, bytes) => {
    problemIn(await send(server().port, bytes), 'malformed-request');
  });

  it('is refused when headers overflow, whichever of them is long', async () => {
    const cookie = `GET /v1 HTTP/1.1\r\nHost: a\r\nCookie: ${'a'.repeat(40000)}\r\n${close}`;
    problemIn(await send(server().port, cookie), 'headers-too-large');
    const line = `GET /v1?q=${'a'.repeat(40000)} HTTP/1.1\r\nHost: a\r\n${close}`;
    problemIn(await send(server().port, line), 'headers-too-large');
  });

  it('does not hurt the requests of others', async () => {
    await send(server().port, '\x00\x01\x02\r\n\r\n');
    expect((await server().get('/v1')).status).toBe(200);
  });
});

describe('unusual requests that are right', () => {
  it('may give the whole address (RFC 9112 section 3.2.2)', async () => {
    const { status, text } = await send(
      server().port,
      `GET ${server().base}/v1 HTTP/1.1\r\nHost: 127.0.0.1:${server().port}\r\n${close}`,
    );
    expect(status).toBe(200);
    expect(JSON.parse(text).links.self).toBe(`${server().base}/v1`);
  });

  it('may expect what this server does not know, which is then ignored', async () => {
    const { status } = await send(server().port, `GET /v1 HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n${close}`);
    expect(status).toBe(200);
  });

  it('may bring a body, which is not read', async () => {
    const { status } = await send(
      server().port,
      `GET /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n${close}hello`,
    );
    expect(status).toBe(200);
  });

  it('may end a path with a slash', async () => {
    expect((await server().get('/v1/indicators/')).status).toBe(200);
  });
});

describe('a server that stops', () => {
  it('refuses what still arrives over an open connection, in the one shape', async () => {
    const own = await serve();
    const socket = connect(own.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    // A reset behind the answer is an end too.
    socket.on('error', () => {});
    const begun = new Promise((resolve) => own.app.server.once('connection', resolve));
    socket.write('GET /v1 HTTP/1.1\r\nHost: a\r\n');
    await begun;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = own.app.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write('\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    await closed;
    const [head = '', text = ''] = received.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 503 /);
    expect(head).toMatch(/retry-after: 5/i);
    const headers = Object.fromEntries(
      head.split('\r\n').map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      }),
    );
    problemIn({ status: 503, headers, text }, 'unavailable');
  });
});

describe('HTTP/1.0', () => {
  it('needs no Host: links lead to the address that was reached', async () => {
    const { status, text } = await send(server().port, 'GET /v1 HTTP/1.0\r\n\r\n');
    expect(status).toBe(200);
    expect(JSON.parse(text).links.self).toBe(`http://127.0.0.1:${server().port}/v1`);
    const named = await send(server().port, 'GET /v1 HTTP/1.0\r\nHost: data.example\r\n\r\n');
    expect(JSON.parse(named.text).links.self).toBe('http://data.example/v1');
    const refused = await send(server().port, 'GET /v1 HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(refused.status).toBe(400);
  });
});
