import type { Problem } from '../page/base/api-answers.ts';
import type { Answer, Ask } from './rendering.ts';

/** Why the API did not answer: its own problem document where it sent one. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** Seconds to wait before asking again; null where the server named none. */
  readonly retryAfter: number | null;

  constructor(status: number, body: unknown, retryAfter: number | null) {
    const problem = problemIn(body);
    super(problem?.detail ?? `${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** True where the same may be answered in a moment. */
  get passes(): boolean {
    return passes(this.status);
  }
}

/** The problem document that an answer is; null for any other, such as that of a proxy on the way. */
function problemIn(body: unknown): Problem | null {
  const problem = body as Partial<Problem> | null;
  return typeof problem?.code === 'string' && typeof problem.detail === 'string' ? (body as Problem) : null;
}

function passes(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** The public API as a page reads it. Each address is asked for once; what was answered can be handed on to the browser. */
export class Api {
  readonly #ask: Ask;
  readonly #answers: Map<string, Promise<Answer>>;
  readonly #mostKept: number;

  constructor(ask: Ask, known: Readonly<Record<string, Answer>> = {}, mostKept = 200) {
    this.#ask = ask;
    this.#mostKept = mostKept;
    this.#answers = new Map(Object.entries(known).map(([path, answer]) => [path, Promise.resolve(answer)]));
  }

  /**
   * The JSON at a path, or what `brief` leaves of it: only that is kept, and travels with a page. Whoever asks for a path
   * gives the same `brief`.
   * @throws ApiFailure
   */
  async get<T>(path: string, brief?: (whole: T) => T): Promise<T> {
    return (await this.#body(path, (whole) => (brief ? brief(whole as T) : whole))) as T;
  }

  /** The text at the path of a format that is text. @throws ApiFailure */
  async text(path: string): Promise<string> {
    return `${await this.#body(path)}`;
  }

  async #body(path: string, brief: (whole: unknown) => unknown = (whole) => whole): Promise<unknown> {
    const { status, body, retryAfter } = await this.#answer(path, brief);
    if (status === 200) return body;
    // What may be otherwise in a moment is asked for again.
    if (passes(status)) this.#answers.delete(path);
    throw new ApiFailure(status, body, retryAfter);
  }

  /** The answers so far, by path. */
  async answers(): Promise<Record<string, Answer>> {
    const entries = [...this.#answers].map(async ([path, answer]) => [path, await answer] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  #answer(path: string, brief: (whole: unknown) => unknown): Promise<Answer> {
    const known = this.#answers.get(path);
    if (known !== undefined) return known;
    const asked = this.#ask(path).then((answer) =>
      answer.status === 200 ? { ...answer, body: brief(answer.body) } : answer,
    );
    this.#answers.set(path, asked);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#mostKept && oldest !== undefined) this.#answers.delete(oldest);
    return asked;
  }
}
