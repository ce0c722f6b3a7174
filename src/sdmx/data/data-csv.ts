import { csvLine } from '../../domain/statements/csv-cells.ts';
import { flowIdentity } from '../model/artefacts.ts';
import { allDimensions, attributes, type Component, timeDimension } from '../model/components.ts';
import type { ComponentValue, SdmxRow } from '../model/sdmx-row.ts';
import { artefactsOf } from '../model/structural-metadata.ts';
import { type CsvOptions, keyColumns } from '../request/csv-options.ts';
import { type DataMessage, measuresOf } from './data-message.ts';
import { codesByList } from './data-names.ts';

interface Column {
  readonly headings: readonly string[];
  readonly cells: (row: SdmxRow) => readonly ComponentValue[];
}

/** A data message of SDMX-CSV: a row for each observation, or for each series where observations are not wanted. */
export function dataCsv(message: DataMessage, version: '1.0.0' | '2.0.0', options: CsvOptions): string {
  const { sets, layout } = message;
  const columns = [
    ...(version === '1.0.0'
      ? [flowColumn('DATAFLOW', message, options)]
      : structureColumns(message, options)),
    ...(version === '1.0.0' ? [] : keyColumns[options.keys].map(keyColumn)),
    ...shownComponents(message).map((each) => componentColumn(each, message, options)),
    ...(sets.some(({ validFrom }) => validFrom !== null) ? [validFrom, validTo] : []),
  ];
  const rows = sets.flatMap((set) => (layout.hasObservations ? set.rows : oncePerSeries(set.rows)));
  return [
    csvLine(columns.flatMap(({ headings }) => headings)),
    ...rows.map((row) => csvLine(columns.flatMap(({ cells }) => cells(row)))),
  ].join('');
}

function shownComponents({ layout }: DataMessage): readonly Component[] {
  const dimensions = layout.hasObservations
    ? allDimensions
    : allDimensions.filter((each) => each !== timeDimension);
  return [...dimensions, ...measuresOf(layout), ...attributes.filter(({ id }) => layout.attributes.has(id))];
}

function oncePerSeries(rows: readonly SdmxRow[]): readonly SdmxRow[] {
  return [...Map.groupBy(rows, (row) => seriesKey(row)).values()].flatMap((members) => members.slice(0, 1));
}

function seriesKey({ values }: SdmxRow): string {
  return allDimensions
    .filter((each) => each !== timeDimension)
    .map(({ id }) => values[id])
    .join('.');
}

function keyColumn(name: 'SERIES_KEY' | 'OBS_KEY'): Column {
  const key = (row: SdmxRow) =>
    name === 'SERIES_KEY' ? seriesKey(row) : `${seriesKey(row)}.${row.values[timeDimension.id]}`;
  return { headings: [name], cells: (row) => [key(row)] };
}

const validFrom: Column = { headings: ['VALID_FROM'], cells: (row) => [row.validFrom] };
const validTo: Column = { headings: ['VALID_TO'], cells: (row) => [row.validTo] };

function structureColumns(message: DataMessage, options: CsvOptions): Column[] {
  return [
    { headings: ['STRUCTURE'], cells: () => ['dataflow'] },
    flowColumn('STRUCTURE_ID', message, options),
    { headings: ['ACTION'], cells: () => ['R'] },
  ];
}

function flowColumn(heading: string, { catalogue, lang }: DataMessage, { labels }: CsvOptions): Column {
  const { agency, id, version } = flowIdentity;
  const text = `${agency}:${id}(${version})`;
  const name = artefactsOf(catalogue).find(({ kind }) => kind === 'dataflow')?.name[lang] ?? '';
  if (labels === 'name') return { headings: [heading, 'STRUCTURE_NAME'], cells: () => [text, name] };
  return { headings: [heading], cells: () => [labels === 'both' ? `${text}: ${name}` : text] };
}

function componentColumn(
  { id, name, codelist }: Component,
  { catalogue, lang }: DataMessage,
  { labels }: CsvOptions,
): Column {
  const codes = codesByList(catalogue).get(codelist ?? '');
  const nameOf = (value: ComponentValue) => codes?.get(String(value))?.name[lang] ?? null;
  if (labels === 'id') return { headings: [id], cells: ({ values }) => [values[id] ?? null] };
  if (labels === 'name')
    return {
      headings: [id, name[lang]],
      cells: ({ values }) => [values[id] ?? null, nameOf(values[id] ?? null)],
    };
  return {
    headings: [`${id}: ${name[lang]}`],
    cells: ({ values }) => {
      const [value, label] = [values[id] ?? null, nameOf(values[id] ?? null)];
      return [label === null ? value : `${value}: ${label}`];
    },
  };
}
