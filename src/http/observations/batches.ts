import { setImmediate } from 'node:timers/promises';
import { limits } from '../../domain/query/limits.ts';
import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Page, Paging, Position, Store } from '../../store/store.ts';

/**
 * All statements that `read` gives page by page in an order; yields to the event loop between two pages.
 * @throws the reason of the signal once it is aborted
 */
export async function* batchesOf(
  read: (paging: Paging) => Promise<Page>,
  order: readonly Order[],
  signal: AbortSignal,
): AsyncGenerator<readonly Statement[]> {
  let after: Position | null = null;
  do {
    const page: Page = await read({ order, after, limit: limits.limit });
    yield page.statements;
    after = page.next;
    if (after !== null) await setImmediate();
    signal.throwIfAborted();
  } while (after !== null);
}

/** All statements of a small selection, such as that of one indicator or area, in the order of the store. */
export async function allOf(selection: Selection, store: Store): Promise<readonly Statement[]> {
  const page = await store.read(selection, { order: [], after: null, limit: 1_000_000 });
  return page.statements;
}
