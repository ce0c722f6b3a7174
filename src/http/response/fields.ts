import { z } from 'zod';
import { detailOf, type ParameterFault, Problem } from '../../domain/problems.ts';
import type { Format, Formats } from '../../formats/format.ts';
import type { RequestAddress } from '../request/addresses.ts';

/** How a table shows the keys that `fields` may name. */
export interface FieldTable {
  /** Names of all columns that a table can have. */
  readonly columns: readonly string[];
  /** Keys that several columns show together, such as `bounds`. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
}

/** The columns that show a key: several for a text in two languages; none where no column can. */
export function columnsOf(key: string, { columns, together = {} }: FieldTable): readonly string[] {
  const parts = together[key] ?? [key];
  if (parts.every((name) => columns.includes(name))) return parts;
  const texts = [`${key}En`, `${key}Zh`];
  return texts.every((name) => columns.includes(name)) ? texts : [];
}

/** The columns that show some keys, each once, in the order of the table. */
export function columnsOfAll(keys: readonly string[], table: FieldTable): string[] {
  const shown = new Set(keys.flatMap((key) => columnsOf(key, table)));
  return table.columns.filter((name) => shown.has(name));
}

/** `fields` of a request, and the table that it selects from. */
export interface AskedFields {
  readonly named: readonly string[] | undefined;
  readonly table: FieldTable;
}

/** @throws Problem `invalid-parameters` for each key that the format cannot show, with the formats that can */
export function requireShownFields(
  { named = [], table }: AskedFields,
  format: Format,
  { formats, address }: { readonly formats: Formats; readonly address: RequestAddress },
): void {
  const shows = (candidate: Format, key: string) =>
    candidate.fields === 'keys' || (candidate.fields === 'columns' && columnsOf(key, table).length > 0);
  const missing = named.filter((key) => !shows(format, key));
  if (missing.length === 0) return;
  const errors = missing.map((key): ParameterFault => {
    const allowed = formats.filter((candidate) => shows(candidate, key)).map(({ name }) => name);
    const detail = `The format ${format.name} cannot show the key ${key}; ${allowed.join(', ')} can.`;
    return { parameter: 'fields', value: key, code: 'notForThisFormat', detail, allowed };
  });
  const kept = named.filter((key) => shows(format, key)).join(',');
  throw new Problem('invalid-parameters', detailOf(errors), {
    errors,
    tryInstead: address.with({ fields: kept === '' ? null : kept, cursor: null }),
  });
}

const cellSchema = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .meta({ id: 'Cell', description: 'A cell of the table, in JSON only where `fields` names its column.' });

/** The schema of an item of which `fields` may leave out keys, and to which it may add columns of the table. */
export function sparseSchema<T extends z.ZodRawShape>(
  item: z.ZodObject<T>,
  columns: readonly string[],
  id: string,
) {
  const added = columns.filter((name) => !(name in item.shape));
  return item
    .partial()
    .extend(Object.fromEntries(added.map((name) => [name, cellSchema.optional()])))
    .meta({ id, description: 'Only the keys and columns that `fields` names.' });
}
