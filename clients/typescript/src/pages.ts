/** An answer with rows, and the address of the next ones. */
export interface Page<Row> {
  readonly data: readonly Row[];
  readonly page: { readonly next: string | null };
}

/**
 * The first page as a promise, and all rows of all pages by `for await`. Pages of one list are of one release of the
 * dataset; where a server no longer has it, the problem `release-gone` is thrown, and no mixture is given.
 */
export type List<Answer extends Page<unknown>> = Promise<Answer> &
  AsyncIterable<Answer['data'][number]> & {
    /** All pages, one request each. */
    readonly pages: () => AsyncGenerator<Answer, void, undefined>;
  };

/** What makes a request ask for a further page: the query of its address in place of the one that was given. */
export interface Continuation {
  readonly querySerializer?: () => string;
}

/** A list by what asks for a page of it. */
export function listOf<Answer extends Page<unknown>>(
  ask: (continuation: Continuation) => Promise<Answer>,
): List<Answer> {
  const first = ask({});
  async function* pages() {
    for (let page = await first; ; page = await ask(continuationAt(page.page.next))) {
      yield page;
      if (page.page.next === null) return;
    }
  }
  async function* rows() {
    for await (const { data } of pages()) yield* data;
  }
  return Object.assign(first, { pages, [Symbol.asyncIterator]: rows });
}

/** Of the address only the query is taken: behind a proxy a server can have another name than this client has for it. */
function continuationAt(next: string): Continuation {
  const query = new URL(next, 'http://localhost').search;
  return { querySerializer: () => query };
}
