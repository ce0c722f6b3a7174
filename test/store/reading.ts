import { defaultOrder, everything, type Order, type Selection } from '../../src/domain/query/selection.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import type { Position, Store } from '../../src/store/store.ts';

/** The current statements of everything, unless something else is asked. */
export function selection(asked: Partial<Selection> = {}): Selection {
  return {
    ...everything,
    revisions: 'latest',
    ...asked,
  };
}

/** All statements of a selection in one page. */
export async function readAll(
  store: Store,
  asked: Partial<Selection> = {},
  order: readonly Order[] = defaultOrder,
): Promise<Statement[]> {
  const page = await store.read(selection(asked), { order, after: null, limit: 1_000_000 });
  return [...page.statements];
}

/** Pages of a selection, one after the other, each going on where the one before ended. */
export async function walk(
  store: Store,
  asked: Selection,
  order: readonly Order[],
  limit: number,
): Promise<(readonly Statement[])[]> {
  const pages: (readonly Statement[])[] = [];
  let after: Position | null = null;
  do {
    // A cursor carries the position as JSON.
    const page = await store.read(asked, { order, after: JSON.parse(JSON.stringify(after)), limit });
    pages.push(page.statements);
    after = page.next;
  } while (after !== null);
  return pages;
}

export const ids = (statements: readonly Statement[]): string[] => statements.map(statementId);

/** Period, source and what was current, in one short text each. */
export const told = (statements: readonly Statement[]): string[] =>
  statements.map(({ period, value, source }) => `${period.text} ${value} ${source}`);

/** All statements of the newest release, or of another, however many they are. */
export function readEverything(store: Store, asked: Partial<Selection> = {}): Promise<Statement[]> {
  return readAll(store, { ...everything, ...asked });
}
