import { Fault } from '../../domain/fault.ts';
import type { Cell, Column } from '../answer.ts';
import { escaped } from '../xml.ts';

/** The limits of a sheet in Excel. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384, characters: 32_767 } as const;

interface Place {
  /** Counted from 0. */
  readonly column: number;
  /** Counted from 1. */
  readonly row: number;
}

const day = 86_400_000;
/** Day 0 of serial dates. Excel takes 1900 for a leap year, so its days before 1 March 1900 are off by one. */
const epoch = Date.UTC(1899, 11, 30);
const firstSafeDay = '1900-03-01';

/**
 * The XML of a cell, empty for null. Every text is stored as a text, so that none is ever a formula.
 * @throws Fault for what a sheet cannot hold
 */
export function cellXml(cell: Cell, type: Column['type'], place: Place): string {
  if (place.row > sheetLimits.rows) throw tooLarge(`more than ${sheetLimits.rows - 1} rows`);
  if (cell === null) return '';
  const ref = `r="${columnName(place.column)}${place.row}"`;
  if (typeof cell === 'number') return `<c ${ref}${numberStyle(cell)}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${ref} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'date' && cell >= firstSafeDay)
    return `<c ${ref} s="2"><v>${(Date.parse(cell) - epoch) / day}</v></c>`;
  return textCell(ref, cell);
}

/** The XML of a header cell. @throws Fault for what a sheet cannot hold */
export function headerCellXml({ name, heading }: Column, column: number): string {
  if (column >= sheetLimits.columns) throw tooLarge(`more than ${sheetLimits.columns} columns`);
  return textCell(`r="${columnName(column)}1" s="1"`, heading ?? name);
}

/** Width of a column in characters, enough for most cells. */
export function columnWidth({ name, heading, type }: Column): number {
  return Math.max(type === 'text' ? 18 : type === 'date' ? 12 : 20, (heading ?? name).length + 2);
}

/** The name of a column by its index: A, B, … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Control characters up to U+001F except tab and line feed, and two that are no characters. */
const forbidden = /(?![\t\n\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A text in XML. Characters that XML 1.0 forbids, and carriage returns, which readers change, are written `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
export function xmlText(text: string): string {
  const written = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      forbidden,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escaped(written);
}

/** Matches a text whose first or last character readers would drop; on others `xml:space` shows up as text in R's openxlsx. */
const edgeBlank = /^\s|\s$/;

function textCell(attributes: string, text: string): string {
  if (text.length > sheetLimits.characters)
    throw tooLarge(`a text of more than ${sheetLimits.characters} characters`);
  return `<c ${attributes} t="inlineStr"><is><t${edgeBlank.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t></is></c>`;
}

/** Style 3 for whole numbers of more than eleven digits, which would be shown as powers of ten. */
function numberStyle(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e11 && Math.abs(value) < 1e21 ? ' s="3"' : '';
}

function tooLarge(what: string): Fault {
  return new Fault(
    `The answer has ${what}, which no sheet of Excel holds: narrow the query, or take csv, ndjson or parquet.`,
    { code: 'tooLarge', allowed: ['csv', 'ndjson', 'parquet'] },
  );
}
