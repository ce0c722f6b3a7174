interface Hints {
  /** Lower-camel word for what kind of fault it is; `malformed` unless said. */
  readonly code?: string;
  /** All values that would do, where they can be listed. */
  readonly allowed?: readonly string[];
  /** Values close to what was written that would work. */
  readonly suggestions?: readonly string[];
}

/** What is wrong with a text that somebody wrote, in one sentence, with what would work. */
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
