import { Zip, ZipDeflate } from 'fflate';
import { Fault } from '../../domain/fault.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Column, Context, Row } from '../answer.ts';
import type { Format, Retry } from '../format.ts';
import { paced, within } from '../row-batches.ts';
import { frame, framePaths, type Sheet, sheetXml } from './workbook.ts';

/** ZIP stores local time; a fixed one gives the same bytes on every day and in every time zone. */
const noTime = new Date(1980, 0, 1);

/** A workbook with the declared limit of rows. */
export const xlsx = xlsxOf(limits.workbookRows);

/** A workbook of Office Open XML: a sheet of at most so many rows, one of their sources, one of notes. */
export function xlsxOf(most: number): Format {
  return {
    name: 'xlsx',
    title: `Excel workbook: all rows, at most ${most.toLocaleString('en')}, with sheets of sources and notes`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    paged: false,
    fields: 'columns',
    binary: true,
    async write(answer, { signal, bare = false }, retry) {
      const capacity = { most, format: 'xlsx', items: 'rows', code: 'tooManyRows' } as const;
      const rows = () => within(capacity, paced(answer.rows(), signal), retry);
      const data = { name: 'data', columns: answer.columns, rows };
      const others = async () => (bare ? [] : sheetsAround(await answer.context()));
      const bytes = zipped(data, others, retry);
      return Buffer.concat(await Array.fromAsync(bytes));
    },
  };
}

/**
 * The workbook as a ZIP file. The sheet of data is compressed first, so that an answer with too many rows is refused
 * before its context is computed from all of them; in the file it follows the parts that list all sheets.
 */
async function* zipped(
  data: Sheet,
  others: () => Promise<Sheet[]>,
  retry: Retry,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    pieces.push(bytes);
  });
  const add = (path: string) => {
    const file = Object.assign(new ZipDeflate(path, { level: 6 }), { mtime: noTime });
    zip.add(file);
    return file;
  };
  const addSheet = async (sheet: Sheet, number: number) => {
    const file = add(`xl/worksheets/sheet${number}.xml`);
    for await (const xml of refusable(sheetXml(sheet), retry)) file.push(Buffer.from(xml));
    file.push(new Uint8Array(), true);
  };
  const parts = framePaths.map((path) => [path, add(path)] as const);
  await addSheet(data, 1);
  const rest = await others();
  const contents = frame([data, ...rest]);
  for (const [path, file] of parts) file.push(Buffer.from(contents[path]), true);
  for (const [index, sheet] of rest.entries()) await addSheet(sheet, index + 2);
  zip.end();
  yield* pieces;
}

/** @throws Problem `not-computable` for what a sheet cannot hold, with the formats that can */
async function* refusable(pieces: AsyncIterable<string>, retry: Retry): AsyncGenerator<string> {
  try {
    yield* pieces;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { message, code, allowed = [] } = error;
    throw new Problem('not-computable', message, {
      errors: [{ parameter: 'format', value: 'xlsx', code, detail: message, allowed }],
      tryInstead: retry({ format: allowed[0] ?? null }),
    });
  }
}

/** Sheets of the sources, if there are any, and of the notes. */
function sheetsAround(context: Context): Sheet[] {
  return [
    ...(context.sources.length > 0 ? [sourcesSheet(context)] : []),
    sheet('notes', noteColumns, noteRows(context)),
  ];
}

function sheet(name: string, columns: readonly Column[], rows: readonly Row[]): Sheet {
  return {
    name,
    columns,
    async *rows() {
      yield rows;
    },
  };
}

const sourceKeys = [
  ...['id', 'title', 'publisher', 'producer', 'tier', 'publishedOn', 'accessedOn', 'language', 'url', 'note'],
] as const;

function sourcesSheet({ sources }: Context): Sheet {
  const columns = sourceKeys.map((name): Column => ({ name, type: name === 'accessedOn' ? 'date' : 'text' }));
  return sheet(
    'sources',
    columns,
    sources.map((source) => sourceKeys.map((key) => source[key])),
  );
}

const noteColumns: readonly Column[] = [
  { name: 'about', type: 'text' },
  { name: 'note', type: 'text' },
];

function noteRows({ title, permanent, release, licence, citation, notes, indicators, lang }: Context): Row[] {
  return [
    ['title', title],
    ['address', permanent],
    ['release', `${release.id}, ${release.publishedOn}`],
    ['licence', licence],
    ['citation', citation],
    ...notes.map(({ code, detail }): Row => [code, detail]),
    ...indicators.flatMap(({ id, name, definition, note }): Row[] => [
      [id, `${name[lang]}: ${definition[lang]}`],
      ...(note === null ? [] : [[id, note[lang]]]),
    ]),
  ];
}
