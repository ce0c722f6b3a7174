import { parseArgs } from 'node:util';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { configured } from '../dotenv.ts';
import { today } from '../http/request/today.ts';
import { mcpServer } from '../mcp/mcp-server.ts';
import { installationOf } from '../store/chosen-installation.ts';
import { command } from './command.ts';
import { fail } from './fail.ts';

const help = `Usage: npm run --silent mcp

Serves the Model Context Protocol on standard input and output, for a client that starts it.
docs/agents.md has the configuration of a client.
  DATABASE_FILE  database file (default: data/indicators.sqlite), built where it is missing; or DATABASE_URL
  PUBLIC_URL     base of the links in answers; unless set they begin with /v1
  --help         this text`;

await command(help, async () => {
  parseArgs({ options: { help: { type: 'boolean' } } });
  const config = configured(process.env);
  const database = await installationOf(config);
  await database.prepare();
  const live = await database.open();
  // What is open would keep the process when its client has left.
  process.stdin.once('end', () => live.stop());
  const asking = {
    base: config.publicUrl ?? '',
    // A client may keep the process for days, in which a new release may come.
    get store() {
      return live.current();
    },
    get today() {
      return today();
    },
  };
  serveStdio(() => mcpServer(asking, fail), { onerror: fail, maxSubscriptions: 0 });
});
