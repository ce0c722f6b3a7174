import { describe, expect, it } from 'vitest';
import {
  createClient,
  outcomeOf,
  type Problem,
  ProblemError,
  problemOf,
} from '../../../clients/typescript/src/index.ts';
import { type ProblemCode, problems } from '../../../src/domain/problems.ts';
import { answering } from '../../http/answering.ts';
import { served } from '../../http/server.ts';

const server = served();

const detailsOf = (code: ProblemCode, base = '') => ({
  ...{ type: `${base}/errors/${code}`, code },
  ...problems[code],
  ...{ detail: 'why', instance: '/v1', requestId: 'r', errors: [], links: {} },
});

async function problemFrom(asked: PromiseLike<unknown>): Promise<Problem> {
  const outcome = await outcomeOf(asked);
  if (outcome.ok) throw new Error('It is a success.');
  return outcome.problem;
}

describe('a problem in the client', () => {
  const codes = Object.keys(problems).filter((code): code is ProblemCode => code in problems);

  it.each(codes)('%s is known by its type, with or without a PUBLIC_URL', (code) => {
    for (const base of ['', 'https://stats.example/data'])
      expect(problemOf(new Response(), detailsOf(code, base)).code).toBe(code);
  });

  it('of a newer server is other, with its type', () => {
    const told = { ...detailsOf('internal'), type: '/errors/of-tomorrow', code: 'of-tomorrow' };
    expect(problemOf(new Response(), told)).toMatchObject({ code: 'other', type: '/errors/of-tomorrow' });
  });

  it('names what is similar, and an address that works', async () => {
    const problem = await problemFrom(createClient({ baseUrl: server().base }).indicator('output-d'));
    if (problem.code !== 'unknown-id') throw new Error(problem.code);
    expect(problem.errors[0]?.suggestions).toContain('output-a');
    expect((await server().get(problem.tryInstead ?? '')).status).toBe(200);
  });

  it('is thrown as an error with a message that tells it', async () => {
    const asked = createClient({ baseUrl: server().base }).indicator('output-d');
    await expect(asked).rejects.toBeInstanceOf(ProblemError);
    await expect(asked).rejects.toThrow(/^404 No entry has this id: There is no indicator "output-d"/);
  });

  it('of a proxy, which is no problem document, is other with its text', async () => {
    const proxy = await answering((_, reply) => reply.writeHead(502).end('<h1>Bad Gateway</h1>'));
    const problem = await problemFrom(createClient({ baseUrl: proxy.base }).indicators());
    expect(problem).toMatchObject({ code: 'other', status: 502, detail: '<h1>Bad Gateway</h1>' });
  });

  it('is not made of failures of the network', async () => {
    const { base, close } = await answering((_, reply) => reply.end());
    close();
    await expect(outcomeOf(createClient({ baseUrl: base }).indicators())).rejects.toThrow(TypeError);
  });
});
