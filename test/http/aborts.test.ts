import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemIn } from './plugins/problem.ts';
import { type Spawned, spawned } from './spawned.ts';
import { ask } from './wire.ts';

let server: Spawned;
beforeAll(async () => {
  server = await spawned({ LOG_LEVEL: 'warn', MAX_EVENT_LOOP_DELAY: 'off' });
}, 60_000);
afterAll(() => server.stop());

const all = '/v1/observations?indicator=*';
/** The dearest answers of each kind; each address is asked for once. */
const dear: readonly ((place: number) => string)[] = [
  (place) => `${all}&revisions=all&format=xlsx&limit=${place + 1}`,
  (place) => `${all}&revisions=all&format=parquet&limit=${place + 1}`,
  (place) => `/v1/observations?indicator=data-output-nda&format=png&width=1600&height=${1500 - place}`,
  (place) => `${all}&shape=wide&format=csv&limit=${place + 1}`,
  (place) => `${all}&transform=yoy&format=csv&limit=${place + 1}`,
];

/** Sends requests over connections of their own and closes these before any answer can have come. */
async function aborted(paths: readonly string[]): Promise<void> {
  const sockets = paths.map((path) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    return socket;
  });
  await pause(300);
  for (const socket of sockets) socket.destroy();
}

async function used() {
  return { cpu: await server.cpu(), wall: performance.now() };
}

const picture = '/v1/observations?indicator=data-output-nda&format=png&width=300&height=200';

describe('answers that are dear', { timeout: 120_000 }, () => {
  it('are refused with 503 where too many wait for them, and health checks are not held up', async () => {
    const agent = new Agent({ keepAlive: true });
    const askAll = (path: (place: number) => string) =>
      Array.from({ length: 150 }, (_, place) => ask(server.port, path(place), { agent }));
    // Connections that the server has accepted already: it accepts one in each turn of its event loop, and a turn may be long.
    await Promise.all(askAll(() => '/healthz'));
    const asked = askAll((place) => `${all}&period=2023&revisions=all&format=xlsx&limit=${place + 1}`);
    const health = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map((path) => ask(server.port, path)),
    );
    expect(health.map(({ status }) => status)).toEqual([200, 200, 200]);
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status !== 200);
    // Four are being made, 64 wait.
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(68);
    for (const answer of refused) {
      problemIn(answer, 'unavailable');
      expect(answer.headers['retry-after']).toBe('5');
    }
    expect(server.log()).toBe('');
    agent.destroy();
  });

  it('of too many pixels are refused, with a picture that is not', async () => {
    const drawn = '/v1/observations?indicator=data-output-nda&format=png&width=4000&height=';
    const { status, text } = await ask(server.port, `${drawn}4000`);
    const { errors, links } = JSON.parse(text);
    expect([status, errors[0].code]).toEqual([422, 'tooManyPixels']);
    expect(new URL(links.tryInstead).searchParams.get('height')).toBe('2073');
    expect(JSON.parse((await ask(server.port, '/v1')).text).data.limits.picturePixels).toBe(8_294_400);
    // Pixels of an SVG cost nothing.
    expect((await ask(server.port, `${drawn}4000`.replace('png', 'svg'))).status).toBe(200);
  });
});

describe('a client that leaves', { timeout: 120_000 }, () => {
  it('takes its work with it: 200 aborted requests cost less than 25 answered ones, and hold up nobody', async () => {
    for (const kind of dear) expect((await ask(server.port, kind(999))).status).toBe(200);
    const before = await used();
    for (const kind of dear) await ask(server.port, kind(998));
    const answered = await used();
    // What five answers take here, with all that runs beside the test.
    const [cpu, wall] = [answered.cpu - before.cpu, answered.wall - before.wall];
    await aborted(Array.from({ length: 150 }, (_, place) => dear[place % dear.length]?.(place) ?? ''));
    const left = await used();
    expect((await ask(server.port, picture)).status).toBe(200);
    expect((await used()).wall - left.wall).toBeLessThan(10 * wall);
    await pause(2000);
    expect((await used()).cpu - answered.cpu).toBeLessThan(5 * cpu);
    expect(server.log()).toBe('');
  });
});
