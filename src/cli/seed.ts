import { parseArgs } from 'node:util';
import { configured } from '../dotenv.ts';
import { whileLocked } from '../store/seed/file/build-lock.ts';
import { seedFolder } from '../store/seed/file/current-seed.ts';
import { seedFile } from '../store/seed/file/write-database.ts';
import { readSeedOf } from '../store/seed/read/seed-files.ts';
import { command } from './command.ts';

const help = `Usage: npm run seed [-- --file FILE]

Builds the database from seed/ and renames it into place; a running server serves the old one until then.
  --file FILE   database file (default: DATABASE_FILE, else data/indicators.sqlite)
  --help        this text`;

await command(help, () => {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const file = values.file ?? configured(process.env).databaseFile;
  const begun = performance.now();
  whileLocked(file, (target) =>
    seedFile(target, readSeedOf(file, seedFolder), (step) => {
      const seconds = (performance.now() - begun) / 1000;
      if (seconds > 1) console.log(`${seconds.toFixed(1)} s: ${step}`);
    }),
  );
  console.log(`Seeded ${file}.`);
});
