import { limits } from '../../domain/query/limits.ts';
import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Position, Store } from '../../store/store.ts';
import { othersTurn } from '../../turns.ts';

/** All statements of a selection in an order, a batch at a time; other requests get their turn between two batches. */
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
    if (after !== null) await othersTurn();
  } while (after !== null);
}
