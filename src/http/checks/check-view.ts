import { z } from 'zod';
import type { Check } from '../../domain/checks/check.ts';
import { notExplained } from '../../domain/checks/check-texts.ts';
import { identities } from '../../domain/checks/evaluation.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { boundsSchema, textSchema } from '../../domain/statements/observation.ts';

export const outcomes = ['consistent', 'inconsistent', 'notComputable'] as const;
export const origins = ['written', 'generated'] as const;

const sideSchema = z
  .object({ value: z.number().nullable(), bounds: boundsSchema, display: textSchema })
  .meta({
    id: 'CheckSide',
    description: 'A side of a check: a number and what is allowed for it, in the unit of the check.',
  });

const operandSchema = z
  .object({
    role: z.string(),
    id: z.string().describe('Id of a statement.'),
    display: textSchema,
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'CheckOperand' });

export const checkSchema = z
  .object({
    id: z.string(),
    identity: z
      .enum(wordsOf(identities))
      .describe(
        'growth, share of a total, sum of parts, currency equivalent, quotient, compound growth, or agreement of sources.',
      ),
    origin: z.enum(origins).describe('Written by hand, or generated from a declared rule.'),
    rule: z.string().nullable(),
    title: textSchema,
    why: textSchema.describe('Why the figures should fit together.'),
    outcome: z.enum(outcomes),
    unit: z.string(),
    left: sideSchema.nullable().describe('What the operands imply.'),
    right: sideSchema.nullable().describe('What was published.'),
    slack: z
      .number()
      .nullable()
      .describe(
        'Width of what both sides share, in the unit; negative: the gap between them; null where there is no end.',
      ),
    sentence: textSchema,
    explanation: textSchema
      .nullable()
      .describe('Why the figures do not fit, by what was read, or “Not explained.”; null where they fit.'),
    operands: z.array(operandSchema),
    knownFrom: z
      .string()
      .nullable()
      .describe('Day on which the last of its operands became known; null where an operand is missing.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Check', description: 'An arithmetic check of the data against itself.' });

export type CheckItem = z.infer<typeof checkSchema>;

/** A check as an API answer shows it. */
export function toCheck({ release: _, ...check }: Check, base: string): CheckItem {
  return {
    ...check,
    explanation: check.outcome === 'inconsistent' ? (check.explanation ?? notExplained) : null,
    operands: check.operands.map((operand) => ({
      ...operand,
      links: { observation: `${base}/v1/observations/${operand.id}` },
    })),
    links: { self: `${base}/v1/checks/${check.id}` },
  };
}

/** The checks that work with a statement. */
export function checksWith(statement: string, checks: Iterable<Check>): Check[] {
  return [...checks].filter(({ operands }) => operands.some(({ id }) => id === statement));
}
