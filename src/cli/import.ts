import { existsSync, readFileSync } from 'node:fs';
import { Fault } from '../domain/fault.ts';
import { configured } from '../dotenv.ts';
import { today } from '../http/request/today.ts';
import { installationOf } from '../store/chosen-installation.ts';
import { type Plan, planImport } from '../store/import/import-plan.ts';
import { nextImportOf } from '../store/import/import-seed-files.ts';
import { localImports, undoFiles } from '../store/import/local-imports.ts';
import { draftIndicators, newEntries } from '../store/import/new-indicators.ts';
import { Said } from '../store/import/said.ts';
import { readTable, type TableFile } from '../store/import/table-file.ts';
import type { Installation } from '../store/installation.ts';
import { readDataset } from '../store/seed/read/read-seed.ts';
import type { SeedFiles } from '../store/seed/read/seed-files.ts';
import { command } from './command.ts';
import { helpTexts } from './import-help.ts';
import { givenOptions, type ImportFlags, readingOptions } from './import-options.ts';
import { type Told, wordsIn } from './import-words.ts';

const isChinese = process.argv.some(
  (text, at) => text === '--lang=zh' || (text === 'zh' && process.argv[at - 1] === '--lang'),
);

await command(helpTexts[isChinese ? 'zh' : 'en'], async () => {
  const { values, positionals } = givenOptions();
  const { lang } = values;
  if (lang !== 'en' && lang !== 'zh') throw new Fault('--lang: write en or zh.');
  const told = wordsIn(lang);
  try {
    await run(values, positionals, told);
  } catch (error) {
    if (lang === 'zh' && error instanceof Said) throw new Fault(error.text.zh);
    throw error;
  }
});

async function run(values: ImportFlags, [file]: readonly string[], told: Told): Promise<void> {
  const database = await installationOf(configured(process.env), values.file);
  if (values.list === true)
    return console.log(told.list(localImports(readDataset(await database.seedFiles()))));
  if (values.undo !== undefined) return undo(values.undo, database, told);
  if (file === undefined) throw new Fault(told.help);
  if (!existsSync(file)) throw new Fault(told.absent(file));
  const table = await readTable(readFileSync(file), {
    encoding: values.encoding ?? null,
    sheet: values.sheet ?? null,
  });
  const plan = (seed: SeedFiles, number: number) => planned({ file, table, values, number }, seed, told);
  if (values['dry-run']) {
    const seed = await database.seedFiles();
    plan(seed, nextImportOf(seed));
    console.log(told.dryRun);
  } else console.log(told.outcomes[await database.import(plan)](database.name));
}

async function undo(id: string, database: Installation, told: Told): Promise<void> {
  await database.import((seed, number) => ({ files: undoFiles(id, seed, { number, today: today() }) }));
  console.log(told.undone(id));
}

interface Task {
  readonly file: string;
  readonly table: TableFile;
  readonly values: ImportFlags;
  readonly number: number;
}

/** Plans the import and prints what it does with each line. @throws Fault when a line is rejected */
function planned({ file, table, values, number }: Task, seed: SeedFiles, told: Told): Plan {
  const reading = readingOptions(values);
  const plan = planImport((before) => table(before, reading), seed, {
    number,
    source: values.source ?? null,
    today: today(),
    sources: ownSource(values, today()),
    entries: newEntries(values['new-indicators'] ?? null),
  });
  console.log(told.table(file, plan.sheet));
  for (const line of told.columns(plan)) console.log(line);
  for (const row of plan.rows) console.log(told.row(row));
  console.log(told.tally(plan.rows));
  const { unknownIndicators } = plan.sheet;
  const drafts = values['new-indicators'];
  if (drafts !== undefined && unknownIndicators.size > 0)
    draftIndicators(drafts, unknownIndicators, plan.dataset);
  if (plan.rows.some(({ outcome }) => outcome === 'rejected')) throw new Fault(told.nothing);
  return plan;
}

/** The text of a seed file with the source that the options describe; null when they describe none. */
function ownSource(options: ImportFlags, accessedOn: string): string | null {
  const { source, title, publisher, 'published-on': publishedOn, language } = options;
  if (title === undefined && publisher === undefined && publishedOn === undefined) return null;
  if (source === undefined || title === undefined || publisher === undefined || publishedOn === undefined)
    throw new Said(
      'A new source needs --source, --title, --publisher and --published-on.',
      '新来源需要--source、--title、--publisher和--published-on。',
    );
  const entry = { title, publisher, publishedOn, accessedOn, language, tier: 'secondary', link: false };
  return JSON.stringify({ [source]: entry });
}
