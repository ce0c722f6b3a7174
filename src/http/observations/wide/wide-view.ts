import type { z } from 'zod';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Column } from '../../../domain/statements/cells.ts';
import type { wideColumnSchema } from '../../response/envelope.ts';
import { type Asked, computationOf } from '../asked.ts';
import type { Wide, WideSeries } from './wide-table.ts';

/** What each column of figures in a wide table holds. */
export function describedColumns({ series }: Wide, asked: Asked): z.infer<typeof wideColumnSchema>[] {
  const computation = computationOf(asked);
  return series.map((column) => ({
    ...column,
    currency: currencyOf(column.unit, asked.catalogue),
    computation,
  }));
}

/** The columns of a wide table, those of figures with what they hold as metadata. */
export function withMetadata(table: Wide, asked: Asked): Column[] {
  const described = new Map(describedColumns(table, asked).map(({ key, ...more }) => [key, more]));
  return table.columns.map((column) => {
    const stated = Object.entries(described.get(column.name) ?? {}).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    );
    return stated.length === 0 ? column : { ...column, metadata: Object.fromEntries(stated) };
  });
}

/** The currency of an amount, also of one per person. */
function currencyOf(unit: string, { units }: Catalogue): string | null {
  const money = units.get(unit.replace(/_PER_.*/, ''));
  return money?.standard === 'ISO 4217' ? money.id : null;
}

const shared = ['indicator', 'area', 'frequency', 'lane', 'unit', 'scale'] as const;

/** What all columns of a wide table share, by the name of the parameter that would choose it. */
export function sharedBy({ series }: Pick<Wide, 'series'>): ReadonlyMap<string, string> {
  return new Map(
    shared.flatMap((key) => {
      const value = commonTo(series, key);
      return value === null ? [] : [[key, value] as const];
    }),
  );
}

/** What a key is in all series; null where they differ. */
function commonTo(series: readonly WideSeries[], key: (typeof shared)[number]): string | null {
  const [value, ...others] = new Set(series.map((column) => column[key]));
  return value === undefined || others.length > 0 ? null : value;
}
