import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Lang } from '../../domain/numbers/display.ts';
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

const keptFigures = memoized((_: Catalogue) => new LRUCache<string, readonly LatestFigure[]>({ max: 8 }));

/** All latest figures as known on a day, by indicator, area, frequency and lane. */
export async function latestFiguresOf(store: Store, vantage: Vantage): Promise<readonly LatestFigure[]> {
  const catalogue = await store.catalogue();
  const key = `${vantage.isPast} ${vantage.day}`;
  const kept = keptFigures(catalogue);
  const found = kept.get(key) ?? (await readFigures(store, vantage));
  kept.set(key, found);
  return found;
}

async function readFigures(store: Store, vantage: Vantage): Promise<LatestFigure[]> {
  const catalogue = await store.catalogue();
  const living = livingIndicators(catalogue);
  const figures: LatestFigure[] = [];
  for await (const rows of areasOfIndicators(store, latestSelection(vantage)))
    for (const statement of latestInEach(rows, vantage.day)) {
      const entry = living.get(statement.indicator);
      if (entry !== undefined) figures.push({ id: placeOf(statement), entry, statement, catalogue });
    }
  return figures;
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
