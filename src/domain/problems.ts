/** Every problem of the API by its code, with its HTTP status and its title. */
export const problems = {
  'invalid-parameters': { status: 400, title: 'Invalid parameters' },
  'malformed-request': { status: 400, title: 'Malformed request' },
  'unknown-path': { status: 404, title: 'No resource has this path' },
  'unknown-id': { status: 404, title: 'No entry has this id' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'None of the requested formats is available' },
  'request-timeout': { status: 408, title: 'Request timeout' },
  retired: { status: 410, title: 'This id has been retired' },
  'release-gone': { status: 410, title: 'The release of this cursor is gone' },
  'precondition-failed': { status: 412, title: 'A precondition of the request failed' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'range-not-satisfiable': { status: 416, title: 'The range lies outside the answer' },
  'not-computable': { status: 422, title: 'The request is well-formed but cannot be answered' },
  'not-comparable': { status: 422, title: 'The levels are not comparable over time' },
  'mixed-definitions': { status: 422, title: 'The request would mix definitions' },
  'mismatched-areas': { status: 422, title: 'The request would mix areas' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Internal server error' },
  unavailable: { status: 503, title: 'Service unavailable' },
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

/** Faults that a problem lists: its size does not grow with the request. */
const mostFaults = 20;

/** The details of faults as one text. */
export function detailOf(faults: readonly ParameterFault[]): string {
  const details = faults.slice(0, mostFaults).map(({ detail }) => detail);
  const left = faults.length - details.length;
  return [...details, ...(left > 0 ? [`And ${left} more.`] : [])].join(' ');
}

interface ProblemHints {
  readonly errors?: readonly ParameterFault[];
  /** Path, with its query, that ought to work; it is tried before it is sent. */
  readonly tryInstead?: string | undefined;
  /** The same, for the case that the first one has no rows. */
  readonly orElse?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly allow?: string | undefined;
}

/** An answer that is not a success (RFC 9457). Its message becomes the `detail`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ParameterFault[];
  readonly tryInstead: string | undefined;
  readonly orElse: string | undefined;
  readonly retryAfter: number | undefined;
  readonly allow: string | undefined;

  constructor(code: ProblemCode, detail: string, hints: ProblemHints = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.errors = (hints.errors ?? []).slice(0, mostFaults);
    this.tryInstead = hints.tryInstead;
    this.orElse = hints.orElse;
    this.retryAfter = hints.retryAfter;
    this.allow = hints.allow;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
