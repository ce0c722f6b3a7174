import { nearest } from '../../../domain/query/nearest.ts';
import type { Dataset } from '../../seed/read/dataset.ts';
import type { Grid, GridRow } from '../bytes/grid.ts';
import { Said } from '../said.ts';
import { keyOf, plainCell } from './cell-text.ts';
import { knownColumns, required } from './column-names.ts';
import { meaningOf, type Role, roleOf } from './header-roles.ts';
import { areasOfName, indicatorsNamed } from './names.ts';
import { looksLikePeriod } from './period-cell.ts';
import { RowReader } from './row-reader.ts';
import type { RawFigure, ReadingOptions, Sheet } from './sheet.ts';
import { type TableParts, tableParts } from './table-parts.ts';

interface Column {
  readonly header: string;
  readonly role: Role;
}

/**
 * A table as figures: each line, or each cell below a period, an area or an indicator, is one.
 * @throws Said where it lacks a column or has one that is not known
 */
export function understand(grid: Grid, before: Dataset, options: ReadingOptions): Sheet {
  const parts = composite(tableParts(grid, before, options));
  const columns = columnsOf(parts, before, options);
  requireColumns(columns, parts, options);
  const reader = new RowReader(before, options, parts.context);
  const rows = parts.body.flatMap((row) => figuresOf(row, columns).map((figure) => reader.read(figure)));
  return {
    rows,
    decimals: options.decimals ?? (grid.continental ? 'unsaid' : 'point'),
    how: grid.how,
    columns: columns.map(({ header, role }) => ({ header, meaning: meaningOf(role) })),
    around: parts.around,
    unknownIndicators: reader.unknownIndicators,
  };
}

/** Eurostat joins the dimensions of a row in one cell: `freq,unit,geo\TIME_PERIOD`. */
function composite(parts: TableParts): TableParts {
  const [first = ''] = parts.header?.cells ?? [];
  const match = /^(\w+(?:,\w+)*)\\\w+$/.exec(first.trim());
  if (parts.header === null || match === null) return parts;
  const names = (match[1] ?? '').split(',');
  const split = (row: GridRow, texts: readonly string[]) => ({
    ...row,
    cells: [...texts, ...row.cells.slice(1)],
  });
  return {
    ...parts,
    header: split(
      parts.header,
      names.map((name) => (name === 'freq' ? 'frequency' : name)),
    ),
    body: parts.body.map((row) => {
      const texts = (row.cells[0] ?? '').split(',');
      return split(
        row,
        names.map((_, place) => texts[place] ?? ''),
      );
    }),
  };
}

function columnsOf({ header, body }: TableParts, before: Dataset, options: ReadingOptions): Column[] {
  const headers = header?.cells ?? [];
  const width = headers.findLastIndex((cell) => plainCell(cell) !== '') + 1;
  const columns = headers.slice(0, width).map((cell, place) => {
    const role = roleOf(cell, before, options);
    return { header: cell.trim(), role: role.as === 'blank' ? unnamed(body, place, before) : role };
  });
  const keys = columns.map(({ header: text, role }) => (role.as === 'column' ? role.name : keyOf(text)));
  const twice = columns.find(
    ({ role }, at) => role.as !== 'ignored' && role.as !== 'blank' && keys.indexOf(keys[at] ?? '') < at,
  );
  if (twice === undefined) return columns;
  const { header: name } = twice;
  throw new Said(
    `The table has two columns called "${name}", or of that meaning. Leave one out by --read "${name}=ignore", or rename it.`,
    `表中有两列名为“${name}”或含义相同。请用--read "${name}=ignore"忽略其一，或改名。`,
  );
}

/** The role of a column without a header by what its cells name, all of them; `blank` where it has no cells. */
function unnamed(body: readonly GridRow[], place: number, before: Dataset): Role {
  const texts = body.map(({ cells }) => plainCell(cells[place] ?? '')).filter((text) => text !== '');
  if (texts.length === 0) return { as: 'blank' };
  if (texts.every((text) => areasOfName(text, before.areas).length > 0))
    return { as: 'column', name: 'area' };
  if (texts.every((text) => indicatorsNamed(text, before).length > 0))
    return { as: 'column', name: 'indicator' };
  return texts.every(looksLikePeriod) ? { as: 'column', name: 'period' } : { as: 'unknown' };
}

function figuresOf(row: GridRow, columns: readonly Column[]): RawFigure[] {
  const shared: Record<string, string> = {};
  const faults: Said[] = [];
  const qualifiers = new Map<string, string>();
  const series: { header: string; place: number; cells: Readonly<Record<string, string>> }[] = [];
  columns.forEach(({ header, role }, place) => {
    const cell = row.cells[place] ?? '';
    if (role.as === 'series') series.push({ header, place, cells: role.cells });
    if (role.as === 'qualifier') qualifiers.set(role.of, cell);
    if (role.as !== 'column') return;
    shared[role.name] = cell;
    faults.push(
      ...(row.faults?.has(place) ? [row.faults.get(place)] : []).filter((fault) => fault !== undefined),
    );
  });
  if (series.length === 0) return [{ line: row.line, column: null, cells: shared, faults, isSeries: false }];
  return series.map(({ header, place, cells }) => {
    const own = row.faults?.get(place);
    const qualifier = qualifiers.get(header.replace(/ \[[^\]]*\]$/, ''));
    return {
      line: row.line,
      column: header,
      cells: { ...shared, ...cells, ...(qualifier ? { qualifier } : {}), value: row.cells[place] ?? '' },
      faults: own === undefined ? faults : [...faults, own],
      isSeries: true,
    };
  });
}

/** A column whose name is not known could be a misspelt one that changes the figure, such as `qualifer`: it is never ignored. */
function requireColumns(
  columns: readonly Column[],
  { context }: TableParts,
  { given }: ReadingOptions,
): void {
  const names = new Set(columns.flatMap(({ role }) => (role.as === 'column' ? [role.name] : [])));
  const series = columns.flatMap(({ role }) => (role.as === 'series' ? [role.cells] : []));
  const isSaid = (column: string) =>
    names.has(column) ||
    (series.length > 0 && series.every((cells) => cells[column] !== undefined)) ||
    context[column] !== undefined ||
    column in given;
  const missing = required.filter((column) =>
    column === 'value' && series.length > 0 ? false : !isSaid(column),
  );
  const unknown = columns.filter(({ role }) => role.as === 'unknown').map(({ header }) => header);
  const both =
    series.length > 0
      ? ['value', ...new Set(series.flatMap((cells) => Object.keys(cells)))].filter(
          (name) => names.has(name) && (name === 'value' || name === 'period'),
        )
      : [];
  const faults = [
    ...missing.map((column) => lacking(column, names)),
    ...unknown.map(unknownColumn),
    ...both.map((column) => ({
      en: `it has the column ${column} and columns that are headed by periods, areas or indicators`,
      zh: `既有${column}列，又有以时期、地区或指标为表头的列`,
    })),
  ];
  if (faults.length === 0) return;
  const all = [...knownColumns].join(', ');
  const ways =
    unknown.length === 0
      ? { en: '', zh: '' }
      : {
          en: ` Rename or remove what is not one of ${all}, or leave it out by --read "HEADER=ignore".`,
          zh: `请改名或删除不属于下列名称的列：${all}；或用--read "表头=ignore"忽略。`,
        };
  throw new Said(
    `The table cannot be imported: ${faults.map(({ en }) => en).join('; ')}.${ways.en}`,
    `表格无法导入：${faults.map(({ zh }) => zh).join('；')}。${ways.zh}`,
  );
}

const options: Readonly<Record<string, string>> = { indicator: 'ID', area: 'CN', period: '2024' };

function lacking(column: string, names: ReadonlySet<string>) {
  const isNamed = names.has(`${column}Name`);
  const option = options[column] === undefined ? '' : `--${column} ${options[column]}`;
  const en = isNamed
    ? ', and names do not tell which one is meant: take the table with labels=both'
    : option === ''
      ? ''
      : ` (${option} says it for all rows)`;
  return {
    en: `it lacks the column ${column}${en}`,
    zh: `缺少${column}列${option === '' ? '' : `（可用${option}统一指定）`}`,
  };
}

function unknownColumn(column: string) {
  const [close] = nearest(column, knownColumns, 1, 0.4);
  if (column === '') return { en: 'a column has no header', zh: '有一列没有表头' };
  return {
    en: `the column "${column}" is not known${close === undefined ? '' : ` (${close}?)`}`,
    zh: `无法识别列“${column}”${close === undefined ? '' : `（是否为${close}？）`}`,
  };
}
