import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { seedFolder } from '../store/seed/build/current-seed.ts';
import { seedFile } from '../store/seed/build/write-database.ts';
import { SeedError } from '../store/seed/read/seed-faults.ts';
import { readSeedOf } from '../store/seed/read/seed-files.ts';

const help = `Usage: npm run seed [-- --file FILE]

Builds the database from seed/ and puts it in place in one step; the old one serves until then.
  --file FILE   database file (default: DATABASE_FILE, else data/indicators.sqlite)
  --help        this text`;

const { values } = parseArgs({ options: { file: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(help);
  process.exit(0);
}

try {
  const file = values.file ?? readConfig(process.env).databaseFile;
  const begun = performance.now();
  seedFile(file, readSeedOf(file, seedFolder), undefined, (step) => {
    const seconds = (performance.now() - begun) / 1000;
    if (seconds > 1) console.log(`${seconds.toFixed(1)} s: ${step}`);
  });
  console.log(`Seeded ${file}.`);
} catch (error) {
  console.error(error instanceof SeedError ? error.message : error);
  process.exit(1);
}
