import { z } from 'zod';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { boundsOfClaim, type ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { verdicts } from '../../domain/claims/verdict.ts';
import { servedBounds, servedNumber } from '../../domain/numbers/json-numbers.ts';
import { printedValue } from '../../domain/numbers/quantity.ts';
import { lanes, qualifiers, wordsOf } from '../../domain/statements/codes.ts';
import { evidenceSchema } from '../../domain/statements/evidence-schema.ts';
import {
  boundsSchema,
  observationSchema,
  sourceRefSchema,
  textSchema,
} from '../../domain/statements/observation.ts';
import {
  knownUntil as knownUntilOf,
  type Statement,
  statementId,
} from '../../domain/statements/statement.ts';
import { single } from '../response/envelope.ts';
import type { LinkedRendering } from '../response/statement-links.ts';
import { obstacles, type Reading } from './asked-claim.ts';
import { claimedText } from './claimed-text.ts';
import { verdictSentence } from './verdict-sentence.ts';
import type { Verification } from './verify-claim.ts';

const linksSchema = z.record(z.string(), z.string());
const { indicator, area, period, lane, kind, value, unit, qualifier, bounds, knownFrom, knownUntil } =
  observationSchema.shape;

const namedSchema = z.strictObject({ indicator: z.string(), name: textSchema, links: linksSchema });

const readingSchema = z
  .strictObject({
    indicator: z.string().nullable().describe('Null where no indicator fits the words.'),
    name: textSchema.nullable(),
    concept: z.string().nullable(),
    area: z.string().nullable(),
    period: z.string().nullable(),
    lanes: z
      .array(z.enum(wordsOf(lanes)))
      .describe('Forecasts and targets where the claim speaks of what is to come.'),
    figure: z
      .strictObject({
        value: z.number().describe('In the unit.'),
        unit: z.string().nullable().describe('Null where the claim names none.'),
        qualifier: z.enum(wordsOf(qualifiers)),
        display: z.string(),
        bounds: boundsSchema.describe('The numbers that the claim allows, by its digits and its hedge.'),
      })
      .nullable(),
  })
  .meta({ id: 'ClaimReading', description: 'How a claim was understood; null is what it leaves open.' });

const figureSchema = z
  .strictObject({
    id: z.string(),
    ...{ indicator, area, period, lane, kind, value, unit, qualifier, bounds },
    grade: evidenceSchema.shape.grade,
    ...{ knownFrom, knownUntil },
    display: z.string(),
    statement: z.string().describe('One sentence in `lang`: hedge, year, definition and source.'),
    publisher: sourceRefSchema.shape.publisher,
    url: sourceRefSchema.shape.url,
    links: linksSchema,
  })
  .meta({ id: 'VerifyingFigure', description: 'A statement that a claim was compared with.' });

export const verificationSchema = single(
  z
    .strictObject({
      verdict: z.enum(wordsOf(verdicts)),
      statement: z.string().describe('The verdict as a text in `lang` that can be quoted.'),
      readings: z
        .array(readingSchema)
        .describe('How the claim was read: once, unless it was not understood.'),
      obstacle: z.enum(wordsOf(obstacles)).nullable().describe('Why it was not understood.'),
      periodBasis: z
        .enum(['stated', 'latest'])
        .nullable()
        .describe('`latest` where the claim names no period: that of the latest figure.'),
      grounds: z.array(figureSchema).describe('The figures on which the verdict rests.'),
      besides: z
        .array(figureSchema)
        .describe('Other current figures of the period: of rivals, forecasts and targets.'),
      others: z.array(namedSchema).describe('Other indicators that the words fit.'),
      links: linksSchema,
    })
    .meta({ id: 'Verification', description: 'A claim compared with what is known.' }),
).meta({ id: 'VerificationAnswer' });

type Shown = LinkedRendering & { readonly catalogue: Catalogue };

/** A verification as the API serves it. */
export function toVerification(verification: Verification, how: Shown) {
  const { verdict, readings, obstacle, namesPeriod, grounds, besides, others } = verification;
  const [reading] = readings;
  const subject = reading?.indicator ?? null;
  const concept = subject?.concept ?? null;
  const understood = verdict !== 'notUnderstood';
  return {
    verdict,
    statement: verdictSentence(verification, how),
    readings: readings.map((entry) => toReading(entry, how)),
    obstacle,
    periodBasis: understood ? (namesPeriod ? ('stated' as const) : ('latest' as const)) : null,
    grounds: grounds.map((statement) => toFigure(statement, how)),
    besides: besides.map((statement) => toFigure(statement, how)),
    others: others.map((entry) => toNamed(entry, how)),
    links: {
      ...(subject === null ? {} : { indicator: `${how.base}/v1/indicators/${subject.id}` }),
      ...(concept === null ? {} : { concept: `${how.base}/v1/concepts/${concept}` }),
    },
  };
}

function toNamed({ id, name }: Indicator, { base }: Shown) {
  return { indicator: id, name, links: { indicator: `${base}/v1/indicators/${id}` } };
}

function toReading({ indicator, area, period, figure, lanes }: Reading, how: Shown) {
  return {
    ...{
      indicator: indicator?.id ?? null,
      name: indicator?.name ?? null,
      concept: indicator?.concept ?? null,
    },
    ...{ area, period: period?.text ?? null, lanes: [...lanes] },
    figure: figure === null ? null : toClaimed(figure, how),
  };
}

function toClaimed(figure: ClaimedFigure, how: Shown) {
  return {
    ...{ value: servedNumber(printedValue(figure)), unit: figure.unit, qualifier: figure.qualifier },
    display: claimedText(figure, how),
    bounds: servedBounds(boundsOfClaim(figure)),
  };
}

function toFigure(statement: Statement, { catalogue, lang, linksOf }: Shown) {
  const { publisher, url } = known(catalogue.sources, statement.source);
  const entry = known(catalogue.indicators, statement.indicator);
  const id = statementId(statement);
  return {
    id,
    ...{
      indicator: statement.indicator,
      area: statement.area,
      period: statement.period.text,
      lane: statement.lane,
      kind: statement.kind,
    },
    ...{ value: statement.value, unit: entry.unit, qualifier: statement.qualifier, bounds: statement.bounds },
    grade: statement.evidence.grade,
    ...{ knownFrom: statement.knownFrom, knownUntil: knownUntilOf(statement) },
    ...{ display: statement[lang].display, statement: statement[lang].sentence, publisher, url },
    links: linksOf({ id, indicator: statement.indicator, source: statement.source }),
  };
}
