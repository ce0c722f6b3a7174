import { setImmediate } from 'node:timers/promises';
import { limits } from '../../domain/query/limits.ts';
import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Position, Store } from '../../store/store.ts';

/** All statements of a selection in an order, in batches; yields to the event loop between two of them. */
export async function* batchesOf(
  store: Store,
  selection: Selection,
  order: readonly Order[],
): AsyncGenerator<readonly Statement[]> {
  let after: Position | null = null;
  do {
    const page = await store.read(selection, { order, after, limit: limits.limit });
    yield page.statements;
    after = page.next;
    if (after !== null) await setImmediate();
  } while (after !== null);
}
