import { z } from 'zod';
import { evidenceSchema } from '../../domain/statements/evidence-schema.ts';
import { observationSchema, partOfObservation } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { latestSchema } from '../../http/latest/latest-figures-view.ts';
import { linked } from '../../http/response/statement-links.ts';
import type { Shown } from './quotable.ts';

/** The sentence of a figure. */
export const sentenceSchema = z
  .string()
  .describe(
    'To be quoted as it is: what, where, when, how much with its hedge, who said so, the definition, the grade of the evidence.',
  );

const {
  indicator,
  area,
  period,
  lane,
  kind,
  value,
  unit,
  qualifier,
  display,
  knownFrom,
  knownUntil: until,
} = observationSchema.shape;
const { lower, upper, source } = latestSchema.shape;

/** A figure without its sentence. */
export const rowSchema = z
  .strictObject({
    ...{ indicator, area, period, lane, kind, value, unit, qualifier, lower, upper, display },
    grade: evidenceSchema.shape.grade,
    ...{ knownFrom, knownUntil: until, source },
  })
  .describe(
    'The dossier of a figure is at `/v1/observations/{indicator}.{area}.{period}.{source}`, the `/` of the period written `--`.',
  );

const shared = [
  'indicator',
  'area',
  'period',
  'lane',
  'kind',
  'value',
  'unit',
  'qualifier',
  'display',
  'knownFrom',
  'knownUntil',
] as const;

/** A statement as a row of an answer of a tool. */
export function toRow(statement: Statement, { catalogue, lang }: Shown): z.infer<typeof rowSchema> {
  const { lower, upper } = statement.bounds;
  return {
    ...partOfObservation(statement, shared, { ...linked({ lang, scale: '1', base: '' }), catalogue }),
    ...{ lower, upper, grade: statement.evidence.grade, source: statement.source },
  };
}
