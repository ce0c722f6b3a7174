import { parseArgs } from 'node:util';
import { Fault } from '../domain/fault.ts';
import { configured } from '../dotenv.ts';
import { installationOf } from '../store/chosen-installation.ts';
import { exportDataset } from '../store/export/dataset-export.ts';
import { command } from './command.ts';

const help = `Usage: npm run export -- --out FOLDER

Writes the whole dataset: a CSV per indicator, lists of indicators and sources, a manifest with
SHA-256 checksums and a Frictionless datapackage.json. The same data give the same bytes.
  --out FOLDER   a folder that does not exist yet
  --file FILE    database file (default: DATABASE_URL or DATABASE_FILE, else data/indicators.sqlite)
  --help         this text`;

await command(help, async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' }, file: { type: 'string' } } });
  if (values.out === undefined) throw new Fault(help);
  const database = await installationOf(configured(process.env), values.file);
  await database.prepare();
  const live = await database.open();
  const files = await exportDataset(live.current(), values.out);
  live.stop();
  console.log(`${files} files in ${values.out}.`);
});
