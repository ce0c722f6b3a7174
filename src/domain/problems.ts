/** Every problem that the API answers with, by its code: the one list of codes, statuses and titles. */
export const problems = {
  'invalid-parameters': { status: 400, title: 'Some parameters cannot be read' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'unknown-path': { status: 404, title: 'There is nothing at this path' },
  'unknown-id': { status: 404, title: 'There is nothing of this id' },
  'method-not-allowed': { status: 405, title: 'This path does not take this method' },
  'not-acceptable': { status: 406, title: 'None of the requested formats is available' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  retired: { status: 410, title: 'This id has been retired' },
  'release-gone': { status: 410, title: 'The release of this cursor is gone' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'not-computable': { status: 422, title: 'The request is well-formed but means nothing' },
  'mixed-definitions': { status: 422, title: 'The request would mix definitions' },
  'mismatched-areas': { status: 422, title: 'The request would mix areas' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The service is not ready' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One fault of a request. */
export interface ParameterFault {
  readonly parameter: string;
  readonly value: string | null;
  /** Lower-camel word for the kind of fault. */
  readonly code: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
  readonly suggestions?: readonly string[];
}

interface ProblemHints {
  readonly errors?: readonly ParameterFault[];
  /** Path, with its query, that works when followed. */
  readonly tryInstead?: string;
  readonly retryAfter?: number;
  readonly allow?: string;
}

/** An answer that is not a success (RFC 9457). Its message becomes the `detail`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ParameterFault[];
  readonly tryInstead: string | undefined;
  readonly retryAfter: number | undefined;
  readonly allow: string | undefined;

  constructor(code: ProblemCode, detail: string, hints: ProblemHints = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.errors = hints.errors ?? [];
    this.tryInstead = hints.tryInstead;
    this.retryAfter = hints.retryAfter;
    this.allow = hints.allow;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
