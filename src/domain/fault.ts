interface Hints {
  /** Lower-camel word for the kind of fault; `malformed` by default. */
  readonly code?: string;
  /** All valid values, where they can be listed. */
  readonly allowed?: readonly string[];
  /** Valid values similar to the given one. */
  readonly suggestions?: readonly string[];
}

/** A fault in a text from outside, such as a parameter or a seed file. The message says what is wrong and what would work. */
export class Fault extends Error {
  readonly code: string;
  readonly allowed: readonly string[] | undefined;
  readonly suggestions: readonly string[];

  constructor(message: string, hints: Hints = {}) {
    super(message);
    this.name = 'Fault';
    this.code = hints.code ?? 'malformed';
    this.allowed = hints.allowed;
    this.suggestions = hints.suggestions ?? [];
  }
}

/** What `read` returns; null where it throws a Fault. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}
