import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Said } from '../said.ts';
import type { Grid, GridRow } from './grid.ts';
import { shownDate } from './shown-date.ts';

const mostDigits = 15;
/** A workbook that unpacks to more is no table that people keep by hand. */
const mostBytes = 200_000_000;

/** True for the bytes of a workbook: a ZIP archive, or the container of files before Excel 2007. */
export function isWorkbook(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(zip) || bytes.subarray(0, 4).equals(compound);
}

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * The cells of a worksheet, each as Excel shows it: the text of a number with its format, of a formula that of its last
 * result. Where it has the format General, which shows as many digits as the column is wide, all its digits.
 * @throws Said where it is no workbook, has no such sheet, or has several sheets and none is named
 */
export async function readWorkbook(bytes: Buffer, sheetName: string | null): Promise<Grid> {
  if (unpackedSize(bytes) > mostBytes)
    throw new Said('The workbook unpacks to more than 200 MB.', '工作簿解压后超过200 MB。');
  // Loaded here: it takes 100 ms, which other files need not wait for.
  const { read, utils, SSF } = await import('@e965/xlsx');
  const { Sheets, SheetNames, Workbook } = opened(() =>
    read(bytes, { cellNF: true, cellText: false, dense: false }),
  );
  const filled = SheetNames.filter((name) => Sheets[name]?.['!ref'] !== undefined);
  const name = chosen(sheetName, SheetNames, filled);
  const sheet = Sheets[name] ?? {};
  const from1904 = Workbook?.WBProps?.date1904 === true;
  const rows = new Map<number, SheetCells>();
  // Cell by cell: the area that a sheet says it has may be all of its 17 thousand million cells.
  for (const address of Object.keys(sheet)) {
    const cell = address.startsWith('!') ? null : cellOf(sheet, address);
    if (cell === null) continue;
    const { r: row, c: column } = utils.decode_cell(address);
    const found: SheetCells = rows.get(row) ?? { cells: [], faults: new Map() };
    rows.set(row, found);
    const { cells, faults } = found;
    while (cells.length <= column) cells.push('');
    cells[column] = textOfCell(cell, SSF, from1904);
    const fault = faultOfCell(cell, address);
    if (fault !== null) faults.set(column, fault);
  }
  const inOrder = [...rows].sort(([first], [second]) => first - second);
  return {
    rows: inOrder.map(([row, found]): GridRow => ({ line: row + 1, ...found })),
    continental: false,
    how: { en: `workbook, sheet ${name}`, zh: `工作簿，工作表${name}` },
  };
}

interface SheetCells {
  readonly cells: string[];
  readonly faults: Map<number, Said>;
}

function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Said(`The workbook cannot be read: ${why}.`, `工作簿无法读取：${why}。`);
  }
}

function chosen(asked: string | null, all: readonly string[], filled: readonly string[]): string {
  if (asked !== null && all.includes(asked)) return asked;
  const list = { en: filled.join(', '), zh: filled.join('、') };
  if (asked !== null)
    throw new Said(
      `The workbook has no sheet "${asked}"; it has ${list.en}.`,
      `工作簿中没有工作表“${asked}”，现有${list.zh}。`,
    );
  const [first, ...others] = filled;
  if (first === undefined) throw new Said('The workbook has no cells.', '工作簿中没有内容。');
  if (others.length === 0) return first;
  throw new Said(
    `The workbook has the sheets ${list.en}: say which one by --sheet "${first}".`,
    `工作簿有多个工作表：${list.zh}。请用--sheet "${first}"指明。`,
  );
}

function cellOf(sheet: WorkSheet, address: string): CellObject | null {
  const cell: unknown = sheet[address];
  return isCell(cell) ? cell : null;
}

function isCell(value: unknown): value is CellObject {
  return typeof value === 'object' && value !== null && 't' in value;
}

/** What the library knows of number formats. */
interface Formats {
  readonly format: (format: string, value: number) => string;
  readonly is_date: (format: string) => boolean;
}

function textOfCell(cell: CellObject | null, formats: Formats, from1904: boolean): string {
  if (cell === null || cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return errorOf(cell);
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v);
  if (isGeneral(cell)) return plainNumber(cell.v);
  const z = String(cell.z);
  return formats.is_date(z) ? shownDate(cell.v, z, from1904) : formats.format(z, nudged(cell.v)).trim();
}

const notAvailable = '#N/A';
/** Errors of Excel by their codes. */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: notAvailable,
};

function errorOf({ v }: CellObject): string {
  return errors[Number(v)] ?? '#ERROR!';
}

function isGeneral({ z }: CellObject): boolean {
  return z === undefined || /^general$/i.test(String(z));
}

/** Excel rounds what it shows from fifteen decimal digits; the double of 1.005 is a little less, and the next one a little more. */
function nudged(value: number): number {
  return Number.isInteger(value) ? value : value + value * Number.EPSILON;
}

/** All digits of a number, without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  const [mantissa = '', power] = text.split('e');
  if (power === undefined) return text;
  const digits = mantissa.replace(/[-.]/g, '');
  const minus = mantissa.startsWith('-') ? '-' : '';
  const shift = Number(power);
  return shift < 0
    ? `${minus}0.${'0'.repeat(-shift - 1)}${digits}`
    : `${minus}${digits.padEnd(shift + 1, '0')}`;
}

/** Excel keeps fifteen digits: more of them in a cell without a format are what a computation left, or a number that lost its end. */
function faultOfCell(cell: CellObject | null, address: string): Said | null {
  if (cell?.t === 'e') {
    const name = errorOf(cell);
    return name === notAvailable
      ? null
      : new Said(`cell ${address}: it has the error ${name}.`, `单元格${address}：含有错误值${name}。`);
  }
  if (cell?.t !== 'n' || typeof cell.v !== 'number' || !isGeneral(cell)) return null;
  const digits = plainNumber(cell.v).replace(/[-.]/g, '').replace(/^0+/, '');
  const significant = Number.isInteger(cell.v) ? digits.replace(/0+$/, '') : digits;
  if (significant.length <= mostDigits && Math.abs(cell.v) <= Number.MAX_SAFE_INTEGER) return null;
  return new Said(
    `cell ${address}: ${plainNumber(cell.v)} has more than 15 significant digits and no number format: format the cell with the decimals that its source printed.`,
    `单元格${address}：${plainNumber(cell.v)}的有效数字超过15位且未设数字格式，请按来源所印的小数位数设置格式。`,
  );
}

/** The bytes that the parts of a ZIP archive say they unpack to; 0 for another container. */
function unpackedSize(bytes: Buffer): number {
  let total = 0;
  const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = bytes.indexOf(entry); at >= 0 && at + 28 <= bytes.length; at = bytes.indexOf(entry, at + 4))
    total += bytes.readUInt32LE(at + 24);
  return total;
}
