import type { Cell } from '../../domain/statements/cells.ts';
import type { Context, Shown } from '../../formats/answer.ts';
import { linked } from '../response/statement-links.ts';
import type { Asked } from './asked.ts';
import type { LongLike } from './wide-table.ts';

/** All rows of a query in each of their forms, in batches; each form reads only what it shows. */
export interface ObservationRows {
  observations(): AsyncIterable<readonly Shown[]>;
  long(): AsyncIterable<readonly Readonly<Record<string, Cell>>[]>;
  /** The cells that a wide table needs. */
  wide(): AsyncIterable<readonly LongLike[]>;
  context(): Promise<Context>;
}

/** How the rows of a query are written. */
export function rendering({ query, request }: Asked) {
  return linked({ lang: query.lang, scale: query.scale, base: request.base });
}
