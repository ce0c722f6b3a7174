import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Area, Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lane } from '../../domain/statements/codes.ts';
import { evidenceSchema } from '../../domain/statements/evidence-schema.ts';
import { latestOfLanes } from '../../domain/statements/latest-statements.ts';
import { observationSchema, partOfObservation, textSchema } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { frequencies } from '../../domain/time/period.ts';
import { coverageOf } from '../indicators/coverage.ts';
import { nationalSchema } from '../indicators/indicator-view.ts';
import { latestRowsOf } from '../latest/latest-figures-view.ts';
import type { LinkedRendering } from '../response/statement-links.ts';
import { type AreaEntry, areaLinks, areaSchema, toArea } from './area-view.ts';

const figureKeys = ['id', 'period', 'kind', 'value', 'unit', 'qualifier', 'display', 'publishedOn'] as const;

const figureSchema = observationSchema
  .pick({
    id: true,
    period: true,
    kind: true,
    value: true,
    unit: true,
    qualifier: true,
    display: true,
    publishedOn: true,
  })
  .extend({ grade: evidenceSchema.shape.grade, links: z.record(z.string(), z.string()) })
  .nullable();

const relatedSchema = areaSchema.pick({ id: true, name: true, level: true, links: true });

const ofIndicatorSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    unit: z.string(),
    topic: z.string(),
    concept: z.string().nullable(),
    covers: textSchema
      .nullable()
      .describe('The part of the area that it covers; null where it is the whole.'),
    national: nationalSchema,
    comparableAreas: z
      .boolean()
      .describe('False where areas count in ways of their own, and are not ranked.'),
    frequencies: z.array(z.enum(frequencies)),
    firstPeriod: z.string().nullable(),
    lastPeriod: z.string().nullable(),
    statements: z.number().int().min(1).max(1e6),
    latest: z
      .object({ outturn: figureSchema, forecast: figureSchema, target: figureSchema })
      .describe(
        'The outturn of the newest period, and the next forecast and target after it. A forecast or target is null once an outturn for its period or a later one is there.',
      ),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'AreaIndicator', description: 'What an indicator has of one area.' });

export const areaDetailSchema = areaSchema
  .extend({
    parents: z.array(relatedSchema).describe('The areas above: of a city its province, China and the world.'),
    children: z.array(relatedSchema).describe('The areas one level below.'),
    years: z
      .array(z.object({ year: z.string(), indicators: z.number().int().min(1).max(1e6) }))
      .describe('Number of indicators of the whole area with an outturn for a period that ends in the year.'),
    figures: z
      .array(ofIndicatorSchema)
      .describe('Each indicator of the area, with its latest figures there.'),
  })
  .meta({ id: 'AreaDetail', description: 'An area and all that is known of it.' });

type AreaIndicator = z.infer<typeof ofIndicatorSchema>;

/** An area with the areas around it, and its indicators with their latest figures. */
export async function toAreaDetail(
  entry: AreaEntry,
  { store, today }: Pick<FastifyRequest, 'store' | 'today'>,
  how: LinkedRendering,
): Promise<z.infer<typeof areaDetailSchema>> {
  const catalogue = await store.catalogue();
  const vantage = { day: today, isPast: false };
  const latest = await latestRowsOf(store, vantage, { indicators: null, areas: [entry.id] });
  const byIndicator = Map.groupBy(latest, ({ indicator }) => indicator);
  const { area } = entry;
  const children = [...catalogue.areas.values()].filter(({ parent }) => parent === area.id);
  const item = toArea(entry, how.base);
  return {
    ...item,
    parents: parentsOf(area, catalogue).map((parent) => relatedTo(parent, how.base)),
    children: children.map((child) => relatedTo(child, how.base)),
    years: (catalogue.areaYears.get(entry.id) ?? []).map((year) => ({ ...year })),
    figures: entry.indicators.map((id) =>
      ofIndicator(id, area, { statements: byIndicator.get(id) ?? [], catalogue, how, today }),
    ),
    links: {
      ...item.links,
      ...(children.length > 0 && { children: `${how.base}/v1/areas?parent=${area.id}` }),
    },
  };
}

function parentsOf({ parent }: Area, catalogue: Catalogue): Area[] {
  if (parent === null) return [];
  const above = known(catalogue.areas, parent);
  return [above, ...parentsOf(above, catalogue)];
}

function relatedTo({ id, name, level }: Area, base: string): z.infer<typeof relatedSchema> {
  return { id, name, level, links: areaLinks(id, base) };
}

interface Known {
  /** Those of the indicator in the area among which the latest are. */
  readonly statements: readonly Statement[];
  readonly catalogue: Catalogue;
  readonly how: LinkedRendering;
  readonly today: string;
}

function ofIndicator(id: string, area: Area, { statements, catalogue, how, today }: Known): AreaIndicator {
  const { name, unit, topic, concept, covers, national, comparableAreas } = known(catalogue.indicators, id);
  const series = known(catalogue.series, id).filter((entry) => entry.area === area.id);
  const { frequencies, firstPeriod, lastPeriod, statements: total } = coverageOf(series);
  const latest = latestOfLanes(statements, today);
  const shown = (lane: Lane) => {
    const statement = latest.get(lane);
    if (statement === undefined) return null;
    const figure = partOfObservation(statement, figureKeys, { ...how, catalogue });
    const links = { self: `${how.base}/v1/observations/${figure.id}` };
    return { ...figure, grade: statement.evidence.grade, links };
  };
  return {
    ...{ id, name, unit, topic, concept, covers, national, comparableAreas },
    ...{ frequencies: [...frequencies], firstPeriod, lastPeriod, statements: total },
    latest: { outturn: shown('outturn'), forecast: shown('forecast'), target: shown('target') },
    links: {
      self: `${how.base}/v1/indicators/${id}`,
      observations: `${how.base}/v1/observations?indicator=${id}&area=${area.id}`,
    },
  };
}
