import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answers, Outcome } from './reader.ts';

// The server answers in this process, so nothing here may block it.
const execute = promisify(execFile);

export const inspectorPackage = '@modelcontextprotocol/inspector@2.12.0';

/** What the inspector is asked, and what its answer has to hold. */
const asked: readonly (readonly [parameters: readonly string[], words: string])[] = [
  [['--method', 'tools/list'], '"name": "verify"'],
  [['--method', 'resources/list'], 'cde://en/glossary'],
  [['--method', 'prompts/list'], 'fact-check'],
  [['--method', 'tools/call', '--tool-name', 'latest', '--tool-arg', 'indicator=data-output-nda'], ' ZB'],
  [
    ['--method', 'tools/call', '--tool-name', 'verify', '--tool-arg', 'text=2024年数据生产总量为41.06ZB'],
    'supported',
  ],
];

/** Asks over HTTP and over standard input and output with the command line of the MCP inspector. */
export async function inspectAgents({ folder, base }: Answers): Promise<Outcome[]> {
  // Its `bin`, which npm links here.
  const launcher = join(folder, 'node_modules', '.bin', 'mcp-inspector');
  const servers = {
    http: [`${base}/mcp`, '--transport', 'http'],
    stdio: [process.execPath, 'src/cli/mcp.ts'],
  };
  const outcomes: Outcome[] = [];
  for (const [transport, server] of Object.entries(servers))
    outcomes.push(await inspected(`MCP inspector, ${transport}`, [launcher, '--cli', ...server]));
  return outcomes;
}

async function inspected(what: string, command: readonly string[]): Promise<Outcome> {
  try {
    for (const [parameters, words] of asked) {
      const { stdout } = await execute(process.execPath, [...command, ...parameters]);
      if (!stdout.includes(words)) throw new Error(`${parameters.join(' ')} answers ${stdout.slice(0, 500)}`);
    }
    return { what, ok: true, detail: `${asked.length} requests` };
  } catch (error) {
    return { what, ok: false, detail: String(error) };
  }
}
