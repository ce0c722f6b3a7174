import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { lineStyles } from '../../domain/statements/line-styles.ts';
import { caveatCell, type LongColumn, scaleOf } from '../../domain/statements/long-table.ts';
import { caveatsOf, known, scaled } from '../../domain/statements/observation.ts';
import { statementId } from '../../domain/statements/statement.ts';
import type { Period } from '../../domain/time/period.ts';
import type { LongTable } from '../store.ts';
import { codes, decodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import { clusteredKey, periodOf, type Row } from './statement-rows.ts';

/** A row as the database gives it fastest: values in the order of `lineColumns`, others behind them. */
export type RawRow = readonly (string | number | null)[];

/** What lines are written from. */
export const lineColumns = [
  ...clusteredKey,
  'kind',
  'value',
  'digits',
  'qualifier',
  'significantDigits',
  'lower',
  'upper',
  'missingReason',
  'knownFrom',
  'relation',
  'locator',
  'periodBasis',
  'saidBy',
  'onBehalfOf',
  'doubtful',
  'caveatEn',
  'caveatZh',
  'note',
  'supersedes',
  'supersedesReason',
] as const satisfies (keyof Row)[];

/** How cells of one column become text. */
type Text = (cell: Cell) => string;
type Writer = (row: RawRow) => string;

interface About {
  readonly catalogue: Catalogue;
  readonly keys: StatementKeys;
  readonly scale: ScaleName;
}

/**
 * Writes rows as the lines that `longRow` and the style make of their statements, without making any: whatever depends on a
 * key, a code, a day or a period alone is written once and found again.
 */
export function linesWriter(
  table: Omit<LongTable, 'selection' | 'order'>,
  about: Omit<About, 'scale'>,
): (rows: readonly RawRow[]) => string {
  const style = lineStyles[table.style](table.columns);
  const writers = table.columns.map((column, place) =>
    columns[column]((cell) => style.cell(cell, place), { ...about, scale: table.scale }),
  );
  // Put together at once: a text that grows cell by cell leaves a quarter more garbage.
  return (rows) => {
    const cells: string[] = new Array(rows.length * (writers.length + 1));
    let at = 0;
    for (const row of rows) {
      for (const write of writers) cells[at++] = write(row);
      cells[at++] = style.end;
    }
    return cells.join('');
  };
}

const columns: Record<LongColumn, (text: Text, about: About) => Writer> = {
  id: (text, { keys }) => {
    const period = periodic((found) => found);
    const [indicator, area, source] = [at('indicator'), at('area'), at('source')];
    return (row) =>
      text(
        statementId({
          indicator: keys.indicator.id(integer(row, indicator)),
          area: keys.area.id(integer(row, area)),
          period: period(row),
          source: keys.source.id(integer(row, source)),
        }),
      );
  },
  indicator: (text, { keys }) => coded('indicator', (key) => text(keys.indicator.id(key))),
  area: (text, { keys }) => coded('area', (key) => text(keys.area.id(key))),
  period: (text) => periodic((period) => text(period.text)),
  periodStart: (text) => periodic((period) => text(period.start)),
  periodEnd: (text) => periodic((period) => text(period.end)),
  kind: (text) => coded('kind', (code) => text(codes.kind.decode(code))),
  value: (text, about) => measured('value', text, about),
  unit: (text, about) => coded('indicator', (key) => text(indicatorOf(key, about).unit)),
  qualifier: (text) => coded('qualifier', (code) => text(codes.qualifier.decode(code))),
  lower: (text, about) => measured('lower', text, about),
  upper: (text, about) => measured('upper', text, about),
  publishedOn: (text) => dated('publishedOn', text),
  relation: (text) => coded('relation', (code) => text(codes.relation.decode(code))),
  source: (text, { keys }) => coded('source', (key) => text(keys.source.id(key))),
  frequency: (text) => coded('frequency', (code) => text(codes.frequency.decode(code))),
  lane: (text) => coded('lane', (code) => text(codes.lane.decode(code))),
  digits: (text) => plain('digits', text),
  scale: (text, about) => coded('indicator', (key) => text(scaleOfKey(key, about))),
  locator: (text) => plain('locator', text),
  caveats: (text) => {
    const without = coded('periodBasis', (code) => text(caveats(null, null, code)));
    const [en, zh, basis] = [at('caveatEn'), at('caveatZh'), at('periodBasis')];
    return (row) => (row[en] === null ? without(row) : text(caveats(row[en], row[zh], integer(row, basis))));
  },
  missingReason: (text) => plain('missingReason', text),
  knownFrom: (text) => dated('knownFrom', text),
  periodBasis: (text) => coded('periodBasis', (code) => text(codes.periodBasis.decode(code))),
  doubtful: (text) => coded('doubtful', (code) => text(code === 1 ? 'yes' : null)),
  significantDigits: (text) => plain('significantDigits', text),
  saidBy: (text) => plain('saidBy', text),
  onBehalfOf: (text, { keys }) => {
    const none = text(null);
    const producer = coded('onBehalfOf', (key) => text(keys.producer.id(key)));
    const place = at('onBehalfOf');
    return (row) => (row[place] === null ? none : producer(row));
  },
  supersedes: (text) => plain('supersedes', text),
  supersedesReason: (text) => plain('supersedesReason', text),
  note: (text) => plain('note', text),
};

type Source = (typeof lineColumns)[number];

function at(column: Source): number {
  return lineColumns.indexOf(column);
}

/** The number in a column that is never empty. */
function integer(row: RawRow, place: number): number {
  const value = row[place];
  if (typeof value !== 'number') throw new Error(`No number in ${lineColumns[place]}.`);
  return value;
}

/** The text of a code or a key, which are small numbers. */
function coded(column: Source, make: (code: number) => string): Writer {
  const place = at(column);
  const made: string[] = [];
  return (row) => {
    const code = integer(row, place);
    made[code] ??= make(code);
    return made[code];
  };
}

function dated(column: Source, text: Text): Writer {
  const place = at(column);
  const made = new Map<number, string>();
  return (row) => found(made, integer(row, place), (day) => text(decodeDay(day)));
}

/** What is made of a period: a year to date is known by its end, any other by its start. */
function periodic<T>(make: (period: Period) => T): (row: RawRow) => T {
  const [place, start, end] = [at('frequency'), at('periodStart'), at('periodEnd')];
  const made: Map<number, T>[] = [];
  const toDate = codes.frequency.encode('YTD');
  return (row) => {
    const frequency = integer(row, place);
    const known = made[frequency] ?? new Map<number, T>();
    made[frequency] ??= known;
    return found(known, integer(row, frequency === toDate ? end : start), () =>
      make(periodOf({ frequency, periodStart: integer(row, start), periodEnd: integer(row, end) })),
    );
  };
}

function found<T>(made: Map<number, T>, key: number, make: (key: number) => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = make(key);
  made.set(key, fresh);
  return fresh;
}

/** A number of the unit in the scale of its indicator. */
function measured(column: Source, text: Text, about: About): Writer {
  const none = text(null);
  const [place, indicator] = [at(column), at('indicator')];
  const scales: ScaleName[] = [];
  return (row) => {
    const value = row[place];
    if (typeof value !== 'number') return none;
    const key = integer(row, indicator);
    scales[key] ??= scaleOfKey(key, about);
    return text(scaled(value, scales[key]));
  };
}

/** What stands in the database as it is shown. */
function plain(column: Source, text: Text): Writer {
  const place = at(column);
  const none = text(null);
  return (row) => {
    const value = row[place] ?? null;
    return value === null ? none : text(value);
  };
}

function indicatorOf(key: number, { catalogue, keys }: About): Indicator {
  return known(catalogue.indicators, keys.indicator.id(key));
}

function scaleOfKey(key: number, about: About): ScaleName {
  return scaleOf(indicatorOf(key, about), about.catalogue, about.scale);
}

function caveats(
  en: RawRow[number] | undefined,
  zh: RawRow[number] | undefined,
  basis: number,
): string | null {
  const caveat = typeof en === 'string' && typeof zh === 'string' ? { en, zh } : null;
  return caveatCell(caveatsOf({ caveat, periodBasis: codes.periodBasis.decode(basis) }));
}
