import { parseArgs } from 'node:util';
import { configured } from '../dotenv.ts';
import { installationOf } from '../store/chosen-installation.ts';
import { command } from './command.ts';

const help = `Usage: npm run seed [-- --file FILE]

Builds the database from seed/ and puts it into place at once; a running server serves the old one until then.
  --file FILE   database file (default: DATABASE_URL or DATABASE_FILE, else data/indicators.sqlite)
  --help        this text`;

await command(help, async () => {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const database = await installationOf(configured(process.env), values.file);
  const begun = performance.now();
  await database.seed((step) => {
    const seconds = (performance.now() - begun) / 1000;
    if (seconds > 1) console.log(`${seconds.toFixed(1)} s: ${step}`);
  });
  console.log(`Seeded ${database.name}.`);
});
