import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from '../fast-check.ts';
import { Described, type Document } from '../http/openapi/document.ts';
import { isLong } from '../long-form.ts';
import { type Knowledge, requestsTo, type Sent } from './asked.ts';
import { exchange, type Received, slowness } from './exchange.ts';
import { faultsOf } from './judge.ts';
import { type Running, start } from './running.ts';
import { answersIn, conversations, hold } from './sockets.ts';

/** Requests in all; `npm run test:fuzz -- --long` sends 50,000. */
const count = Number(process.env.FUZZ_REQUESTS ?? (isLong ? 750 : 500));
/** Milliseconds within which a quiet machine answers. */
const latest = 1000;

let running: Running;
let described: Described;
let knowledge: Knowledge;
const figures = {
  requests: 0,
  connections: 0,
  slowest: 0,
  slowestPath: '',
  memory: 0,
  statuses: new Map<number, number>(),
};

beforeAll(async () => {
  running = await start();
  const base = `http://127.0.0.1:${running.port}`;
  const json = async (path: string) => (await fetch(base + path)).json();
  described = new Described((await json('/openapi.json')) as Document);
  knowledge = await learned(json);
});

afterAll(async () => {
  const statuses = [...figures.statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status}: ${times}`);
  console.log(
    `${figures.requests} requests and ${figures.connections} connections; ${statuses.join(', ')}; ` +
      `slowest ${Math.round(figures.slowest)} ms (${figures.slowestPath.slice(0, 300)}); ${Math.round(figures.memory)} MB at the end`,
  );
  await running?.kill();
});

/** Ids, cursors and tags that the server itself gives out. */
async function learned(json: (path: string) => Promise<unknown>): Promise<Knowledge> {
  const list = async (path: string) =>
    (await json(path)) as { data: { id: string }[]; page?: { next: string | null } };
  const idsOf = async (path: string) => (await list(path)).data.map(({ id }) => id);
  const next = await Promise.all(
    [
      '/v1/observations?indicator=*&limit=2',
      '/v1/indicators?limit=2',
      '/v1/sources?limit=2',
      '/v1/changes?limit=2',
    ].map(async (path) => new URL((await list(path)).page?.next ?? '').searchParams.get('cursor') ?? ''),
  );
  const etag = (await fetch(`http://127.0.0.1:${running.port}/v1`)).headers.get('etag') ?? '';
  const lists = await idsOf('/v1/codelists');
  const indicators = await idsOf('/v1/indicators?limit=1000');
  return {
    ids: {
      indicator: indicators,
      id: [
        ...(await idsOf('/v1/observations?indicator=*&limit=200')),
        ...indicators.slice(0, 40),
        ...(await idsOf('/v1/sources?limit=40')),
        ...(await idsOf('/v1/checks?limit=40')),
        '1',
        '2',
      ],
      source: await idsOf('/v1/sources?limit=100'),
      area: await idsOf('/v1/codelists/areas?limit=1000'),
      list: lists,
      name: ['observations.csv', 'dataset.sqlite'],
    },
    cursors: next,
    tags: [etag],
  };
}

function counted(sent: Sent, { status, milliseconds }: Received): void {
  figures.requests += 1;
  figures.statuses.set(status, (figures.statuses.get(status) ?? 0) + 1);
  if (milliseconds <= figures.slowest) return;
  figures.slowest = milliseconds;
  figures.slowestPath = `${sent.method} ${sent.path}`;
}

/** Fails where an answer comes late again and again: its time is that of the fastest of nine tries, past the cache. */
async function inTime(sent: Sent, first: number): Promise<string[]> {
  let best = first / slowness();
  for (let again = 0; again < 8 && best > latest; again += 1) {
    await pause(100 * again);
    const { milliseconds } = await exchange(running.port, sent, `identity, x-${again};q=0.1`);
    best = Math.min(best, milliseconds / slowness());
  }
  return best > latest ? [`answered after ${Math.round(best)} ms`] : [];
}

describe('whatever is asked', { timeout: 4 * 3_600_000 }, () => {
  it('is answered in time, as the OpenAPI document says, and without a failure or a trace of the inside', async () => {
    const { errors } = running;
    await fc.assert(
      fc.asyncProperty(requestsTo(described.operations(), knowledge), async (sent) => {
        const received = await exchange(running.port, sent);
        counted(sent, received);
        const late = received.milliseconds > latest ? await inTime(sent, received.milliseconds) : [];
        expect([...faultsOf(described, sent, received), ...late], JSON.stringify(sent)).toEqual([]);
      }),
      { numRuns: Math.round(count * 0.7), endOnFailure: false },
    );
    figures.memory = await running.memory();
    expect(errors()).toEqual([]);
  });

  it('is answered whole on every connection, however its bytes are written', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, async (conversation) => {
        const { requests } = conversation;
        const { bytes, isReset } = await hold(running.port, conversation);
        figures.connections += 1;
        figures.requests += requests.length;
        const told = JSON.stringify(conversation);
        // A reset says that not everything was sent.
        if (isReset) return;
        const answers = answersIn(bytes, requests);
        const expected = requests.filter(({ isSound }) => isSound).length;
        // Behind an answer that closes the connection, none is owed (RFC 9112 section 9.6).
        const isClosed = answers.at(-1)?.headers.connection === 'close';
        if (!conversation.halfCloses && !isClosed)
          expect(answers.length, told).toBeGreaterThanOrEqual(expected);
        for (const [place, answer] of answers.entries()) {
          const { method = 'GET', path = '/', isSound = false, text = '' } = requests[place] ?? {};
          const sent = { method, path: isSound ? path : '/', headers: { text } };
          expect(faultsOf(described, sent, { ...answer, body: Buffer.from(answer.body) }), told).toEqual([]);
        }
      }),
      { numRuns: Math.round((count * 0.3) / 2.5) },
    );
    expect(running.errors()).toEqual([]);
  });

  it('leaves a server that ends without a fault', async () => expect(await running.stop()).toBe(0));
});
