import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { Fault } from '../domain/fault.ts';
import { openApiDocument, toYaml } from '../http/openapi/openapi-document.ts';
import { openSeeded } from '../store/seed/file/open-seeded.ts';
import { command } from './command.ts';

const help = `Usage: npm run openapi [-- --check]

Writes openapi.yaml from the routes and their answers.
  --check   writes nothing; exits with 1 when the file is out of date
  --help    this text`;

const file = fileURLToPath(new URL('../../openapi.yaml', import.meta.url));

await command(help, async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const text = await documentText();
  if (!values.check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text)
    throw new Fault('openapi.yaml is out of date: run `npm run openapi`.');
});

/** The document in YAML, with examples from the real data. */
async function documentText(): Promise<string> {
  const store = openSeeded(':memory:');
  const app = await buildApp({
    store: () => store,
    // On a busy machine as well no example is refused.
    config: readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY: '60000' }),
    // A fixed one, so that the cursors of the examples are the same each time.
    cursorKey: () => 'openapi.yaml',
  });
  await app.ready();
  const text = toYaml(await openApiDocument(app));
  await app.close();
  return text;
}
