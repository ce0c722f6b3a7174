import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Problem, problems } from '../../domain/problems.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { isClosedToPages, problemHeaders } from '../plugins/security-headers.ts';

export const problemSchema = z
  .object({
    type: z
      .string()
      .describe(
        'Address of the description of `code`, `/errors/{code}`: on `PUBLIC_URL`, relative without it.',
      ),
    code: z.enum(wordsOf(problems)).describe('What kind of problem it is.'),
    title: z.string(),
    status: z.number().int().min(400).max(599),
    detail: z.string(),
    instance: z.string().describe('Path and query of the request.'),
    requestId: z.string(),
    errors: z.array(
      z.object({
        parameter: z.string(),
        value: z.string().nullable(),
        code: z.string(),
        detail: z.string(),
        allowed: z.array(z.string()).optional(),
        suggestions: z.array(z.string()).optional(),
      }),
    ),
    links: z.object({ tryInstead: z.string().optional().describe('An address that answers 200.') }),
  })
  .meta({
    id: 'Problem',
    description: 'Problem details (RFC 9457): the body of every answer that is not a success.',
  });

/** Media type of a problem. */
export const problemType = 'application/problem+json; charset=utf-8';

/** Headers of the answer that a problem takes the place of. */
const replaced = [
  'accept-ranges',
  'etag',
  'last-modified',
  'content-encoding',
  'content-disposition',
  'vary',
  'link',
];

/** Where the links of a problem lead. */
export interface Bases {
  /** Base of the way on; it is relative where this fails. */
  readonly base: () => string;
  /** Base of the type, which is the same for every client. */
  readonly publicBase: string;
}

/** Sends a problem, also where no hook has run. */
export function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  bases: Bases,
): FastifyReply {
  return withProblemHead(reply, problem)
    .type(problemType)
    .send(JSON.stringify(problemBody(problem, bases, request)));
}

/** A reply with the status and the headers of a problem, whatever form it has, in place of those of the answer. */
export function withProblemHead(
  reply: FastifyReply,
  { status, retryAfter, allow }: Pick<Problem, 'status' | 'retryAfter' | 'allow'>,
): FastifyReply {
  for (const name of replaced) reply.removeHeader(name);
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (allow !== undefined) reply.header('allow', allow);
  reply.contentCoding = 'identity';
  reply.code(status).headers(problemHeaders).header('cache-control', 'no-store');
  if (isClosedToPages(reply.request.url)) {
    reply.removeHeader('access-control-allow-origin');
    reply.removeHeader('access-control-expose-headers');
  }
  return reply;
}

/** The body of a problem. */
export function problemBody(
  problem: Problem,
  { base, publicBase }: Bases,
  { url, id }: Pick<FastifyRequest, 'url' | 'id'>,
): z.infer<typeof problemSchema> {
  return {
    type: `${publicBase}/errors/${problem.code}`,
    code: problem.code,
    title: problems[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance: publicBase + url,
    requestId: id,
    errors: problem.errors.map(({ allowed, suggestions, ...fault }) => ({
      ...fault,
      ...(allowed === undefined ? {} : { allowed: [...allowed] }),
      ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions: [...suggestions] }),
    })),
    links: problem.tryInstead === undefined ? {} : { tryInstead: baseOrNone(base) + problem.tryInstead },
  };
}

function baseOrNone(baseOf: () => string): string {
  try {
    return baseOf();
  } catch {
    return '';
  }
}
