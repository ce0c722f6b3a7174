import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../running/projects.ts';
import { type Environment, type Server, startServer } from '../running/servers.ts';
import { slowness } from '../running/slowness.ts';

/** The first server builds a database, the others begin with a copy of it. */
const built = join(temporaryFolder(), 'indicators.sqlite');

/** A server as `npm start` starts it, over a new database of the real seed. On a busy machine its event loop may lag longer. */
export async function loadServer(environment: Environment = {}): Promise<Server> {
  const lag = Math.min(60_000, Math.ceil(1000 * (await slowness())));
  const file = existsSync(built) ? join(temporaryFolder(), 'indicators.sqlite') : built;
  if (file !== built) await copyFile(built, file);
  return startServer({
    environment: {
      DATABASE_FILE: file,
      MAX_EVENT_LOOP_DELAY: String(lag),
      ...environment,
    },
  });
}
