import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDotenv } from '../../src/dotenv.ts';
import { refusal } from './starting.ts';

const folder = mkdtempSync(join(tmpdir(), 'dotenv-'));
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

let files = 0;

/** Reads a file of this text into an environment. */
function read(text: string, variables: Record<string, string | undefined> = {}) {
  files += 1;
  const path = join(folder, `${files}.env`);
  writeFileSync(path, text);
  try {
    loadDotenv(variables, path);
  } catch (error) {
    return String(error).replace(path, '.env');
  }
  return variables;
}

describe('.env', () => {
  it('adds what the environment does not set', () => {
    const text = '# mine\n\nPORT=3001\r\nexport HOST = "::1" # this machine\nLOG_LEVEL=\'info\'\n';
    expect(read(text, { PORT: '3002' })).toEqual({ PORT: '3002', HOST: '::1', LOG_LEVEL: 'info' });
  });

  it('need not be there', () => {
    expect(() => loadDotenv({}, join(folder, 'none'))).not.toThrow();
  });

  it.each([
    ['PORT=1\nHOST\n', 'line 2: write NAME=value, or a comment behind #.'],
    ['PORT: 1', 'line 1: write NAME=value, or a comment behind #.'],
    ['{"PORT": 1}', 'line 1: write NAME=value, or a comment behind #.'],
    ['PORT=1\nHOST=::1\nPORT=2', 'line 3: line 1 sets PORT already.'],
    ['RATELIMIT=5', 'line 1: RATELIMIT is no variable of this server. Did you mean RATE_LIMIT?'],
    ['port=5', 'line 1: port is no variable of this server. Did you mean PORT?'],
    ['QQQQQQQQQQ=5', /^line 1: QQQQQQQQQQ is no variable of this server\. There are HOST, PORT, /],
    ['HOST="::1', 'line 1: the value of HOST has to end with " on the same line.'],
    ["HOST='a' b", "line 1: the value of HOST has to end with ' on the same line."],
    ['CURSOR_KEY=abc#def', /^line 1: put the value of CURSOR_KEY into quotes/],
  ])('is refused as %j', (text, fault) => {
    const said = String(read(text)).replace('Fault: .env, ', '');
    if (typeof fault === 'string') expect(said).toBe(fault);
    else expect(said).toMatch(fault);
  });

  it('that is refused stops the start with one line that names the file', async () => {
    for (const [text, line] of [
      ['PORTS=1\n', ', line 1: PORTS is no variable of this server. Did you mean PORT?'],
      [null, ' cannot be read: it is a folder.'],
    ] as const) {
      const cwd = mkdtempSync(join(folder, 'cwd-'));
      const path = join(cwd, '.env');
      if (text === null) mkdirSync(path);
      else writeFileSync(path, text);
      const { code, stderr } = await refusal({ cwd, environment: { DATABASE_FILE: join(cwd, 'a.sqlite') } });
      expect(stderr).toBe(`${path}${line}\n`);
      expect(code).toBe(1);
    }
  });
});
