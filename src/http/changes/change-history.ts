import type { Release } from '../../domain/catalogue/catalogue.ts';
import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Position, Store } from '../../store/store.ts';
import { batchesOf } from '../observations/batches.ts';

/** A statement as it stood at a release, which added it or let it stand otherwise than before. */
export interface Changed {
  readonly statement: Statement;
  readonly release: Release;
}

/** What some releases changed, release by release in this order, and within each by the day on which statements became known. */
export interface History {
  readonly store: Store;
  readonly releases: readonly Release[];
  /** What a release changed. */
  readonly selectionOf: (release: Release) => Selection;
  readonly order: readonly Order[];
}

interface ChangesPage {
  readonly statements: readonly Changed[];
  readonly next: Position | null;
}

/** A page of changes. Its position names the release, and within it the position of the store unless the release begins there. */
export async function pageOfChanges(
  { store, releases, selectionOf, order }: History,
  after: Position | null,
  limit: number,
): Promise<ChangesPage> {
  const statements: Changed[] = [];
  let within = after;
  for (const release of fromRelease(releases, after)) {
    const selection = selectionOf(release);
    // To find that there is none may take a look at every statement; the number may be stored, and is asked for anyway.
    if ((await store.count(selection)) === 0) continue;
    const start = { atRelease: release.sequence };
    if (statements.length === limit) return { statements, next: start };
    const resumed = within === null || Object.keys(within).length === 1 ? null : within;
    const page = await store.read(selection, { order, after: resumed, limit: limit - statements.length });
    statements.push(...page.statements.map((statement) => ({ statement, release })));
    if (page.next !== null) return { statements, next: { ...page.next, ...start } };
    within = null;
  }
  return { statements, next: null };
}

function fromRelease(releases: readonly Release[], after: Position | null): readonly Release[] {
  return after === null
    ? releases
    : releases.slice(releases.findIndex((r) => r.sequence === after.atRelease));
}

/** How many changes all the releases bring. */
export async function countChanges({ store, releases, selectionOf }: History): Promise<number> {
  const counts = await Promise.all(releases.map((release) => store.count(selectionOf(release))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** All changes, in batches. @throws the reason of the signal once it is aborted */
export async function* batchesOfChanges(
  { store, releases, selectionOf, order }: History,
  signal: AbortSignal,
): AsyncGenerator<readonly Changed[]> {
  for (const release of releases) {
    const selection = selectionOf(release);
    for await (const batch of batchesOf((paging) => store.read(selection, paging), order, signal))
      yield batch.map((statement) => ({ statement, release }));
  }
}
