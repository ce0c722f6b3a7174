import type { components } from './schema.ts';

/** Problem details (RFC 9457), as every answer that is not a success has them. */
export type ProblemDetails = components['schemas']['Problem'];

/** Another request would be answered. */
const correctable = [
  'invalid-parameters',
  'malformed-request',
  'unknown-path',
  'unknown-id',
  'not-acceptable',
  'retired',
  'release-gone',
  'not-computable',
  'not-comparable',
  'mixed-definitions',
  'mismatched-areas',
] as const;

/** The same request would be answered later. */
const temporary = ['request-timeout', 'rate-limited', 'unavailable'] as const;

const final = [
  'method-not-allowed',
  'precondition-failed',
  'uri-too-long',
  'range-not-satisfiable',
  'headers-too-large',
  'internal',
] as const;

type Told = Omit<ProblemDetails, 'links' | 'code'>;

/** The request was wrong or cannot be answered; another one would be. */
export interface CorrectableProblem extends Told {
  readonly code: (typeof correctable)[number];
  /** An address that answers 200 at once and keeps what was understood. */
  readonly tryInstead: string | null;
}

/** The request was right, and may be sent again. */
export interface TemporaryProblem extends Told {
  readonly code: (typeof temporary)[number];
  /** Seconds to wait, where the server says how many. */
  readonly retryAfter: number | null;
}

/** Neither another request of this kind nor waiting helps. */
export interface FinalProblem extends Told {
  readonly code: (typeof final)[number];
}

/** An answer that this version of the client does not know: of a newer server, or of a proxy before it. */
export interface UnknownProblem extends Told {
  readonly code: 'other';
}

/** Everything that an answer can be but a success, told apart by `code`: the last part of the `type` of RFC 9457. */
export type Problem = CorrectableProblem | TemporaryProblem | FinalProblem | UnknownProblem;

export type ProblemCode = Problem['code'];

/** What the client throws when an answer is not a success. Failures of the network and aborts are thrown as `fetch` throws them. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** An answer, or the problem that came in its place. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Turns a thrown problem into a value, so that the compiler knows its type; other errors stay thrown.
 * @example const outcome = await outcomeOf(client.indicator('data-output-nda'));
 */
export async function outcomeOf<Answer>(asked: PromiseLike<Answer>): Promise<Outcome<Answer>> {
  try {
    return { ok: true, answer: await asked };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The problem that an answer with this body tells of. */
export function problemOf(response: Response, body: unknown): Problem {
  if (!isDetails(body)) return { ...unexplained(response, body), code: 'other' };
  const { links, code, ...told } = body;
  const isCode = (one: string) => one === code;
  const [correct, wait, end] = [correctable.find(isCode), temporary.find(isCode), final.find(isCode)];
  if (correct) return { ...told, code: correct, tryInstead: links.tryInstead ?? null };
  if (wait) return { ...told, code: wait, retryAfter: secondsToWait(response) };
  return { ...told, code: end ?? 'other' };
}

/** Seconds that `Retry-After` asks to wait (RFC 9110, 10.2.3); null without it. */
export function secondsToWait({ headers }: Response): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

function isDetails(body: unknown): body is ProblemDetails {
  return (
    isObject(body) &&
    ['type', 'title', 'detail', 'instance', 'requestId'].every((key) => typeof body[key] === 'string') &&
    typeof body.status === 'number' &&
    Array.isArray(body.errors) &&
    isObject(body.links)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unexplained({ status, statusText, url }: Response, body: unknown): Told {
  const detail = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return { type: 'about:blank', title: statusText, status, detail, instance: url, requestId: '', errors: [] };
}
