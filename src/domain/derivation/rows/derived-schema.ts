import { z } from 'zod';
import { kinds, lanes, wordsOf } from '../../statements/codes.ts';
import { evidenceSchema } from '../../statements/evidence-schema.ts';
import { observationSchema, sourceRefSchema, textSchema } from '../../statements/observation.ts';

export const derivationSchema = z
  .object({
    transform: z.string().describe('The parameters of the computation, as in the request.'),
    formula: z
      .string()
      .nullable()
      .describe('Over the names of the operands; null where nothing could be computed.'),
    operands: z
      .array(
        z.object({
          name: z.string(),
          id: z.string(),
          kind: z.enum(wordsOf(kinds)),
          lane: z.enum(wordsOf(lanes)),
          value: z.number().nullable(),
          display: z.string(),
          source: sourceRefSchema,
          publishedOn: z.string(),
          links: z.record(z.string(), z.string()),
        }),
      )
      .describe('The statements that the value was computed from.'),
    rate: z
      .object({
        value: z.number().nullable(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        period: z.string(),
        source: z.string(),
      })
      .nullable()
      .describe('Exchange rate of a conversion, and the source that states it or the equivalent.'),
    parts: z
      .string()
      .nullable()
      .describe('The parts of the period that it is made of, where others are missing: `2023-Q1..2023-Q3`.'),
    contradicts: z
      .array(z.string())
      .describe('Ids of the checks whose published figure the operands do not fit.'),
    notes: z.array(textSchema),
    release: z.string(),
  })
  .meta({
    id: 'Derivation',
    description: 'How a value was computed: the formula over the values of the operands gives it.',
  });

const { shape } = observationSchema;
const nobody = 'null for a computed value, which no source states.';

/** A computed value: the keys of a statement, and its derivation. */
export const derivedObservationSchema = observationSchema
  .extend({
    id: z.string().nullable().describe('Id of a statement; null for a computed value.'),
    relation: shape.relation
      .nullable()
      .describe('Its relation to the statement that was current before it; null for a computed value.'),
    qualifier: shape.qualifier
      .nullable()
      .describe('How to read the figure, such as `about`; null where there is none.'),
    source: shape.source.nullable().describe(`The document that states the value; ${nobody}`),
    publishedOn: shape.publishedOn
      .nullable()
      .describe(`Date of publication, as precise as it is known; ${nobody}`),
    publishedPrecision: shape.publishedPrecision
      .nullable()
      .describe(`How precise the date of publication is; ${nobody}`),
    knownFrom: shape.knownFrom.describe(
      'First day on which it was known: for a computed value the latest of its operands.',
    ),
    evidence: evidenceSchema
      .nullable()
      .describe('That of its operands; null where nothing could be computed.'),
    derivation: derivationSchema,
  })
  .meta({ id: 'ComputedObservation', description: 'A value computed from statements, with its derivation.' });

/** A row of a wide table. */
export const wideRowSchema = z
  .looseObject({ period: z.string(), periodStart: z.string(), periodEnd: z.string() })
  .and(z.record(z.string(), z.union([z.number(), z.string(), z.null()])))
  .meta({
    id: 'WideRow',
    description:
      'A period, and for each series its value and, under `…:qualifier`, its qualifier; `…:note` is there where a series needs it, and begins with `missing` and the reason for a value that is null.',
  });
