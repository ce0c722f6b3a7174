import type { Dataset } from '../seed/read/dataset.ts';
import { decode } from './bytes/decode.ts';
import { readDelimited } from './bytes/delimited.ts';
import { isWorkbook, readWorkbook } from './bytes/workbook-grid.ts';
import { headerWords } from './reading/column-names.ts';
import type { ReadingOptions, Sheet } from './reading/sheet.ts';
import { understand } from './reading/understand.ts';
import { unitSigns } from './reading/unit-words.ts';
import { Said } from './said.ts';

interface FileOptions {
  readonly encoding: string | null;
  /** Name of a worksheet; null where there is one only. */
  readonly sheet: string | null;
}

/** A file that reads itself by what a seed knows. @throws Said as `decode` and `understand` do */
export type TableFile = (before: Dataset, options: ReadingOptions) => Sheet;

/** The table in the bytes of a file: a workbook, or text separated by commas, semicolons or tabs. */
export async function readTable(bytes: Buffer, { encoding, sheet }: FileOptions): Promise<TableFile> {
  if (bytes.length === 0) throw new Said('The file is empty.', '文件是空的。');
  if (isWorkbook(bytes)) {
    const grid = await readWorkbook(bytes, sheet);
    return (before, options) => understand(grid, before, options);
  }
  if (sheet !== null) throw new Said('--sheet: the file is no workbook.', '--sheet：文件不是工作簿。');
  return (before, options) => {
    const { text, encoding: found } = decode(bytes, { encoding, words: wordsOf(before) });
    return understand(readDelimited(text, found), before, options);
  };
}

/** Words that a table of ours may have, other than those in ASCII. */
function wordsOf({ areas, indicators }: Dataset): string[] {
  const names = [...areas.values(), ...indicators.values()].flatMap(({ name }) => [
    name.zh,
    name.zh.replace(/（.*?）/g, ''),
  ]);
  return [...new Set([...headerWords, ...unitSigns, '全国', ...names])];
}
