import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Fault } from '../domain/fault.ts';
import { configured } from '../dotenv.ts';
import { installationOf } from '../store/chosen-installation.ts';
import { decode } from '../store/import/decode.ts';
import type { ImportOutcome } from '../store/import/import-file.ts';
import { type Plan, planImport } from '../store/import/import-plan.ts';
import { nextImportOf } from '../store/import/import-seed-files.ts';
import { readSheet } from '../store/import/sheet.ts';
import type { SeedFiles } from '../store/seed/read/seed-files.ts';
import { command } from './command.ts';

const help = `Usage: npm run import -- FILE.csv [--dry-run] [--source ID]

Adds your own statements to the database: all of them, or none when a line is rejected.
FILE is the API's long CSV or a sheet with the columns indicator, area, period, value
(optional: kind, qualifier, locator, source …), in UTF-8, UTF-16 or GB18030, separated by
commas, semicolons or tabs. Numbers: 1234.5  1,234.5  12.5%  3.2万亿  1.5 trillion
  --dry-run       prints what each line would do and writes nothing
  --source ID     source of the lines that name none; with --title, --publisher and --published-on
                  (a day, a month or a year) a new source is added to the database
  --language CODE language of the new source (default: en)
  --file FILE     database file (default: DATABASE_URL or DATABASE_FILE, else data/indicators.sqlite)
  --help          this text`;

type Options = ReturnType<typeof given>['values'];

const given = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      source: { type: 'string' },
      title: { type: 'string' },
      publisher: { type: 'string' },
      'published-on': { type: 'string' },
      language: { type: 'string', default: 'en' },
      file: { type: 'string' },
    },
  });

const told: Record<ImportOutcome, (database: string) => string> = {
  imported: (database) => `Imported into ${database}.`,
  unchanged: () => 'Nothing new.',
  repaired: (database) => `Nothing new; ${database} lacked earlier imports and was built again.`,
};

await command(help, async () => {
  const {
    values,
    positionals: [file],
  } = given();
  if (file === undefined) throw new Fault(help);
  const database = await installationOf(configured(process.env), values.file);
  if (!existsSync(file)) throw new Fault(`${file} does not exist.`);
  const plan = (seed: SeedFiles, number: number) => planned(file, seed, { number, values });
  if (values['dry-run']) {
    const seed = await database.seedFiles();
    plan(seed, nextImportOf(seed));
    console.log('Dry run: nothing was written.');
  } else console.log(told[await database.import(plan)](database.name));
});

/** Plans the import and prints what it does with each line. @throws Fault when a line is rejected */
function planned(
  file: string,
  seed: SeedFiles,
  { number, values }: { number: number; values: Options },
): Plan {
  const { text, encoding } = decode(readFileSync(file));
  const sheet = readSheet(text);
  const today = new Date().toISOString().slice(0, 10);
  const plan = planImport(sheet, seed, {
    number,
    source: values.source ?? null,
    today,
    sources: ownSource(values, today),
  });
  const names = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
  console.log(
    `${file}: ${encoding}, separated by ${names[sheet.delimiter]}, ${sheet.rows.length} line${sheet.rows.length === 1 ? '' : 's'}`,
  );
  for (const row of plan.rows)
    console.log(`line ${row.line}: ${row.outcome}${row.id ? ` ${row.id}` : ''} (${row.detail})`);
  const tally = Map.groupBy(plan.rows, ({ outcome }) => outcome);
  console.log(
    [...tally].map(([outcome, rows]) => `${rows.length} ${outcome}`).join(', ') || 'nothing to import',
  );
  if (tally.has('rejected')) throw new Fault('Nothing was imported: correct or remove the rejected lines.');
  return plan;
}

/** The text of a seed file with the source that the options describe; null when they describe none. */
function ownSource(options: Options, accessedOn: string): string | null {
  const { source, title, publisher, 'published-on': publishedOn, language } = options;
  if (title === undefined && publisher === undefined && publishedOn === undefined) return null;
  if (source === undefined || title === undefined || publisher === undefined || publishedOn === undefined)
    throw new Fault('A new source needs --source, --title, --publisher and --published-on.');
  const entry = { title, publisher, publishedOn, accessedOn, language, tier: 'secondary', link: false };
  return JSON.stringify({ [source]: entry });
}
