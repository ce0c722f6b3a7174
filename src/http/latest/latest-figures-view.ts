import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Catalogue, Indicator, Series } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { known } from '../../domain/catalogue/known.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import { defaultOrder, everything, type Selection } from '../../domain/query/selection.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { evidenceSchema } from '../../domain/statements/evidence-schema.ts';
import { namesOf } from '../../domain/statements/labels.ts';
import { latestInEach, type Valued } from '../../domain/statements/latest-statements.ts';
import { observationSchema } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';
import { batchesOf } from '../observations/batches.ts';

const { indicator, area, frequency, lane, period, kind, unit, qualifier, knownFrom, display } =
  observationSchema.shape;

/** The keys of a row, in their order. */
export const latestSchema = z
  .strictObject({
    ...{ indicator, area, frequency, lane, period, kind },
    value: z.number().describe('In the unit.'),
    ...{ unit, qualifier },
    lower: z.number().nullable().describe('Lower bound in the unit; null when open.'),
    upper: z.number().nullable().describe('Upper bound in the unit; null when open.'),
    grade: evidenceSchema.shape.grade,
    knownFrom,
    source: z.string().describe('Id of the document that states it.'),
    display,
  })
  .meta({
    id: 'LatestFigure',
    description: 'The latest figure of an indicator, area, frequency and lane.',
  });

export type LatestRow = z.infer<typeof latestSchema>;

/** The latest figure of an indicator, area, frequency and lane. */
export interface LatestFigure {
  readonly id: string;
  readonly entry: Indicator;
  readonly statement: Valued;
  /** Has the names of its codes. */
  readonly catalogue: Catalogue;
}

/** Indicators and areas; null for all. */
export interface Places {
  readonly indicators: readonly string[] | null;
  readonly areas: readonly string[] | null;
}

/** Indicators that are read with one query. */
const atATime = 100;

const keptFigures = memoized((_: Store) => new LRUCache<string, readonly LatestFigure[]>({ max: 8 }));

/**
 * The latest figures of some places as known on a day, by indicator, area, frequency and lane.
 * @throws Problem where they have more series than a list holds
 */
export async function latestFiguresOf(
  store: Store,
  vantage: Vantage,
  places: Places,
): Promise<readonly LatestFigure[]> {
  const key = JSON.stringify([vantage, places]);
  const kept = keptFigures(store);
  const found = kept.get(key) ?? (await readFigures(store, vantage, places));
  kept.set(key, found);
  return found;
}

async function readFigures(store: Store, vantage: Vantage, places: Places): Promise<LatestFigure[]> {
  const catalogue = await store.catalogue();
  const living = livingIndicators(catalogue);
  const figures: LatestFigure[] = [];
  for await (const rows of ofAreas(store, vantage, places))
    for (const statement of latestInEach(rows, vantage.day)) {
      const entry = known(living, statement.indicator);
      figures.push({ id: placeOf(statement), entry, statement, catalogue });
    }
  return figures.sort((a, b) => compareText(a.entry.id, b.entry.id));
}

/**
 * The statements of some places among which the latest are.
 * @throws Problem where the places have more series than a list holds
 */
export async function latestRowsOf(store: Store, vantage: Vantage, places: Places): Promise<Statement[]> {
  const all: Statement[] = [];
  for await (const rows of ofAreas(store, vantage, places)) all.push(...rows);
  return all;
}

/** The statements of some places among which the latest are, those of one indicator and area together. */
async function* ofAreas(
  store: Store,
  vantage: Vantage,
  { indicators, areas }: Places,
): AsyncGenerator<readonly Statement[]> {
  const catalogue = await store.catalogue();
  const living = livingIndicators(catalogue);
  const series = [...(indicators ?? living.keys())]
    .flatMap((id) => (living.has(id) ? (catalogue.series.get(id) ?? []) : []))
    .filter(({ area }) => areas?.includes(area) ?? true);
  if (series.length > limits.latestSeries) throw tooManySeries();
  for (const selection of latestSelections(series, { ...latestSelection(vantage), areas }))
    yield* areasOfIndicators(store, selection);
}

/** The statements that decide on the latest figures of series: of indicators with outturns alone the last ones. */
function latestSelections(series: readonly Series[], selection: Selection): Selection[] {
  const ids = [...new Set(series.map(({ indicator }) => indicator))];
  const ahead = new Set(series.filter(({ lane }) => lane !== 'outturn').map(({ indicator }) => indicator));
  const inParts = (part: readonly string[], last: number | null) =>
    Array.from({ length: Math.ceil(part.length / atATime) }, (_, place) => ({
      ...selection,
      indicators: part.slice(place * atATime, (place + 1) * atATime),
      last,
    }));
  return [
    ...inParts([...ahead], null),
    ...inParts(
      ids.filter((id) => !ahead.has(id)),
      1,
    ),
  ];
}

function tooManySeries(): Problem {
  const detail = `A list of latest figures holds at most ${limits.latestSeries} series: name indicators, areas, a concept or a topic. The newest figures of all are pages of /v1/observations.`;
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'indicator', value: null, code: 'tooManySeries', detail }],
    tryInstead: '/v1/observations?indicator=*&area=*&last=1',
  });
}

/** The statements among which the latest are, as known on a day. */
export function latestSelection({ day, isPast }: Vantage): Selection {
  return { ...everything, revisions: 'latest', asOf: isPast ? day : null };
}

/** The statements of a selection, those of one indicator and area together. */
async function* areasOfIndicators(store: Store, selection: Selection): AsyncGenerator<readonly Statement[]> {
  let open: readonly Statement[] = [];
  // What is read is kept for all: nobody who leaves ends it.
  const { signal } = new AbortController();
  for await (const batch of batchesOf((paging) => store.read(selection, paging), defaultOrder, signal)) {
    const groups = Map.groupBy([...open, ...batch], ({ indicator, area }) => `${indicator} ${area}`);
    const complete = [...groups.values()];
    open = complete.pop() ?? [];
    yield* complete;
  }
  yield open;
}

function placeOf({ indicator, area, period, lane }: Statement): string {
  return `${indicator}.${area}.${period.frequency}.${lane}`;
}

/** A figure as a row, its text in a language. */
export function toLatestRow({ entry, statement }: LatestFigure, lang: Lang): LatestRow {
  const { indicator, area, period, lane, kind, value, qualifier, bounds } = statement;
  return {
    ...{ indicator, area, frequency: period.frequency, lane, period: period.text, kind },
    ...{ value, unit: entry.unit, qualifier, lower: bounds.lower, upper: bounds.upper },
    grade: statement.evidence.grade,
    knownFrom: statement.knownFrom,
    source: statement.source,
    display: statement[lang].display,
  };
}

/** The names of the codes of a figure in a language. */
export function latestNames(
  { entry, statement, catalogue }: LatestFigure,
  lang: Lang,
): Readonly<Record<string, Cell>> {
  const coded = { indicator: entry.id, area: statement.area, unit: entry.unit, scale: '1' } as const;
  return { ...namesOf(coded, catalogue, lang) };
}
