import { z } from 'zod';
import type { Catalogue, Concept } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Comparison } from '../../domain/concepts/comparison.ts';
import { rangeSentence, spreadText } from '../../domain/concepts/range-words.ts';
import { type RivalRange, rangesOf } from '../../domain/concepts/rival-range.ts';
import { type Figure, qualifierOf } from '../../domain/numbers/bounded-figure.ts';
import { servedBounds, servedNumber } from '../../domain/numbers/json-numbers.ts';
import { lanes, qualifiers, wordsOf } from '../../domain/statements/codes.ts';
import { relabelled } from '../../domain/statements/labels.ts';
import {
  boundsSchema,
  observationSchema,
  textSchema,
  toObservation,
} from '../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../domain/statements/statement.ts';
import { bareAnswer, sparse, surroundings } from '../response/envelope.ts';
import { sparseSchema } from '../response/fields.ts';
import type { LinkedRendering } from '../response/statement-links.ts';
import { comparisonCells, comparisonFields, type FiguresShown } from './comparison-table.ts';

const linksSchema = z.record(z.string(), z.string());

const aboutRival = {
  indicator: z.string(),
  name: textSchema,
  definition: textSchema,
  differs: textSchema.nullable().describe('How it differs from its rivals.'),
  producer: z.string(),
  coProducers: z.array(z.string()),
  covers: textSchema.nullable().describe('The part of the area that it covers; null where it is the whole.'),
} as const;

const figureSchema = z
  .strictObject({ ...aboutRival, ...observationSchema.shape })
  .meta({ id: 'RivalFigure', description: 'The figure of a rival, with its indicator.' });

/** Keys of a figure in JSON. */
export const figureKeys: readonly string[] = Object.keys(figureSchema.shape);

const computedShape = {
  value: z.number().nullable().describe('Null where one of the two was published as a range.'),
  qualifier: z.enum(wordsOf(qualifiers)).nullable(),
  bounds: boundsSchema.describe('By interval arithmetic on the bounds of the two.'),
} as const;

const endSchema = z.strictObject({
  id: z.string().describe('Id of the statement.'),
  indicator: z.string(),
  value: z.number().nullable(),
  qualifier: z.enum(wordsOf(qualifiers)),
  display: z.string(),
  links: linksSchema,
});

const rangeSchema = z
  .strictObject({
    lane: z.enum(wordsOf(lanes)),
    unit: z.string(),
    rivals: z.int().min(2).max(1e4).describe('How many rivals have a figure in it.'),
    lowest: endSchema,
    highest: endSchema,
    bounds: boundsSchema.describe('Holds every number that one of the figures allows.'),
    spread: z
      .strictObject({ ...computedShape, unit: z.string(), display: z.string().nullable() })
      .describe('The highest less the lowest; of percentages in percentage points.'),
    ratio: z
      .strictObject(computedShape)
      .nullable()
      .describe('The highest over the lowest; null of percentages, and where the lowest is not positive.'),
    statement: z.string().describe('One sentence in `lang` that can be quoted.'),
  })
  .meta({
    id: 'RivalRange',
    description:
      'How far apart rivals are in one lane and one unit. Nothing is averaged, and lanes never mix.',
  });

const otherSchema = z
  .strictObject({
    ...aboutRival,
    nearest: z
      .strictObject({
        id: z.string(),
        period: z.string(),
        lane: z.enum(wordsOf(lanes)),
        display: z.string(),
        links: linksSchema,
      })
      .nullable()
      .describe('Its figure of the area whose period ends nearest; null where it has none.'),
    links: linksSchema,
  })
  .meta({ id: 'RivalWithout', description: 'A rival without a figure for the period.' });

const comparisonSchema = z
  .strictObject({
    id: z.string(),
    name: textSchema,
    definition: textSchema,
    why: textSchema.describe('Why its indicators differ and are never spliced.'),
    area: z.string().nullable().describe('The area that is compared; null where none has a figure.'),
    period: z.string().nullable().describe('The period that is compared; null where none has a figure.'),
    figures: z
      .array(figureSchema)
      .describe('Outturns first, then forecasts, then targets; the largest first in each.'),
    ranges: z.array(rangeSchema).describe('For each lane and unit with two rivals or more.'),
    others: z.array(otherSchema).describe('Rivals without a figure for the period.'),
    areas: z
      .array(z.strictObject({ area: z.string(), rivals: z.int().min(1).max(1e4) }))
      .describe('Areas by how many rivals have a figure of them.'),
    periods: z
      .array(z.strictObject({ period: z.string(), rivals: z.int().min(1).max(1e4) }))
      .describe('Periods of outturns of the area, newest first, by how many rivals have one.'),
    links: linksSchema,
  })
  .meta({ id: 'ConceptComparison', description: 'The rival indicators of a concept, side by side.' });

const sparseComparisonSchema = comparisonSchema
  .extend({ figures: z.array(sparseSchema(figureSchema, comparisonFields.columns, 'SparseRivalFigure')) })
  .meta({
    id: 'SparseConceptComparison',
    description: 'The same with the keys of figures that were asked for.',
  });

/** The answer: figures are whole, or have the keys and columns that `fields` and `labels` ask for. */
export const comparedSchema = z.union([
  answerWith('whole', comparisonSchema).meta({ id: 'ConceptAnswer' }),
  answerWith('sparse', sparseComparisonSchema).meta({ id: 'SparseConceptAnswer' }),
  bareAnswer(z.union([comparisonSchema, sparseComparisonSchema])).meta({ id: 'BareConceptAnswer' }),
]);

function answerWith<T extends z.ZodType>(rows: string, data: T) {
  const { meta, links } = surroundings;
  return z.object({
    rows: z.literal(rows).describe('What stands in `data.figures`.'),
    ...{ data, meta: meta.unwrap(), links: links.unwrap() },
  });
}

type ConceptComparison = Omit<z.infer<typeof comparisonSchema>, 'figures'> & {
  readonly figures: readonly object[];
};

type Shown = LinkedRendering & FiguresShown;

/** A concept with the figures of its rivals for a period, and how far apart they are. */
export function toConceptComparison(
  concept: Concept,
  { area, period, figures, others, areas, periods }: Comparison,
  how: Shown,
): ConceptComparison {
  const { catalogue, base } = how;
  const { id, name, definition, why } = concept;
  const about = area === null || period === null ? null : { concept, area, period };
  const ranges = about === null ? [] : rangesOf(figures, catalogue.indicators);
  return {
    ...{ id, name, definition, why, area, period: period?.text ?? null },
    figures: figures.map((figure) => shownFigure(figure, how)),
    ranges: ranges.map((range) => ({
      ...shownRange(range, how),
      statement: about === null ? '' : rangeSentence(range, about, catalogue, how.lang),
    })),
    others: others.map(({ indicator, nearest }) => ({
      ...rivalOf(indicator.id, catalogue),
      nearest: nearest && nearestOf(nearest, how),
      links: { indicator: `${base}/v1/indicators/${indicator.id}` },
    })),
    areas: areas.map(({ of, rivals }) => ({ area: of, rivals })),
    periods: periods.map(({ of, rivals }) => ({ period: of.text, rivals })),
    links: {
      self: `${base}/v1/concepts/${id}`,
      indicators: `${base}/v1/indicators?concept=${id}`,
      observations: `${base}/v1/observations?concept=${id}`,
      latest: `${base}/v1/latest?concept=${id}`,
    },
  };
}

/** True where figures have other keys than all of theirs. */
export function isSparse({ fields, labels }: Pick<FiguresShown, 'fields' | 'labels'>): boolean {
  return fields !== undefined || labels !== 'code';
}

function shownFigure(figure: Statement, how: Shown) {
  const { catalogue, fields, labels } = how;
  const whole = { ...rivalOf(figure.indicator, catalogue), ...toObservation(figure, catalogue, how) };
  if (!isSparse(how)) return whole;
  return sparse({ ...comparisonCells(figure, how), ...whole }, relabelled(fields ?? figureKeys, labels));
}

function rivalOf(id: string, { indicators }: Catalogue) {
  const { name, definition, differs, producer, coProducers, covers } = known(indicators, id);
  return { indicator: id, name, definition, differs, producer, coProducers: [...coProducers], covers };
}

function nearestOf(statement: Statement, { lang, base }: Shown) {
  const { period, lane } = statement;
  const id = statementId(statement);
  const links = { self: `${base}/v1/observations/${id}` };
  return { id, period: period.text, lane, display: statement[lang].display, links };
}

function shownRange(range: RivalRange, how: Shown) {
  const { lane, unit, rivals, lowest, highest, bounds, spread, spreadUnit, ratio } = range;
  return {
    ...{ lane, unit, rivals, lowest: endOf(lowest, how), highest: endOf(highest, how) },
    bounds: servedBounds({ ...bounds, basis: 'interval' }),
    spread: { ...computed(spread), unit: spreadUnit, display: spreadText(range, how.catalogue, how.lang) },
    ratio: ratio && computed(ratio),
  };
}

function endOf(statement: Statement, { lang, base }: Shown) {
  const { indicator, value, qualifier } = statement;
  const id = statementId(statement);
  const links = { self: `${base}/v1/observations/${id}` };
  return { id, indicator, value, qualifier, display: statement[lang].display, links };
}

function computed(figure: Figure) {
  return {
    value: figure.value && servedNumber(figure.value),
    qualifier: figure.value && qualifierOf(figure),
    bounds: servedBounds({ ...figure.bounds, basis: 'interval' }),
  };
}
