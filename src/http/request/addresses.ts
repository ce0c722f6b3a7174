/** Changes of a query: parameters to set, or with null to leave out. */
export type QueryChange = Readonly<Record<string, string | null>>;

/** The target of a request (RFC 9112 section 3.2): its path and its query. */
export class RequestAddress {
  readonly path: string;
  /** In the order of the client. */
  readonly #parameters: URLSearchParams;
  #query: string | null = null;

  constructor(url: string) {
    const mark = url.indexOf('?');
    this.path = mark === -1 ? url : url.slice(0, mark);
    this.#parameters = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  }

  /** The text of a parameter; null where the request has none of that name. */
  given(name: string): string | null {
    return this.#parameters.get(name);
  }

  has(name: string): boolean {
    return this.#parameters.has(name);
  }

  /** All parameters by name, in the order of the client; of a repeated one the last. */
  parameters(): Record<string, string> {
    return Object.fromEntries(this.#parameters);
  }

  /** All values of each parameter, in the order of the client. */
  values(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.#parameters.keys()].map((name) => [name, this.#parameters.getAll(name)]),
    );
  }

  /** The query with its parameters in the order of their names. */
  get query(): string {
    this.#query ??= this.queryWith({});
    return this.#query;
  }

  /** Path and query. */
  toString(): string {
    return join(this.path, this.query);
  }

  /** Path and query after some changes. */
  with(change: QueryChange): string {
    return join(this.path, this.queryWith(change));
  }

  /** The query after some changes, its parameters in the order of their names. */
  queryWith(change: QueryChange): string {
    const changed = new URLSearchParams(this.#parameters);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    changed.sort();
    return queryText(changed);
  }

  /** The path with another query. */
  withQuery(parameters: Readonly<Record<string, string>>): string {
    return join(this.path, queryText(new URLSearchParams(parameters)));
  }
}

/** A query string that people can read: commas, colons, slashes and stars stay as they are (RFC 3986 section 3.4). */
function queryText(query: URLSearchParams): string {
  return query
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2A', '*');
}

function join(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
