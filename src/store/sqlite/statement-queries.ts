import type { Selection } from '../../domain/query/selection.ts';
import type { Paging, Position } from '../store.ts';
import { codes, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import { coded, columnsOf, type SortColumn, type Value } from './statement-order.ts';
import { clusteredKey } from './statement-rows.ts';

/** SQL with the values of its `?` places. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

/** One page of a selection, and one row more so that the caller sees whether another page follows. */
export function selectPage(selection: Selection, paging: Paging, keys: StatementKeys): Sql {
  const order = columnsOf(paging.order);
  const from = selected(selection, keys);
  const after = paging.after === null ? null : behind(order, paging.after, keys);
  const orderBy = order.map(({ column, descending }) => `s.${column}${descending ? ' DESC' : ''}`).join(', ');
  return {
    text: `${from.text}${after === null ? '' : ` AND ${after.text}`} ORDER BY ${orderBy} LIMIT ?`,
    values: [...from.values, ...(after?.values ?? []), paging.limit + 1],
  };
}

/** How many statements a selection has. */
export function selectCount(selection: Selection, keys: StatementKeys): Sql {
  const from = selected(selection, keys);
  return { text: `SELECT count(*) AS total FROM (${from.text})`, values: from.values };
}

/** `SELECT … FROM … WHERE …` for the statements of a selection, from a relation called `s`. */
function selected(selection: Selection, keys: StatementKeys): Sql {
  const source =
    selection.release === null ? { text: 'observations', values: [] } : asStored(selection.release);
  const where = conditions(selection, keys);
  const clause = where.map(({ text }) => text).join(' AND ');
  const values = [...source.values, ...where.flatMap((condition) => condition.values)];
  if (selection.last === null) return { text: `SELECT s.* FROM ${source.text} s WHERE ${clause}`, values };
  const ranked = `SELECT s.*, dense_rank() OVER (PARTITION BY s.indicator, s.area, s.frequency, s.lane ORDER BY s.periodEnd DESC, s.periodStart DESC) AS place FROM ${source.text} s WHERE ${clause} AND s.value IS NOT NULL`;
  return { text: `SELECT s.* FROM (${ranked}) s WHERE s.place <= ?`, values: [...values, selection.last] };
}

/** The observations as they stood at an earlier release. */
function asStored(release: number): Sql {
  const same = clusteredKey.map((column) => `p.${column} = o.${column}`).join(' AND ');
  const past = ['relation', 'currentFrom', 'currentTo', 'previous'].map(
    (column) => `CASE WHEN p.atRelease IS NULL THEN o.${column} ELSE p.${column} END AS ${column}`,
  );
  return {
    text: `(SELECT ${kept.map((column) => `o.${column}`).join(', ')}, ${past.join(', ')} FROM observations o LEFT JOIN pastStandings p ON p.atRelease = ? AND ${same} WHERE o.release <= ?)`,
    values: [release, release],
  };
}

const kept: readonly string[] = [
  ...clusteredKey,
  ...'kind value digits exponent qualifier significantDigits lower upper lowerInclusive upperInclusive basis missingReason publishedPrecision knownFrom locator locatorQuality periodBasis saidBy onBehalfOf doubtful caveatEn caveatZh note supersedes supersedesReason release'.split(
    ' ',
  ),
];

function conditions(selection: Selection, keys: StatementKeys): Sql[] {
  const { period } = selection;
  const list = [
    among(
      'indicator',
      selection.indicators?.map((id) => keys.indicator.key(id)),
    ),
    among(
      'area',
      selection.areas?.map((id) => keys.area.key(id)),
    ),
    among('frequency', selection.frequencies?.map(codes.frequency.encode)),
    among(
      'source',
      selection.sources?.map((id) => keys.source.key(id)),
    ),
    among('kind', selection.kinds?.map(codes.kind.encode)),
    period?.from ? { text: 's.periodStart >= ?', values: [encodeDay(period.from)] } : null,
    period?.to ? { text: 's.periodEnd <= ?', values: [encodeDay(period.to)] } : null,
    period?.only
      ? {
          text: 's.frequency = ? AND s.periodEnd = ?',
          values: [codes.frequency.encode('YTD'), encodeDay(period.only.end)],
        }
      : null,
    among('relation', selection.relations?.map(codes.relation.encode)),
    selection.afterRelease === null ? null : { text: 's.release > ?', values: [selection.afterRelease] },
    standing(selection),
  ];
  return list.filter((condition) => condition !== null);
}

/** Numbers in order, so that an index walk over them keeps the order of the rows. */
function among(column: string, values: readonly number[] | undefined): Sql | null {
  if (values === undefined) return null;
  if (values.length === 1) return { text: `s.${column} = ?`, values };
  return {
    text: `s.${column} IN (${values.map(() => '?').join(', ')})`,
    values: values.toSorted((a, b) => a - b),
  };
}

function standing({ revisions, asOf }: Selection): Sql {
  const day = asOf === null ? null : encodeDay(asOf);
  if (revisions === 'latest')
    return day === null
      ? { text: 's.currentFrom IS NOT NULL AND s.currentTo IS NULL', values: [] }
      : { text: 's.currentFrom <= ? AND (s.currentTo IS NULL OR s.currentTo > ?)', values: [day, day] };
  const known = day === null ? { text: 'TRUE', values: [] } : { text: 's.knownFrom <= ?', values: [day] };
  if (revisions === 'all') return known;
  return {
    text: `${known.text} AND s.relation = ?`,
    values: [...known.values, codes.relation.encode('first')],
  };
}

/** The rows behind a position. One row comparison where all columns ascend, so that the clustered key is used. */
function behind(order: readonly SortColumn[], after: Position, keys: StatementKeys): Sql {
  const values = order.map(({ column }) => coded(column, after[column] ?? null, keys));
  if (order.every(({ column, descending }) => !descending && column !== 'value'))
    return {
      text: `(${order.map(({ column }) => `s.${column}`).join(', ')}) > (${order.map(() => '?').join(', ')})`,
      values,
    };
  const alternatives = order.map((last, index) => {
    const equal = order.slice(0, index).map(({ column }) => `s.${column} IS ?`);
    return {
      text: [...equal, beyond(last, values[index] ?? null)].join(' AND '),
      values: values.slice(0, index + (values[index] === null ? 0 : 1)),
    };
  });
  return {
    text: `(${alternatives.map(({ text }) => `(${text})`).join(' OR ')})`,
    values: alternatives.flatMap((alternative) => alternative.values),
  };
}

/** SQLite sorts NULL before every number. */
function beyond({ column, descending }: SortColumn, value: Value): string {
  if (value === null) return descending ? 'FALSE' : `s.${column} IS NOT NULL`;
  return descending ? `(s.${column} < ? OR s.${column} IS NULL)` : `s.${column} > ?`;
}
