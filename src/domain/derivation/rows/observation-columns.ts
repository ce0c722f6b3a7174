import { z } from 'zod';
import type { Cell } from '../../statements/cells.ts';
import { nameKeys } from '../../statements/labels.ts';
import { longColumns } from '../../statements/long-table.ts';
import { type ObservationKey, observationKeys, observationSchema } from '../../statements/observation.ts';
import { derivedColumns } from './derived-observation.ts';

const inEveryTable: readonly string[] = longColumns;

/** Keys of an observation that are columns only where `fields` names them, such as `display`. */
export const columnsOnRequest: readonly ObservationKey[] = observationKeys.filter(
  (key) => !inEveryTable.includes(key) && isScalar(observationSchema.shape[key]),
);

/** What `fields` selects from in a table of observations. */
export const observationTable = {
  columns: [...longColumns, ...derivedColumns, 'derivationNotes', ...columnsOnRequest, ...nameKeys],
  together: {
    bounds: ['lower', 'upper'],
    derivation: [...derivedColumns, 'derivationNotes'],
    evidence: ['grade', 'confirmations', 'disputes'],
  },
};

/** Some values of an observation as cells; those that no cell can hold are null. */
export function cellsOf(
  observation: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, Cell> {
  return Object.fromEntries(keys.map((key) => [key, cellOf(observation[key])]));
}

function cellOf(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function isScalar(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodNullable) return isScalar(schema.unwrap());
  return [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum].some((type) => schema instanceof type);
}
