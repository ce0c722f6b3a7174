import { compareText } from '../../../domain/compare-text.ts';
import type { DerivedCell } from '../../../domain/derivation/rows/derived-observation.ts';
import type { Lang } from '../../../domain/numbers/display.ts';
import { Problem } from '../../../domain/problems.ts';
import { limits } from '../../../domain/query/limits.ts';
import type { Cell, Column } from '../../../domain/statements/cells.ts';
import { lanes, wordsOf } from '../../../domain/statements/codes.ts';
import type { LabelMode, Names } from '../../../domain/statements/labels.ts';
import { longType } from '../../../domain/statements/long-table.ts';
import { frequencies } from '../../../domain/time/period.ts';
import type { Shown } from '../../../formats/answer.ts';
import type { QueryChange } from '../../request/addresses.ts';

/** The keys of an observation that a wide table needs. */
export const wideKeys = [
  'indicator',
  'area',
  'frequency',
  'period',
  'periodStart',
  'periodEnd',
  'lane',
  'value',
  'missingReason',
  'qualifier',
  'unit',
  'scale',
] as const satisfies readonly (keyof Shown)[];

/** What a cell shows of an observation, and of how it was computed. */
export type WideCell = Pick<Shown, (typeof wideKeys)[number]> & {
  readonly derivation?: DerivedCell['derivation'];
};

type SeriesPlace = Pick<WideCell, 'indicator' | 'area' | 'frequency' | 'lane' | 'unit' | 'scale'>;

/** Figures of one indicator, area, frequency and lane: a pair of columns; names where columns are called by them. */
export interface WideSeries extends SeriesPlace, Partial<Names> {
  /** Name of its column. */
  readonly key: string;
}

/** How columns are called by names. */
export interface WideNames {
  readonly labels: Exclude<LabelMode, 'code'>;
  readonly lang: Lang;
  readonly of: (series: SeriesPlace) => Names;
}

interface WideOptions {
  readonly mostCells?: number;
  /** Absent where columns are called by codes. */
  readonly names?: WideNames;
  /** True for rows from the newest period. */
  readonly descending?: boolean;
}

/** Everything by period: a column per series, its qualifier beside it. */
export interface Wide {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly series: readonly WideSeries[];
}

/** A series whose cells are known by the text of their period. */
type Gathered = Omit<WideSeries, 'key'> & {
  readonly cells: Map<string, { readonly cell: WideCell; readonly note: string | null }>;
  /** True where one of its cells has a note. */
  hasNotes: boolean;
};

/** Makes the address of the same request with some parameters changed. */
type Retry = (change: QueryChange) => string;

/**
 * A row per period and a column per series, its qualifier beside it; frequencies, forecasts and targets have columns of their own.
 * A period without a figure is null.
 * @throws Problem `not-computable` for several statements of one cell or more than `mostCells` values
 */
export async function wideTable(
  batches: AsyncIterable<readonly WideCell[]>,
  retry: Retry,
  { mostCells = limits.wideCells, names, descending = false }: WideOptions = {},
): Promise<Wide> {
  const periods = new Map<string, WideCell>();
  const gathered = new Map<string, Gathered>();
  for await (const rows of batches)
    for (const row of rows) {
      if (!periods.has(row.period)) periods.set(row.period, row);
      add(row, gathered, retry);
      if (periods.size * gathered.size > mostCells) throw tooLarge(mostCells, retry);
    }
  const series = named([...gathered.values()].sort(bySeries), names);
  return {
    columns: [
      ...['period', 'periodStart', 'periodEnd'].map((name) => ({ name, type: longType(name) })),
      ...series.flatMap((column) => columnsOf(column, names?.labels ?? 'code')),
    ],
    rows: [...periods.values()]
      .sort(descending ? (a, b) => byDays(b, a) : byDays)
      .map(({ period, periodStart, periodEnd }) => [
        period,
        periodStart,
        periodEnd,
        ...series.flatMap((column) => cellsOf(column, period)),
      ]),
    series: series.map(({ cells: _, hasNotes: __, ...described }) => described),
  };
}

function cellsOf({ cells, hasNotes }: Gathered, period: string): Cell[] {
  const { cell, note = null } = cells.get(period) ?? {};
  return [cell?.value ?? null, cell?.qualifier ?? null, ...(hasNotes ? [note] : [])];
}

/** What its key does not say of a figure: why it is missing, the parts of its period that it is made of, a base of another lane, and checks that it does not fit. */
function noteOf({ missingReason, derivation }: WideCell): string | null {
  const { parts = null, hasOutturnBase = false, contradicts = [] } = derivation ?? {};
  const notes = [
    ...(missingReason === null ? [] : [`missing ${missingReason}`]),
    ...(parts === null ? [] : [`parts ${parts}`]),
    ...(hasOutturnBase ? ['base outturn'] : []),
    ...contradicts.map((check) => `contradicts ${check}`),
  ];
  return notes.length === 0 ? null : notes.join('; ');
}

/** @throws Problem where the series has a figure of that period already */
function add(row: WideCell, all: Map<string, Gathered>, retry: Retry): void {
  const { indicator, area, frequency, lane, unit, scale } = row;
  const id = `${indicator} ${area} ${frequency} ${lane}`;
  const described = { indicator, area, frequency, lane, unit, scale };
  const series = all.get(id) ?? { ...described, cells: new Map(), hasNotes: false };
  all.set(id, series);
  if (series.unit !== unit || series.scale !== scale)
    throw refusal(
      'mixedUnits',
      `A column of a wide table has one unit, and ${indicator} has figures in ${series.unit} and ${unit}: take the long table.`,
      { suggestions: ['long'], tryInstead: retry({ shape: null }) },
    );
  if (series.cells.has(row.period))
    throw refusal(
      'severalStatements',
      `A cell of a wide table holds one figure, and ${row.period} has several of ${indicator} in ${area}: revisions=latest takes the current one.`,
      { suggestions: ['latest'], tryInstead: retry({ revisions: 'latest' }) },
    );
  const note = noteOf(row);
  series.cells.set(row.period, { cell: row, note });
  series.hasNotes ||= note !== null;
}

/** Keys of series: the area and the frequency are in the key where there are several. */
function named(all: readonly Gathered[], names: WideNames | undefined): (Gathered & WideSeries)[] {
  const several = (key: 'area' | 'frequency') => new Set(all.map((series) => series[key])).size > 1;
  const [areas, mixed] = [several('area'), several('frequency')];
  const keyOf = ({ frequency, lane }: Gathered, indicator: string, area: string) =>
    `${indicator}${areas ? area : ''}${mixed ? `:${frequency}` : ''}${lane === 'outturn' ? '' : `:${lane}`}`;
  const coded = all.map((series) => ({ ...series, key: keyOf(series, series.indicator, `.${series.area}`) }));
  if (names === undefined) return coded;
  const comma = names.lang === 'en' ? ', ' : '，';
  const entitled = coded.map((series) => {
    const own = names.of(series);
    return { ...series, ...own, title: keyOf(series, own.indicatorName, comma + own.areaName) };
  });
  const titles = Map.groupBy(entitled, ({ title }) => title);
  return entitled.map(({ title, ...series }) => {
    // Two indicators of one name are told apart by their codes.
    const alone = names.labels === 'name' && titles.get(title)?.length === 1;
    return { ...series, key: alone ? title : `${series.key} | ${title}` };
  });
}

/** The unit of a column as its heading says it: `yi CNY`, `hundred million yuan`. */
function unitIn({ unit, scale, unitName }: WideSeries, labels: LabelMode): string {
  const code = `${scale === '1' ? '' : `${scale} `}${unit}`;
  if (unitName === undefined) return code;
  return labels === 'name' ? unitName : `${code} | ${unitName}`;
}

function columnsOf(series: Gathered & WideSeries, labels: LabelMode): Column[] {
  const { key } = series;
  return [
    {
      name: key,
      type: 'number',
      heading: `${key} [${unitIn(series, labels)}]`,
    },
    { name: `${key}:qualifier`, type: 'text' },
    ...(series.hasNotes ? [{ name: `${key}:note`, type: 'text' } as const] : []),
  ];
}

const laneOrder = wordsOf(lanes);

function bySeries(a: Gathered, b: Gathered): number {
  return (
    compareText(a.indicator, b.indicator) ||
    compareText(a.area, b.area) ||
    frequencies.indexOf(a.frequency) - frequencies.indexOf(b.frequency) ||
    laneOrder.indexOf(a.lane) - laneOrder.indexOf(b.lane)
  );
}

function byDays(a: WideCell, b: WideCell): number {
  return (
    compareText(a.periodStart, b.periodStart) ||
    compareText(a.periodEnd, b.periodEnd) ||
    compareText(a.period, b.period)
  );
}

function tooLarge(mostCells: number, retry: Retry): Problem {
  return refusal(
    'tooManyCells',
    `A wide table has at most ${mostCells} values: name fewer indicators, areas or periods, or take the long table.`,
    { suggestions: ['long'], tryInstead: retry({ shape: null }) },
  );
}

function refusal(
  code: string,
  detail: string,
  { suggestions, tryInstead }: { readonly suggestions: readonly string[]; readonly tryInstead: string },
): Problem {
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'shape', value: 'wide', code, detail, suggestions }],
    tryInstead,
  });
}
