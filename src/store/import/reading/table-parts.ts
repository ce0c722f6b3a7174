import type { Dataset } from '../../seed/read/dataset.ts';
import type { Grid, GridRow } from '../bytes/grid.ts';
import { Said } from '../said.ts';
import { isMissing, keyOf, plainCell } from './cell-text.ts';
import { columnOf } from './column-names.ts';
import { areasOfName, indicatorsNamed } from './names.ts';
import { looksLikePeriod } from './period-cell.ts';
import type { ReadingOptions } from './sheet.ts';

/** A table with what stands around it. */
export interface TableParts {
  readonly header: GridRow | null;
  readonly body: readonly GridRow[];
  /** Texts above the header and below the last row. */
  readonly around: readonly string[];
  /** What those texts say of all rows: the area, the indicator, the unit, the source. */
  readonly context: Readonly<Record<string, string>>;
}

const mostAbove = 15;
const footer = /^(?:数据来源|资料来源|来源|注|备注|说明|注释|source|sources|note|notes)\s*[:：]/i;

/** The parts of a table: lines above its header, as the NBS writes them, and below its last row are told from it. */
export function tableParts(grid: Grid, before: Dataset, options: ReadingOptions): TableParts {
  const rows = grid.rows.filter(({ cells }) => cells.some((cell) => plainCell(cell) !== ''));
  const at = headerPlace(rows, options);
  const header = rows[at] ?? null;
  const behind = rows.slice(at + 1);
  const end = behind.findIndex((row, place) => isFooter(row) && behind.slice(place).every(isNote));
  const body = end < 0 ? behind : behind.slice(0, end);
  const texts = [...rows.slice(0, at), ...(end < 0 ? [] : behind.slice(end))].flatMap(filled);
  if (header !== null) for (const row of body) requireWhole(row, header);
  return { header, body, around: texts, context: contextOf(texts, before) };
}

/** The first row that has the name of a column and one more, or periods; else the first row. */
function headerPlace(rows: readonly GridRow[], options: ReadingOptions): number {
  const found = rows.slice(0, mostAbove).findIndex(({ cells }) => {
    const texts = cells.map(plainCell).filter((text) => text !== '');
    const named = texts.filter((text) => columnOf(text) !== null || options.reads.has(keyOf(text)));
    const periods = texts.filter(looksLikePeriod);
    const blankCorner =
      plainCell(cells[0] ?? '') === '' && periods.length >= 2 && periods.length === texts.length;
    return (named.length > 0 && named.length + periods.length >= 2) || blankCorner;
  });
  const isAlone = rows.slice(0, Math.max(found, 0)).every((row) => filled(row).length <= 2);
  return found > 0 && isAlone ? found : 0;
}

function isNote(row: GridRow): boolean {
  return filled(row).length === 1;
}

function isFooter(row: GridRow): boolean {
  return isNote(row) && footer.test(filled(row)[0] ?? '');
}

function filled({ cells }: GridRow): string[] {
  return cells.map(plainCell).filter((text) => text !== '');
}

/** A row with more cells than the header, or cut short, may have lost a separator: its cells could stand in other columns. */
function requireWhole(row: GridRow, header: GridRow): void {
  const width = widthOf(header);
  const more = widthOf(row) > width;
  if (!more && (row.cells.length >= width || row.faults !== undefined || isHeading(row))) return;
  const count = more ? widthOf(row) : row.cells.length;
  throw new Said(
    `The table cannot be read: line ${row.line} has ${count} cells, the header ${width}.`,
    `表格无法读取：第${row.line}行有${count}个单元格，表头有${width}个。`,
  );
}

/** A line with a text in its first cell alone, such as a heading between rows. */
function isHeading(row: GridRow): boolean {
  return row.cells.length === 1 || row.cells.slice(1).every(isMissing);
}

function widthOf({ cells }: GridRow): number {
  return cells.findLastIndex((cell) => plainCell(cell) !== '') + 1;
}

const said =
  /^\s*(指标|地区|单位|计量单位|数据库|数据来源|资料来源|来源|indicator|area|region|unit|source)\s*:\s*(.+?)\s*$/i;

function contextOf(texts: readonly string[], before: Dataset): Record<string, string> {
  const context: Record<string, string> = {};
  for (const text of texts) {
    const [, name = '', value = ''] = said.exec(text.replace(/^\((.*)\)$/, '$1')) ?? [];
    if (name === '') continue;
    const column = name === '数据库' ? 'database' : (columnOf(name) ?? '');
    // The data bases of the NBS without provinces, cities or countries are of the nation.
    if (column === 'database' && /^(?:年度|季度|月度)数据/.test(value)) context.area ??= 'CN';
    else if (column === 'indicator' && indicatorsNamed(value, before).length > 0) context.indicator = value;
    else if (column === 'area' && areasOfName(value, before.areas).length > 0) context.area = value;
    else if (column === 'unit' || column === 'source') context[column] = value;
  }
  return context;
}
