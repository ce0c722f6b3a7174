import { parseArgs } from 'node:util';
import { seedFolder } from '../store/seed/file/current-seed.ts';
import { readDataset } from '../store/seed/read/read-seed.ts';
import { SeedError } from '../store/seed/read/seed-faults.ts';
import { readSeedFiles } from '../store/seed/read/seed-files.ts';
import { fail } from './fail.ts';

const help = `Usage: npm run seed:check [-- FOLDER]

Reads a seed (default: seed/) and prints every fault as file:line:column message. Writes nothing.
  --help   this text`;

const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
if (values.help) {
  console.log(help);
  process.exit(0);
}

try {
  const dataset = readDataset(readSeedFiles(positionals[0] ?? seedFolder));
  console.log(
    `${dataset.statements.length} statements, ${dataset.indicators.size} indicators, ${dataset.sources.size} sources: no faults.`,
  );
} catch (error) {
  if (!(error instanceof SeedError)) fail(error);
  console.error(error.message);
  console.error(`${error.faults.length} fault${error.faults.length === 1 ? '' : 's'}.`);
  process.exit(1);
}
