import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueFile, patience } from '../fixtures/catalogue.ts';
import { type List, seedFolder, served } from '../http/server.ts';
import { read } from '../project/files.ts';
import { Agent, type Answered } from './agent.ts';
import { questions } from './questions.ts';

const publicUrl = 'https://data.example.org';
const server = served({ folder: seedFolder, environment: { PUBLIC_URL: publicUrl } });

/** The answers to each call of each question. */
type Answers = readonly (readonly Answered[])[];

async function askAll(agent: Agent): Promise<Answers> {
  const answers: Answered[][] = [];
  for (const { calls } of questions) {
    const own: Answered[] = [];
    for (const [tool, parameters] of calls) own.push(await agent.call(tool, parameters));
    answers.push(own);
  }
  await agent.close();
  return answers;
}

let overHttp: Answers = [];
let overStdio: Answers = [];
beforeAll(async () => {
  const [http, stdio] = await Promise.all([
    Agent.overHttp(server().base),
    Agent.overStdio({ DATABASE_FILE: await catalogueFile(), PUBLIC_URL: publicUrl }),
  ]);
  [overHttp, overStdio] = await Promise.all([askAll(http), askAll(stdio)]);
}, patience);
afterAll(() => {
  overHttp = [];
  overStdio = [];
});

describe('the questions of agents', () => {
  it('are answered by the last call, each call in at most 8 kB', () => {
    expect(questions.length).toBeGreaterThan(30);
    for (const [place, { asks, answer }] of questions.entries()) {
      const answers = overHttp[place] ?? [];
      expect(answers.at(-1)?.text, asks).toContain(answer);
      for (const { bytes, isError, data } of answers) {
        expect(isError, asks).toBe(false);
        expect(bytes, asks).toBeLessThanOrEqual(8_000);
        expect(data.more, asks).toMatch(/^https:\/\/data\.example\.org\/v1\//);
      }
    }
  });

  it('have the same answers over both transports', () => {
    expect(overStdio).toEqual(overHttp);
  });

  it('that are computed have the figures of the API', async () => {
    const computed = questions.flatMap(({ calls }, place) =>
      calls.flatMap(([tool], call) => (tool === 'compute' ? (overHttp[place]?.[call] ?? []) : [])),
    );
    expect(computed.length).toBeGreaterThan(2);
    for (const { data } of computed) {
      const path = String(data.more).replace(publicUrl, '');
      const { data: rows } = await server().json<List>(path);
      const expected = rows.map(({ period, lane, value, display }) => ({ period, lane, value, display }));
      expect(data.total, path).toBe(rows.length);
      expect(data.figures, path).toEqual(
        expect.arrayContaining(expected.map((figure) => expect.objectContaining(figure))),
      );
    }
  });

  it('are the table of docs/agents.md', () => {
    const rows = questions.map(({ asks, calls, answer }, place) => {
      const bytes = (overHttp[place] ?? []).reduce((sum, each) => sum + each.bytes, 0);
      const called = calls.map(([tool, parameters]) => `\`${tool} ${JSON.stringify(parameters)}\``);
      return `| ${asks} | ${called.join(' ')} | ${(bytes / 1000).toFixed(1)} | ${answer} |`;
    });
    const table = ['| Question | Calls | kB | The answer says |', '|---|---|---|---|', ...rows].join('\n');
    expect(read('docs/agents.md')).toContain(table);
  });
});
