import { z } from 'zod';
import { wholeAreas } from '../../../domain/catalogue/catalogue.ts';
import { identities } from '../../../domain/checks/evaluation.ts';
import { Fault } from '../../../domain/fault.ts';
import {
  areaLevels,
  kinds,
  natures,
  periodBases,
  qualifiers,
  tiers,
  wordsOf,
} from '../../../domain/statements/codes.ts';
import { isDay, parsePeriod } from '../../../domain/time/period.ts';

/* Schemas of the entries of seed files, as they are written. */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Ids are kebab-case words: a-z, 0-9 and hyphens.');
const sentence = z.string().trim().min(1);
const text = z.strictObject({ en: sentence, zh: sentence });
const named = z.strictObject({ name: text, definition: text });
const day = z.string().refine(isDay, 'Write a day of the calendar as YYYY-MM-DD.');
const date = z.coerce
  .string()
  .refine(
    (value) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || isDay(value),
    'Write a date as YYYY-MM-DD, YYYY-MM or YYYY.',
  );

const period = z.string().transform((value, context) => {
  try {
    return parsePeriod(value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    context.issues.push({ code: 'custom', message: error.message, input: value });
    return z.NEVER;
  }
});

/** An entry that may lack a key has null in its place. */
const orNull = <T extends z.ZodType>(schema: T) => schema.optional().transform((value) => value ?? null);

const checksum = z.string().regex(/^[0-9a-f]{64}$/);

/** SHA-256 of a file, and of its compressed form below `releases/`. */
const publishedFile = z.strictObject({ sha256: checksum, packed: checksum });

export const areaEntry = z.strictObject({
  name: text,
  level: z.enum(wordsOf(areaLevels)),
  gbCode: orNull(z.string().regex(/^\d{6}$/, 'Write the six digits of GB/T 2260 in quotes.')),
  parent: orNull(z.string()),
  inNationalFigures: z.boolean().default(true),
});
export const unitEntry = named.extend({
  standard: orNull(z.string()),
  display: text.refine(
    ({ en, zh }) => en.includes('{n}') && zh.includes('{n}'),
    'Each pattern needs {n} for the number.',
  ),
  words: z.boolean(),
});
export const topicEntry = named;
export const conceptEntry = named.extend({ why: text });
export const producerEntry = named.extend({
  short: text,
  /** Chinese names of its people by the names that statements give them. */
  people: z.record(z.string(), sentence).default({}),
  /** Hosts of its own pages, those below them included: only a page there is a primary source. */
  hosts: z.array(z.string()).default([]),
  scattered: z.boolean().default(false),
});
export const retiredEntry = z.strictObject({
  kind: z.enum(['indicator', 'observation', 'source']),
  successor: orNull(z.string()),
  reason: text,
  release: z.coerce.string(),
});
export const indicatorEntry = z.strictObject({
  name: text,
  definition: text,
  unit: z.string(),
  topic: id,
  producer: id,
  coProducers: z.array(id).default([]),
  nature: z.enum(wordsOf(natures)),
  covers: orNull(text),
  months: orNull(z.number().int().min(1)),
  concept: orNull(id),
  differs: orNull(text),
  growthOf: orNull(id),
  equivalentOf: orNull(id),
  shareOf: orNull(z.strictObject({ part: id, whole: id, wholeArea: z.enum(wholeAreas).default('same') })),
  national: orNull(z.strictObject({ indicator: id, sameDefinition: z.boolean() })),
  comparableAreas: z.boolean().default(true),
  binary: z.boolean().default(false),
  signed: z.boolean().default(false),
  comparable: z.boolean().default(true),
  breaks: z
    .array(
      z.strictObject({
        period: z.coerce
          .string()
          .pipe(period)
          .transform(({ text }) => text),
        area: orNull(z.string()),
        reason: text,
        source: id,
      }),
    )
    .default([]),
  discontinued: orNull(text),
  note: orNull(text),
  /** `area`: that of its figures in the successor, where it is another one, such as a city that is an area now. */
  retired: orNull(
    retiredEntry.omit({ kind: true }).extend({ area: orNull(z.string()), reason: orNull(text) }),
  ),
});
const source = z.strictObject({
  title: sentence,
  titleZh: orNull(sentence),
  publisher: sentence,
  publisherZh: orNull(sentence),
  producer: orNull(id),
  url: orNull(z.url()),
  publishedOn: date,
  accessedOn: day,
  language: z.string().regex(/^[a-z]{2,3}$/, 'Write the language as an ISO 639 code.'),
  tier: z.enum(wordsOf(tiers)),
  link: z.boolean(),
  note: orNull(sentence),
  noteZh: orNull(sentence),
  copyOf: orNull(
    z
      .strictObject({ publisher: orNull(sentence), publisherZh: orNull(sentence), source: orNull(id) })
      .refine(({ publisher, source }) => publisher ?? source, 'Name the publisher or the source.'),
  ),
  /** What it was taken for before a release, oldest first: by these the statements of earlier releases stand as they did. */
  before: z
    .array(
      z
        .strictObject({
          release: z.coerce.string(),
          tier: z.enum(wordsOf(tiers)).optional(),
          publishedOn: date.optional(),
          reason: sentence,
        })
        .refine(({ tier, publishedOn }) => tier ?? publishedOn, 'Say which tier or publishedOn it had.'),
    )
    .default([]),
});
/** Compiled, because sources outnumber all other entries but rows. */
export const sourceEntry = z.compile(source);
export const releaseEntry = z.strictObject({
  publishedOn: day,
  title: text,
  notes: text,
  /** Of a local import: the release that was the newest published one when it came. */
  after: z.coerce.string().optional(),
  /** Of a local import that takes another one back: the release of that one. */
  undoes: z.string().optional(),
  checksum: checksum.optional(),
  /** The files that it was published with, by name; without them its files are written when they are asked for. */
  files: z.record(z.string(), publishedFile).default({}),
});

/** Operands are numbers or references: ids of statements, or `indicator.area.period` for the current outturn (`…@forecast` for another lane). */
export const checkEntry = z.strictObject({
  identity: z.enum(wordsOf(identities)),
  title: text,
  why: text,
  explanation: orNull(text),
  operands: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).min(1)])),
});

export const checkRuleEntry = z.strictObject({
  identity: z.enum(['growth', 'share', 'equivalent', 'agreement', 'sum']),
  title: text,
  why: text,
  rate: id.optional(),
  parts: z.record(id, z.array(id).min(2)).optional(),
  asOf: z.literal('share').optional(),
});

const empty = z.literal('').transform(() => null);
const orEmpty = <T extends z.ZodType>(schema: T, error?: string) => z.union([empty, schema], error);
const number = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, 'Write a plain decimal number such as 5.86.');
const decimalText = orEmpty(number);

const row = z.strictObject({
  indicator: id,
  area: z.string().min(1),
  period,
  value: decimalText,
  scale: z
    .string()
    .regex(/^\d{1,2}$/, 'The scale is a power of ten, such as 12.')
    .transform(Number),
  unit: z.string(),
  kind: z.enum(wordsOf(kinds)),
  qualifier: z.enum(wordsOf(qualifiers)),
  source: id,
  locator: sentence,
  periodBasis: z.union(
    [z.literal('').transform(() => 'stated' as const), z.enum(wordsOf(periodBases))],
    `Write ${wordsOf(periodBases).join(', ')}, or nothing for stated.`,
  ),
  saidBy: orEmpty(sentence),
  onBehalfOf: orEmpty(id),
  knownFrom: orEmpty(day),
  significantDigits: orEmpty(
    z
      .string()
      .regex(/^[1-9]\d?$/)
      .transform(Number),
    'Write how many leading digits count, from 1 to 99, or nothing.',
  ),
  doubtful: z.union(
    [z.literal('').transform(() => false), z.literal('yes').transform(() => true)],
    'Write yes or nothing.',
  ),
  supersedes: orEmpty(sentence),
  supersedesReason: orEmpty(sentence),
  caveatEn: orEmpty(sentence),
  caveatZh: orEmpty(sentence),
  release: z.string().min(1),
  note: orEmpty(sentence),
  rangeLower: decimalText.optional().default(null),
  rangeUpper: decimalText.optional().default(null),
});

/** One row of `observations/*.csv`; an empty cell is null. The schema is compiled because rows far outnumber all other entries. */
export const statementRow = z.compile(row);

/** Names of the columns of `observations/*.csv`. */
export const statementColumns = Object.keys(row.shape);

/** A row of `corrections.csv`; `new` is the id of the successor, or empty, where `column` is `withdrawn`. */
export const correctionRow = z.strictObject({
  statement: sentence,
  release: z.string().min(1),
  column: z.string(),
  old: z.string(),
  new: z.string(),
  reason: sentence,
});

export type CorrectionRow = z.infer<typeof correctionRow>;

export type StatementRow = z.infer<typeof statementRow>;
