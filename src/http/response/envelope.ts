import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { datasetName, licenceAddress } from '../../domain/catalogue/dataset-terms.ts';
import { scales } from '../../domain/numbers/scales.ts';
import { Problem } from '../../domain/problems.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import { textSchema } from '../../domain/statements/observation.ts';
import { frequencies } from '../../domain/time/period.ts';
import { sparseSchema } from './fields.ts';

export const alternativeSchema = z
  .object({
    indicator: z.string(),
    concept: z.string(),
    name: textSchema,
    differs: textSchema.nullable().describe('How this rival differs.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'Alternative',
    description: 'A rival indicator of the same concept, never spliced with the one asked for.',
  });

const suggestionSchema = z
  .object({
    indicator: z.string(),
    name: textSchema,
    area: z.string().nullable().describe('The area that `q` names, where the indicator has figures of it.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Suggestion', description: 'An indicator near to a search that found nothing.' });

export type Suggestion = z.infer<typeof suggestionSchema>;

const warningSchema = z
  .object({ code: z.string(), detail: z.string() })
  .meta({ id: 'Warning', description: 'A reason why a correct answer could be misread.' });

export const wideColumnSchema = z
  .object({
    key: z
      .string()
      .describe('Key of the column; its qualifiers stand under `…:qualifier`, its notes under `…:note`.'),
    indicator: z.string(),
    area: z.string(),
    frequency: z.enum(frequencies),
    lane: z.enum(wordsOf(lanes)),
    unit: z.string(),
    indicatorName: z.string().optional().describe('This and the other names are there with `labels`.'),
    areaName: z.string().optional(),
    unitName: z.string().optional().describe('The unit with its scale in words.'),
    scale: z.enum(wordsOf(scales)).describe('Multiplier of the unit in this column.'),
    currency: z.string().nullable().describe('ISO 4217 code where the unit is money.'),
    computation: z.string().nullable().describe('What was computed, in `lang`; null for published figures.'),
  })
  .meta({ id: 'WideColumn', description: 'A column of a wide table.' });

export const metaSchema = z
  .object({
    release: z.string(),
    asOf: z.string().nullable(),
    alternatives: z.array(alternativeSchema),
    warnings: z.array(warningSchema),
    citation: z.string(),
    licence: z.string(),
    immutable: z
      .string()
      .optional()
      .describe('With `release`: what of the answer is that of the release, and what is of today.'),
    emptyReason: z.string().nullable().optional().describe('Why there are no rows.'),
    suggestions: z
      .array(suggestionSchema)
      .optional()
      .describe('Where `q` finds nothing: indicators that fit a part of it, or all of it but the filters.'),
    columns: z.array(wideColumnSchema).optional().describe('The columns of a wide table.'),
  })
  .meta({ id: 'Meta' });

const pageSchema = z
  .object({
    limit: z.number().int().min(1).max(1000),
    total: z.number().int().min(0).max(1_000_000_000),
    next: z.string().nullable().describe('Address of the next page.'),
  })
  .meta({ id: 'Page' });

const linksSchema = z.record(z.string(), z.string());

/** What stands around the data of an answer. */
export const surroundings = {
  meta: metaSchema.optional().describe('Absent with `meta=none`.'),
  links: linksSchema.optional().describe('Absent with `meta=none`.'),
  warnings: z
    .array(warningSchema)
    .optional()
    .describe('Those of `meta`; only with `meta=none`, and only where there are any.'),
};

/** The shape of a list whose items are all of one kind, which `rows` names. */
export function rowsOf<T extends z.ZodType>(rows: string, item: T) {
  return z.object({
    rows: z.literal(rows).describe('What stands in `data`.'),
    data: z.array(item),
    page: pageSchema,
    meta: metaSchema,
    links: linksSchema,
  });
}

/** The shape of a list with `meta=none`. */
export function bareRows<T extends z.ZodType>(item: T) {
  return bareAnswer(z.array(item)).extend({ page: pageSchema });
}

/** The shape of a single answer with `meta=none`. */
export function bareAnswer<T extends z.ZodType>(data: T) {
  const { warnings } = surroundings;
  const rows = z.literal('bare').optional().describe('Absent, like everything that describes `data`.');
  return z.object({ rows, data, warnings });
}

/** What items of a list with an id are shown with, besides all their keys. */
interface Keys {
  /** Columns that `fields` may name. */
  readonly columns: readonly string[];
  /** Keys of items where no fields are named; all unless said. */
  readonly brief?: readonly string[] | undefined;
  /** What the list has besides its items. */
  readonly more?: z.ZodRawShape;
}

/** The shape of a list of items with an id: whole, brief, or sparse where `fields` names keys and columns of the table. */
export function listOf<T extends z.ZodRawShape>(item: z.ZodObject<T>, { columns, brief, more = {} }: Keys) {
  const id = item.meta()?.id ?? '';
  const list = (rows: string, name: string, rowSchema: z.ZodType) =>
    rowsOf(rows, rowSchema)
      .extend(more)
      .meta({ id: `${name}List` });
  const part = sparseSchema(item, columns, `Sparse${id}`);
  const short = briefSchema(item, brief ?? []).meta({
    id: `Brief${id}`,
    description: 'What a choice needs.',
  });
  const briefs = brief === undefined ? [] : [list('brief', `Brief${id}`, short)];
  return z.union([
    list('whole', id, item),
    ...briefs,
    list('sparse', `Sparse${id}`, part),
    bareRows(z.union([item, ...(brief === undefined ? [] : [short]), part])).meta({ id: `Bare${id}List` }),
  ]);
}

function briefSchema<T extends z.ZodRawShape>({ shape }: z.ZodObject<T>, keys: readonly string[]) {
  return z.object(Object.fromEntries(Object.entries(shape).filter(([key]) => keys.includes(key))));
}

/** The value of `rows` of a list: `fields` makes its items sparse, and null, which is all keys, whole. */
export function rowsWith(
  fields: readonly string[] | null | undefined,
  brief?: readonly string[],
): 'whole' | 'brief' | 'sparse' {
  if (fields === null) return 'whole';
  if (fields !== undefined) return 'sparse';
  return brief === undefined ? 'whole' : 'brief';
}

/** The shape of a single resource. */
export function single<T extends z.ZodType>(item: T) {
  return z.object({ data: item, ...surroundings });
}

export type Meta = z.infer<typeof metaSchema>;

/** The licence in `meta` of every answer. */
export const licence = `Compilation: CC BY 4.0 (${licenceAddress}). Figures belong to their sources.`;

/** `meta` of an answer. */
export function metaOf(release: Release, base: string, more: Partial<Meta> = {}): Meta {
  return {
    release: release.id,
    asOf: null,
    alternatives: [],
    warnings: [],
    citation: citationOf(release, base),
    licence,
    ...more,
  };
}

/** The part of `meta` that tells what never changes of an answer at a release; none where no release was asked for. */
export function immutableAt(release: string | undefined): Pick<Meta, 'immutable'> {
  return release === undefined
    ? {}
    : {
        immutable: `Statements, kinds, digits, qualifiers, bounds and standings are those of release ${release}. Names, sentences, evidence, tiers, breaks, comparability and keys that were added later are of the running version.`,
      };
}

/** How to cite the dataset at a release. */
export function citationOf(release: Release, base: string): string {
  return `${datasetName.en} (CDE), release ${release.id}, ${release.publishedOn}. ${base}/v1/releases/${release.id}`;
}

/** `links` of a list: to itself, and to the next page if there is one. */
export function envelopeLinks(
  { base, address }: FastifyRequest,
  next: string | null,
): Record<string, string> {
  return { self: base + address, ...(next === null ? {} : { next: base + next }) };
}

type Item = Readonly<Record<string, unknown>>;

/** An item with only the keys of `fields`, null where it has none; all of them where no fields are named. */
export function sparse(item: Item, fields: readonly string[] | undefined): Item {
  return fields === undefined
    ? item
    : Object.fromEntries(fields.map((field) => [field, item[field] ?? null]));
}

/** The newest release of a catalogue. @throws Problem `unavailable` when it has none */
export function currentRelease({ releases }: Pick<Catalogue, 'releases'>): Release {
  const release = releases.at(-1);
  if (release === undefined)
    throw new Problem('unavailable', 'The release is not known yet.', { retryAfter: 5 });
  return release;
}
