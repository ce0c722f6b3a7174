import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Fault } from '../domain/fault.ts';
import { configured } from '../dotenv.ts';
import { decode } from '../store/import/decode.ts';
import { type ImportOutcome, importInto, nextImport } from '../store/import/import-file.ts';
import { type Plan, planImport } from '../store/import/import-plan.ts';
import { readSheet } from '../store/import/sheet.ts';
import { seedFolder } from '../store/seed/file/current-seed.ts';
import { readSeedOf, type SeedFiles } from '../store/seed/read/seed-files.ts';
import { fail } from './fail.ts';

const help = `Usage: npm run import -- FILE.csv [--dry-run] [--source ID]

Adds your own statements to the database: all of them, or none when a line is rejected.
FILE is the API's long CSV or a sheet with the columns indicator, area, period, value
(optional: kind, qualifier, locator, source …), in UTF-8, UTF-16 or GB18030, separated by
commas, semicolons or tabs. Numbers: 1234.5  1,234.5  12.5%  3.2万亿  1.5 trillion
  --dry-run       prints what each line would do and writes nothing
  --source ID     source of the lines that name none; with --title, --publisher and --published-on
                  (a day, a month or a year) a new source is added to the database
  --language CODE language of the new source (default: en)
  --file FILE     database file (default: DATABASE_FILE, else data/indicators.sqlite)
  --help          this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean' },
    source: { type: 'string' },
    title: { type: 'string' },
    publisher: { type: 'string' },
    'published-on': { type: 'string' },
    language: { type: 'string', default: 'en' },
    file: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}

const told: Record<ImportOutcome, (database: string) => string> = {
  imported: (database) => `Imported into ${database}.`,
  unchanged: () => 'Nothing new.',
  repaired: (database) => `Nothing new; ${database} lacked earlier imports and was built again.`,
};

try {
  const database = values.file ?? configured(process.env).databaseFile;
  if (!existsSync(file)) throw new Fault(`${file} does not exist.`);
  if (values['dry-run']) {
    planned(database, readSeedOf(database, seedFolder));
    console.log('Dry run: nothing was written.');
  } else console.log(told[importInto(database, seedFolder, (seed) => planned(database, seed))](database));
} catch (error) {
  fail(error);
}

/** Plans the import and prints what it does with each line. @throws Fault when a line is rejected */
function planned(database: string, seed: SeedFiles): Plan {
  const { text, encoding } = decode(readFileSync(file ?? ''));
  const sheet = readSheet(text);
  const today = new Date().toISOString().slice(0, 10);
  const plan = planImport(sheet, seed, {
    number: nextImport(database),
    source: values.source ?? null,
    today,
    sources: ownSource(values, today),
  });
  const names = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
  console.log(`${file}: ${encoding}, separated by ${names[sheet.delimiter]}, ${sheet.rows.length} lines`);
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
function ownSource(given: typeof values, accessedOn: string): string | null {
  const { source, title, publisher, 'published-on': publishedOn, language } = given;
  if (title === undefined && publisher === undefined && publishedOn === undefined) return null;
  if (source === undefined || title === undefined || publisher === undefined || publishedOn === undefined)
    throw new Fault('A new source needs --source, --title, --publisher and --published-on.');
  const entry = { title, publisher, publishedOn, accessedOn, language, tier: 'secondary', link: false };
  return JSON.stringify({ [source]: entry });
}
