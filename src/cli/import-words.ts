import type { Lang } from '../domain/numbers/display.ts';
import { relations } from '../domain/statements/codes.ts';
import type { ImportOutcome } from '../store/import/import-file.ts';
import type { Plan } from '../store/import/import-plan.ts';
import type { LocalImport } from '../store/import/local-imports.ts';
import type { Outcome, PlannedRow, RowPlace } from '../store/import/planned-rows.ts';
import type { Sheet } from '../store/import/reading/sheet.ts';
import { helpTexts } from './import-help.ts';

/** What the import says at the terminal. */
export interface Told {
  readonly help: string;
  readonly absent: (file: string) => string;
  readonly table: (file: string, sheet: Sheet) => string;
  /** How each column and the first figures were understood. */
  readonly columns: (plan: Plan) => string[];
  readonly row: (row: PlannedRow) => string;
  readonly tally: (rows: readonly PlannedRow[]) => string;
  readonly nothing: string;
  readonly dryRun: string;
  readonly outcomes: Readonly<Record<ImportOutcome, (database: string) => string>>;
  readonly list: (imports: readonly LocalImport[]) => string;
  readonly undone: (id: string) => string;
}

/** The words of the import in a language. */
export function wordsIn(lang: Lang): Told {
  return told[lang];
}

const otherOutcomes: Readonly<Record<string, string>> = {
  unchanged: '未变',
  missing: '无数值',
  rejected: '被拒',
};

function outcomeInChinese(outcome: Outcome): string {
  const relation = Object.entries(relations).find(([name]) => name === outcome);
  return relation?.[1].name.zh ?? otherOutcomes[outcome] ?? outcome;
}

const counted = (rows: readonly PlannedRow[]) => Map.groupBy(rows, ({ outcome }) => outcome);
const place = {
  en: ({ line, column }: RowPlace) => `line ${line}${column === null ? '' : `, column ${column}`}`,
  zh: ({ line, column }: RowPlace) => `第${line}行${column === null ? '' : `“${column}”列`}`,
};

const told: Readonly<Record<Lang, Told>> = {
  en: {
    help: helpTexts.en,
    absent: (file) => `${file} does not exist.`,
    table: (file, { how, rows }) =>
      `${file}: ${how.en}, ${rows.length} ${rows.length === 1 ? 'figure' : 'figures'}`,
    columns: ({ sheet, first }) => [
      ...sheet.columns.map(({ header, meaning }) => `column "${header}": ${meaning.en}`),
      ...sheet.around.map((text) => `beside the table: ${text}`),
      ...first.map((read) => `${place.en(read)} says ${read.text.en}`),
    ],
    row: (row) => `${place.en(row)}: ${row.outcome}${row.id ? ` ${row.id}` : ''} (${row.detail.en})`,
    tally: (rows) =>
      [...counted(rows)].map(([outcome, list]) => `${list.length} ${outcome}`).join(', ') ||
      'nothing to import',
    nothing: 'Nothing was imported: correct or remove the rejected lines.',
    dryRun: 'Dry run: nothing was written.',
    outcomes: {
      imported: (database) => `Imported into ${database}.`,
      unchanged: () => 'Nothing new: the database is unchanged.',
      repaired: (database) => `Nothing new; ${database} lacked earlier imports and was built again.`,
    },
    list: (imports) =>
      imports.map((each) => listed(each, 'en')).join('\n') || 'Nothing was imported into this database.',
    undone: (id) =>
      `${id} is taken back: a new release withdraws its statements, earlier releases keep them.`,
  },
  zh: {
    help: helpTexts.zh,
    absent: (file) => `文件${file}不存在。`,
    table: (file, { how, rows }) => `${file}：${how.zh}，共${rows.length}个数值`,
    columns: ({ sheet, first }) => [
      ...sheet.columns.map(({ header, meaning }) => `列“${header}”：${meaning.zh}`),
      ...sheet.around.map((text) => `表外文字：${text}`),
      ...first.map((read) => `${place.zh(read)}读作：${read.text.zh}`),
    ],
    row: (row) =>
      `${place.zh(row)}：${outcomeInChinese(row.outcome)}${row.id ? ` ${row.id}` : ''}（${row.detail.zh}）`,
    tally: (rows) =>
      [...counted(rows)]
        .map(([outcome, list]) => `${outcomeInChinese(outcome)}${list.length}条`)
        .join('，') || '没有可导入的内容',
    nothing: '未导入任何数据：请改正或删除被拒的行。',
    dryRun: '试运行：未写入任何内容。',
    outcomes: {
      imported: (database) => `已导入${database}。`,
      unchanged: () => '没有新内容：数据库未变。',
      repaired: (database) => `没有新内容；${database}缺少先前的导入，已重新生成。`,
    },
    list: (imports) => imports.map((each) => listed(each, 'zh')).join('\n') || '该数据库没有任何导入。',
    undone: (id) => `已撤销${id}：新版本撤回其表述，先前各版本保持不变。`,
  },
};

function listed({ id, importedOn, statements, sources, undoes, undoneBy }: LocalImport, lang: Lang): string {
  const { en, zh } =
    undoes === null
      ? {
          en: `${statements} ${statements === 1 ? 'statement' : 'statements'} of ${sources.join(', ')}${undoneBy === null ? '' : `, taken back by ${undoneBy}`}`,
          zh: `${statements}条表述，来源${sources.join('、')}${undoneBy === null ? '' : `，已由${undoneBy}撤销`}`,
        }
      : { en: `takes back ${undoes}`, zh: `撤销${undoes}` };
  return `${id}  ${importedOn}  ${lang === 'en' ? en : zh}`;
}
