import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { limits } from '../../domain/query/limits.ts';
import { nearest } from '../../domain/query/nearest.ts';
import type { Sorting } from '../../domain/query/sorting.ts';
import { labelModes } from '../../domain/statements/labels.ts';
import { earlier, frequencies, isDay, lastDay } from '../../domain/time/period.ts';
import { respelledDay } from '../../domain/time/period-spellings.ts';
import type { Formats } from '../../formats/format.ts';
import { citableFormats, datasetFormats, listFormats, singleFormats } from '../../formats/formats.ts';
import {
  choice,
  commaWords,
  eachOf,
  integerParameter,
  listFilter,
  listOfWords,
  parameter,
} from './parameters.ts';
import { today } from './today.ts';

/** A filter by codes of areas and by patterns, which `areasOf` turns into codes. */
export function areaFilter(parse: (text: string) => readonly string[]) {
  return listFilter(parse, {
    what: 'areas: codes, and patterns for all areas one level below, `CN-*` the provinces without Hong Kong, Macao and Taiwan, `CN-GD-*` the cities of Guangdong',
    example: 'CN',
  });
}

/** A filter by frequencies that says what each is. */
export const frequencyFilter = listFilter(commaWords(frequencies), {
  what: 'frequencies: `A` year, `S` half-year, `Q` quarter, `M` month, `YTD` year to date',
  example: 'A',
  words: frequencies,
});

/** `lang` of every answer that has ready-made texts. */
export const langParameter = choice(['en', 'zh'], {
  description: 'Language of ready-made texts.',
  example: 'en',
}).default('en');

/** `meta` of every answer that has a body of JSON. */
export const metaParameter = choice(['full', 'none'], {
  description:
    '`none` leaves `data`, `page`, `columns` of a wide table and, where there are any, `warnings`, without any `links`; workbooks have the sheet of data alone, Parquet and JSON-stat no notes, definitions and citation. Formats that hold nothing but rows are the same.',
  example: 'none',
}).default('full');

/** `labels` of rows that have codes of indicators, areas and units. */
export const labelsParameter = choice(labelModes, {
  description:
    '`name` puts `indicatorName`, `areaName` and `unitName`, in `lang`, in place of `indicator`, `area` and `unit`; `both` puts them behind the other keys.',
  example: 'both',
}).default('code');

export const limitParameter = integerParameter(1, limits.limit, {
  description: `Rows on one page, at most ${limits.limit}; 100 by default. Tabular formats are never paged.`,
  example: '100',
}).optional();

export const cursorParameter = parameter((text) => text, {
  description: 'Position to go on from, copied from `page.next`; bound to its query and release.',
  example: 'aXh0S1FfZ0N7InF1ZXJ5IjoiWl93NlNkcU9iMUo1MW9haSJ9',
}).optional();

export const bomParameter = choice(['0', '1'], {
  description: '`1` puts a byte order mark before CSV, for Excel.',
  example: '1',
}).default('0');

/** `format=` of a resource; an unknown name is answered by the 406 with the list. */
export function formatParameter(formats: Formats) {
  const names = formats.map(({ name }) => name);
  return parameter((text) => text, {
    description: `Representation; wins over \`Accept\`: ${names.join(', ')}.`,
    example: 'json',
    described: { type: 'string', enum: names },
  }).optional();
}

interface Whole<W> {
  /** Keys that JSON shows where none are named; all unless said. */
  readonly brief?: readonly string[] | undefined;
  /** The value of `*`, by default what none is. */
  readonly whole?: W;
}

/**
 * `fields`: keys of JSON and columns of tables, each of which works in both where the other has a form of it.
 */
export function fieldsParameter<W = undefined>(
  keys: readonly string[],
  example: string,
  { brief, whole }: Whole<W> = {},
) {
  const byDefault = brief === undefined ? '' : `; by default JSON has ${brief.join(', ')}`;
  const words = [...new Set(keys)];
  const named = commaWords(words);
  return parameter((text) => (text === '*' ? whole : named(text)), {
    description: `Comma list of keys of JSON and columns of tables to keep${byDefault}; \`*\` for all keys of JSON.`,
    example,
    described: listOfWords([...words, '*']),
  }).optional();
}

/** `sort`: keys, each descending after a minus; `more` is told of it. */
export function sortParameter<K extends string>(sortable: readonly K[], example: string, more = '') {
  return parameter((text) => sorting(text, sortable), {
    description: `Comma list of keys, a minus for descending: ${sortable.join(', ')}.${more}`,
    example,
    described: listOfWords(sortable.flatMap((key) => [key, `-${key}`])),
  }).optional();
}

/** Parameters of every list held in memory. */
export function listParameters(list: {
  readonly keys: readonly string[];
  readonly sortKeys: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly brief?: readonly string[];
}) {
  const sortable = Object.keys(list.sortKeys);
  return {
    fields: fieldsParameter(
      [...list.keys, ...Object.keys({ ...list.columns, ...list.more })],
      list.keys.slice(0, 2).join(','),
      { brief: list.brief, whole: null },
    ),
    sort: sortParameter(sortable, sortable[0] ?? 'id'),
    limit: limitParameter,
    cursor: cursorParameter,
    lang: langParameter,
    meta: metaParameter,
    format: formatParameter(listFormats),
    bom: bomParameter,
  };
}

/** Keys to sort by, each descending after a minus. */
function sorting<K extends string>(text: string, sortable: readonly K[]): Sorting<K>[] {
  return eachOf(text, (part) => {
    const [, minus = '', name = ''] = /^(-?)(.*)$/.exec(part) ?? [];
    const key = sortable.find((candidate) => candidate === name);
    if (key !== undefined) return { key, descending: minus !== '' };
    throw new Fault(`"${part}" is not a key to sort by; a minus before a key turns its order.`, {
      code: 'notAllowed',
      allowed: sortable,
      suggestions: nearest(name, sortable, 1, 0.4).map((close) => minus + close),
    });
  });
}

/** Parameters of a single resource. */
export const singleParameters = z.strictObject({
  lang: langParameter,
  meta: metaParameter,
  format: formatParameter(singleFormats),
});

/** Parameters of a single resource that can be cited. */
export const citableParameters = z.strictObject({
  lang: langParameter,
  meta: metaParameter,
  format: formatParameter(citableFormats),
});

/** Parameters of a single dataset. */
export const datasetParameters = citableParameters.extend({ format: formatParameter(datasetFormats) });

/** `asOf`: a day until today. */
export function asOfParameter(description: string, example = '2025-10-01') {
  return dayParameter({
    description: `${description}, which is not after today (UTC).`,
    example,
    read: pastDay,
  });
}

/** A day of the calendar, read by `read` where not every day will do. */
export function dayParameter({
  description,
  example,
  read = calendarDay,
}: {
  readonly description: string;
  readonly example: string;
  readonly read?: (text: string) => string;
}) {
  const described = { type: 'string', format: 'date' } as const;
  return parameter((text) => read(text), { description, example, described }).optional();
}

function pastDay(text: string): string {
  const now = today();
  const day = calendarDay(text, now);
  if (day <= now) return day;
  throw new Fault(`"${text}" lies after today, ${now} (UTC): what will be known then is not known yet.`, {
    code: 'outOfRange',
    allowed: [`..${now}`],
    suggestions: [now],
  });
}

/** A day of the calendar. @throws Fault that suggests its usual spelling, the last day of a month or a year, or `latest` where that is earlier */
function calendarDay(text: string, latest = '9999-12-31'): string {
  if (isDay(text)) return text;
  const last = /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) ? lastDay(text).day : respelledDay(text);
  throw new Fault(`"${text}" is not a day of the calendar, written YYYY-MM-DD.`, {
    suggestions: last === null ? [] : [earlier(last, latest)],
  });
}
