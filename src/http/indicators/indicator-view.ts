import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Indicator, wholeAreas } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { everything, type Selection } from '../../domain/query/selection.ts';
import { type Lane, lanes, natures, type Text, wordsOf } from '../../domain/statements/codes.ts';
import { evidenceSchema } from '../../domain/statements/evidence-schema.ts';
import { observationSchema, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { frequencies } from '../../domain/time/period.ts';
import type { Context } from '../../formats/answer.ts';
import type { Store } from '../../store/store.ts';
import { allOf } from '../observations/batches.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { statementContext } from '../response/context.ts';
import { alternativeSchema, currentRelease } from '../response/envelope.ts';
import type { LinkedRendering } from '../response/statement-links.ts';
import { sourceSchema, toSource } from '../sources/source-view.ts';
import { freshnessShape } from './freshness-view.ts';
import { addressesOf, detailAddressesOf, type IndicatorEntry } from './indicator-entries.ts';
import { latestFigures } from './latest-figures.ts';
import { scorecardSchema, scorecardsOf } from './scorecards.ts';

const seriesSchema = z
  .object({
    area: z.string(),
    frequency: z.enum(frequencies),
    lane: z.enum(wordsOf(lanes)),
    firstPeriod: z.string(),
    lastPeriod: z.string(),
    periods: z.number().int().min(1).max(1e6),
    statements: z.number().int().min(1).max(1e6),
  })
  .meta({ id: 'Series', description: 'What an indicator has for one area, frequency and lane.' });

const breakSchema = z
  .object({
    period: z.string().describe('The first period of the new definition.'),
    area: z.string().nullable().describe('Null where it concerns all areas.'),
    reason: textSchema,
    source: z.string().describe('Id of the source that shows it.'),
  })
  .meta({ id: 'Break', description: 'A change across which figures are not comparable.' });

export const indicatorSchema = z.object({
  id: z.string(),
  name: textSchema,
  definition: textSchema,
  unit: z.string(),
  topic: z.string(),
  concept: z.string().nullable(),
  producer: z.string(),
  coProducers: z.array(z.string()),
  nature: z.enum(wordsOf(natures)),
  covers: textSchema
    .nullable()
    .describe(
      'The part of its area that it covers, such as a region or an exchange; null where it is the whole.',
    ),
  months: z
    .int()
    .min(1)
    .max(1200)
    .nullable()
    .describe(
      'How many months up to the end of its period each figure is the total of; null where they are those of the period.',
    ),
  frequencies: z.array(z.enum(frequencies)),
  areas: z.array(z.string()),
  coverage: z
    .object({
      count: z.number().int().min(0).max(1e4),
      areas: z.array(z.string()),
      missing: z
        .array(z.string())
        .nullable()
        .describe(
          'Provinces (`CN-*`) without any figure; null where the indicator is not provincial: it has figures of fewer than two, or covers a part of its area only.',
        ),
    })
    .describe('Which areas it has figures of, in any lane, and which provinces it lacks.'),
  firstPeriod: z.string().nullable(),
  lastPeriod: z.string().nullable(),
  statements: z.number().int().min(0).max(1e6),
  comparable: z
    .boolean()
    .describe('False where its producer computes growth on another base than the levels it prints.'),
  breaks: z.array(breakSchema).describe('Changes of definition or scope; nothing is computed across them.'),
  discontinued: textSchema
    .nullable()
    .describe('That its producer publishes it no more; null where it may go on.'),
  ...freshnessShape,
  note: textSchema.nullable().describe('A trap that a reader must know.'),
  links: z.record(z.string(), z.string()),
});

type IndicatorItem = z.infer<typeof indicatorSchema>;

/** The latest figure of a lane, which leads with its grade. */
const latestSchema = z
  .object({ grade: evidenceSchema.shape.grade })
  .extend(observationSchema.shape)
  .meta({ id: 'LatestObservation', description: 'The latest figure of a lane, its grade first.' });

export const nationalSchema = z
  .object({
    indicator: z.string(),
    sameDefinition: z
      .boolean()
      .describe('True where both have one definition, so that shares and differences mean something.'),
  })
  .nullable()
  .describe('The indicator whose figures are of China as a whole; null where there is none.');

export const indicatorDetailSchema = indicatorSchema
  .extend({
    links: indicatorSchema.shape.links.describe('`sdmx` has every series of the indicator in SDMX.'),
    growthOf: z.string().nullable().describe('The level whose published growth this is.'),
    equivalentOf: z.string().nullable().describe('The indicator of which this is a printed conversion.'),
    shareOf: z
      .object({
        part: z.string(),
        whole: z.string(),
        wholeArea: z
          .enum(wholeAreas)
          .describe('Area of the whole: the `same` as that of the share, or its `parent`.'),
      })
      .nullable()
      .describe('The levels of which this is a published share.'),
    national: nationalSchema,
    comparableAreas: z
      .boolean()
      .describe('False where areas count in ways of their own: compare an area with itself, rank none.'),
    binary: z.boolean().describe('True where the printed unit is a power of 1024.'),
    differs: textSchema.nullable().describe('How it differs from its rivals.'),
    why: textSchema.nullable().describe('Why the rivals of its concept differ.'),
    series: z.array(seriesSchema),
    latest: z
      .object({
        outturn: latestSchema.nullable(),
        forecast: latestSchema.nullable(),
        target: latestSchema.nullable(),
      })
      .describe(
        'The outturn of the newest period, and the next forecast and target after it, of China, or of the only area. Null where there are several areas and none is China: `links.areas` has their figures. A forecast or target is null once an outturn for its period or a later one is there. Lanes never mix. `/v1/latest` has the same by frequency.',
      ),
    scorecards: z
      .array(scorecardSchema)
      .describe('Forecasts whose outturn has arrived, and how far off they were.'),
    rivals: z.array(alternativeSchema),
    sources: z.array(sourceSchema),
  })
  .meta({ id: 'IndicatorDetail' });

export type IndicatorDetail = z.infer<typeof indicatorDetailSchema>;

/** An indicator without its figures. */
export function toIndicator(entry: IndicatorEntry, base: string): IndicatorItem {
  const { indicator, coverage, missing, freshness } = entry;
  return {
    id: indicator.id,
    name: indicator.name,
    definition: indicator.definition,
    unit: indicator.unit,
    topic: indicator.topic,
    concept: indicator.concept,
    producer: indicator.producer,
    coProducers: [...indicator.coProducers],
    nature: indicator.nature,
    covers: indicator.covers,
    months: indicator.months,
    frequencies: [...coverage.frequencies],
    areas: [...coverage.areas],
    coverage: {
      count: coverage.areas.length,
      areas: [...coverage.areas],
      missing: missing === null ? null : [...missing],
    },
    firstPeriod: coverage.firstPeriod,
    lastPeriod: coverage.lastPeriod,
    statements: coverage.statements,
    comparable: indicator.comparable,
    breaks: [...indicator.breaks],
    discontinued: indicator.discontinued,
    ...freshness,
    note: indicator.note,
    links: addressesOf(entry, base),
  };
}

/** An indicator with its latest figures, rivals and sources, as known on a day. */
export async function toIndicatorDetail(
  entry: IndicatorEntry,
  { store, vantage }: { readonly store: Store; readonly vantage: Vantage },
  how: LinkedRendering,
): Promise<IndicatorDetail> {
  const catalogue = await store.catalogue();
  const { indicator, series } = entry;
  const item = toIndicator(entry, how.base);
  const every = await allOf(selectionOf(indicator.id, vantage), store);
  const latest = latestFigures(every, vantage.day);
  const shown = (lane: Lane) => {
    const statement = latest.get(lane);
    return statement
      ? { grade: statement.evidence.grade, ...toObservation(statement, catalogue, how) }
      : null;
  };
  const concept = indicator.concept === null ? null : known(catalogue.concepts, indicator.concept);
  return {
    ...item,
    links: detailAddressesOf(entry, how.base),
    growthOf: indicator.growthOf,
    equivalentOf: indicator.equivalentOf,
    shareOf: indicator.shareOf,
    national: indicator.national,
    comparableAreas: indicator.comparableAreas,
    binary: indicator.binary,
    differs: indicator.differs,
    why: concept?.why ?? null,
    series: series.map(({ area, frequency, lane, firstPeriod, lastPeriod, periods, statements }) => ({
      ...{ area, frequency, lane, firstPeriod, lastPeriod, periods, statements },
    })),
    latest: { outturn: shown('outturn'), forecast: shown('forecast'), target: shown('target') },
    scorecards: scorecardsOf(every, catalogue, how),
    rivals: alternativesTo({ indicators: [indicator.id] }, catalogue, how.base),
    sources: [...new Set(every.map(({ source }) => source))]
      .sort()
      .map((id) => toSource(known(catalogue.sources, id), how.base)),
  };
}

/** The context of an indicator: every document that states it. */
export async function indicatorContext(
  request: FastifyRequest,
  indicator: Indicator,
  { vantage, lang }: { readonly vantage: Vantage; readonly lang: keyof Text },
): Promise<Context> {
  const { store } = request;
  const release = currentRelease(await store.catalogue());
  const selection = selectionOf(indicator.id, vantage);
  const statements = await allOf(selection, store);
  return statementContext({ request, release, selection, query: { scale: '1', lang } }, [statements]);
}

function selectionOf(indicator: string, { day, isPast }: Vantage): Selection {
  return { ...everything, indicators: [indicator], asOf: isPast ? day : null };
}
