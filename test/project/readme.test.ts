import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';

const server = served({ folder: seedFolder });
const documents = ['README.md', 'docs/queries.md'];
const text = documents
  .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
  .join('\n');
const host = 'http://localhost:3000';

interface Query {
  readonly command: string;
  readonly language: string;
  readonly answer: string;
}

/** Each `sh` block that begins with curl, and the block directly behind it. */
const queries: Query[] = [
  ...text.matchAll(/^```sh\n(curl [^`]+?)\n```\n+(?:```(json|text)\n([^`]*?)\n```)?/gm),
].map(([, command = '', language = '', answer = '']) => ({ command, language, answer }));

const curl = spawnSync('curl', ['--version']).status === 0 && spawnSync('sh', ['-c', ':']).status === 0;

async function answered(command: string): Promise<string> {
  const here = command.replaceAll(host, server().base);
  const { stdout } = await promisify(execFile)('sh', ['-c', here]);
  return stdout.replaceAll(server().base, host);
}

/** An answer as it can be compared: ids of requests are never the same. */
function comparable({ language, answer }: Pick<Query, 'language' | 'answer'>): unknown {
  if (language === 'text') return answer.replaceAll('\r\n', '\n').trim();
  const body: unknown = JSON.parse(answer);
  return typeof body === 'object' && body !== null && 'requestId' in body
    ? { ...body, requestId: 'req-1' }
    : body;
}

describe('the README and the guide to queries', () => {
  it('show five queries at least, each with its answer', () => {
    expect(queries.length).toBeGreaterThanOrEqual(5);
    for (const { command, language } of queries) expect(language, command).not.toBe('');
  });

  it.skipIf(!curl).each(queries)('$command answers what it says (skipped without curl)', async (query) => {
    const answer = await answered(query.command);
    expect(comparable({ language: query.language, answer })).toEqual(comparable(query));
  });
});
