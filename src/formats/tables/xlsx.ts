import { Fault } from '../../domain/fault.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Answer, Column, Context, Row } from '../answer.ts';
import type { Format } from '../format.ts';
import { paced, within } from '../row-batches.ts';
import { frame, type Sheet, sheetXml } from './workbook.ts';

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
    binary: true,
    async *write(answer) {
      const context = await answer.context();
      yield* zipped(sheetsOf(answer, context, most), context);
    },
  };
}

/** The workbook as a ZIP file, piece by piece as its rows are read. */
async function* zipped(sheets: readonly Sheet[], context: Context): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate } = await import('fflate');
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
  for (const [path, xml] of Object.entries(frame(sheets))) add(path).push(Buffer.from(xml), true);
  yield* pieces.splice(0);
  for (const [index, sheet] of sheets.entries()) {
    const file = add(`xl/worksheets/sheet${index + 1}.xml`);
    for await (const xml of refusable(sheetXml(sheet), context)) {
      file.push(Buffer.from(xml));
      yield* pieces.splice(0);
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* pieces.splice(0);
}

/** @throws Problem `not-computable` for what a sheet cannot hold, with the formats that can */
async function* refusable(
  pieces: AsyncIterable<string>,
  { retry }: Pick<Context, 'retry'>,
): AsyncGenerator<string> {
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

function sheetsOf(answer: Answer, context: Context, most: number): Sheet[] {
  const capacity = { most, format: 'xlsx', items: 'rows', code: 'tooManyRows' } as const;
  const rows = () => within(capacity, paced(answer.rows()), context);
  return [
    { name: 'data', columns: answer.columns, rows },
    ...(context.sources.length > 0 ? [sheet('sources', sourceColumns, sourceRows(context))] : []),
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

const sourceColumns: readonly Column[] = [
  { name: 'id', type: 'text' },
  { name: 'title', type: 'text' },
  { name: 'publisher', type: 'text' },
  { name: 'producer', type: 'text' },
  { name: 'tier', type: 'text' },
  { name: 'publishedOn', type: 'text' },
  { name: 'accessedOn', type: 'date' },
  { name: 'language', type: 'text' },
  { name: 'url', type: 'text' },
  { name: 'note', type: 'text' },
];

function sourceRows({ sources }: Context): Row[] {
  return sources.map((s) => [
    s.id,
    s.title,
    s.publisher,
    s.producer,
    s.tier,
    s.publishedOn,
    s.accessedOn,
    s.language,
    s.url,
    s.note,
  ]);
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
