import { parseArgs } from 'node:util';
import { seedFolder } from '../store/seed/file/current-seed.ts';
import { readDataset } from '../store/seed/read/read-seed.ts';
import { readSeedFiles } from '../store/seed/read/seed-files.ts';
import { command } from './command.ts';

const help = `Usage: npm run seed:check [-- FOLDER]

Reads a seed (default: seed/) and prints every fault as file:line:column message. Writes nothing.
  --help   this text`;

await command(help, () => {
  const { positionals } = parseArgs({ options: {}, allowPositionals: true });
  const dataset = readDataset(readSeedFiles(positionals[0] ?? seedFolder));
  console.log(
    `${dataset.statements.length} statements, ${dataset.indicators.size} indicators, ${dataset.sources.size} sources: no faults.`,
  );
});
