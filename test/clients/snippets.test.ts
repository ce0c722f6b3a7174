import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';
import { read } from '../project/files.ts';
import { python, rscript } from './interpreters.ts';

const server = served({ folder: seedFolder });
const host = 'http://localhost:3000';
const guide = read('docs/clients.md');

interface Snippet {
  readonly code: string;
  readonly printed: string;
}

/** The blocks of a language, each with the block of text behind it. */
function snippetsIn(language: string): Snippet[] {
  const block = new RegExp(
    `^\`\`\`${language}\\n([^\`]+?)\\n\`\`\`\\n+\`\`\`text\\n([^\`]+?)\\n\`\`\``,
    'gm',
  );
  return [...guide.matchAll(block)].map(([, code = '', printed = '']) => ({ code, printed }));
}

/** Versions differ in how many blanks they align columns with. */
const aligned = (text: string) =>
  text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

const languages = {
  Python: {
    snippets: snippetsIn('python'),
    command: python,
    missing: 'python3 with pandas',
  },
  R: {
    snippets: snippetsIn('r'),
    command: rscript,
    missing: 'Rscript',
  },
};

/** What a program prints that has the snippets one after the other, as a reader would type them. */
async function run(command: string, snippets: readonly Snippet[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  try {
    const file = join(folder, 'program');
    writeFileSync(file, snippets.map(({ code }) => code.replaceAll(host, server().base)).join('\n'));
    const { stdout } = await promisify(execFile)(command, [file]);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  }
}

describe.each(Object.entries(languages))(
  'the guide to clients, in %s',
  (_, { snippets, command, missing }) => {
    it('shows three programs at least, each with what it prints', () =>
      expect(snippets.length).toBeGreaterThanOrEqual(3));

    it.skipIf(command === undefined)(`prints what it says (skipped without ${missing})`, async () => {
      const printed = await run(command ?? '', snippets);
      expect(aligned(printed)).toBe(aligned(snippets.map((one) => one.printed).join('\n')));
    });
  },
);

describe('the guide to clients, for spreadsheets', () => {
  const blocks = [...guide.matchAll(/^```(?:powerquery|text)\n([^`]+?)\n```/gm)].map(
    ([, block = '']) => block,
  );

  it('has a query for Excel that answers the columns that it gives types', async () => {
    const block = blocks.find((one) => one.includes('Web.Contents')) ?? '';
    const [, base = '', path = ''] =
      /Web\.Contents\("([^"]+)", \[\s+RelativePath = "([^"]+)"/.exec(block) ?? [];
    const query = /Query = \[([^\]]+)\]/.exec(block)?.[1] ?? '';
    const parameters = [...query.matchAll(/(\w+) = "([^"]+)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(parameters.length).toBeGreaterThanOrEqual(3);
    const columns = await headerOf(`${base}${path}?${new URLSearchParams(parameters)}`);
    const typed = [...block.matchAll(/\{"(\w+)", type number\}/g)].map(([, name]) => name);
    expect(typed.length).toBeGreaterThanOrEqual(3);
    expect(columns).toEqual(expect.arrayContaining(typed));
  });

  it('has a formula for Google Sheets that has rows', async () => {
    const [, address = ''] = /=IMPORTDATA\("([^"]+)"/.exec(blocks.join('\n')) ?? [];
    expect(await headerOf(address)).toContain('value');
  });

  /** The columns of a CSV with rows. */
  async function headerOf(address: string): Promise<string[]> {
    const answer = await server().get(address.replace(host, ''));
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const [header = '', ...rows] = (await answer.text()).trim().split(/\r?\n/);
    expect(rows.length).toBeGreaterThan(0);
    return header.split(',');
  }
});
