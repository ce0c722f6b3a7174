import { expect } from 'vitest';
import { type ProblemCode, problems } from '../../../src/domain/problems.ts';

export interface Fault {
  readonly parameter: string;
  readonly value: string | null;
  readonly code: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
  readonly suggestions?: readonly string[];
}

export interface ProblemBody {
  readonly type: string;
  readonly code: ProblemCode;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors: readonly Fault[];
  readonly links: { readonly tryInstead?: string };
}

interface Answered {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Members in this order, whatever went wrong. */
const shape = ['type', 'code', 'title', 'status', 'detail', 'instance', 'requestId', 'errors', 'links'];

/** The body of an answer that must be that problem: its one shape, uncached, readable by any page, without internals. */
export function problemIn({ status, headers, text }: Answered, code: ProblemCode): ProblemBody {
  const header = (name: string) => (headers instanceof Headers ? headers.get(name) : headers[name]);
  const body: ProblemBody = JSON.parse(text);
  expect(body).toMatchObject({ status, title: problems[code].title });
  expect(status).toBe(problems[code].status);
  expect(body.type).toMatch(new RegExp(`/errors/${code}$`));
  expect(Object.keys(body)).toEqual(shape);
  expect(body.detail).not.toBe('');
  expect(header('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(header('cache-control')).toBe('no-store');
  expect(header('access-control-allow-origin')).toBe('*');
  expect(header('access-control-expose-headers')).toContain('Retry-After');
  expect(header('etag') ?? null).toBeNull();
  expect(text).not.toMatch(/node_modules|src\/|\.ts\b|SQLITE|FST_ERR|at \w+ \(|Error:/);
  for (const fault of body.errors) {
    expect(fault.code).toMatch(/^[a-z][A-Za-z]+$/);
    expect(fault.detail).not.toBe('');
  }
  return body;
}

/** The same, of an answer of fetch. */
export async function problemOf(response: Response, code: ProblemCode): Promise<ProblemBody> {
  return problemIn({ status: response.status, headers: response.headers, text: await response.text() }, code);
}
