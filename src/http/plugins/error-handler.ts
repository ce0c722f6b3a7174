import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem, problems } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { baseOf, pathOf } from '../request/addresses.ts';
import { faultsOf, Invalid } from '../request/validation.ts';
import type { Services } from '../services.ts';
import { commonHeaders } from './security-headers.ts';

export const problemSchema = z
  .object({
    type: z.string().describe('Address of the description of this code.'),
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
    links: z.object({ tryInstead: z.string().optional().describe('An address that works when followed.') }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details: every answer that is not a success.' });

export const problemType = 'application/problem+json; charset=utf-8';

/** One shape for every answer that is not a success, wherever it arises. */
export function registerProblems(app: FastifyInstance, services: Services): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = await problemOf(error, request, services);
    if (problem.status >= 500) request.log.error({ requestId: request.id, err: error });
    return sendProblem(problem, request, reply, services);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(unknownPath(request, app), request, reply, services),
  );
}

/** Sends a problem; also where no hook has run, such as for an address that cannot be decoded. */
export function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): FastifyReply {
  const base = safeBase(request, services);
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.allow !== undefined) reply.header('allow', problem.allow);
  for (const name of ['etag', 'last-modified', 'content-encoding', 'content-disposition', 'vary', 'link'])
    reply.removeHeader(name);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .headers(commonHeaders)
    .type(problemType)
    .send(JSON.stringify(problemBody(problem, base, request.url, request.id)));
}

/** The body of a problem. */
export function problemBody(
  problem: Problem,
  base: string,
  instance: string,
  requestId: string,
): z.infer<typeof problemSchema> {
  return {
    type: `${base}/errors#${problem.code}`,
    title: problems[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance,
    requestId,
    errors: problem.errors.map(({ allowed, suggestions, ...fault }) => ({
      ...fault,
      ...(allowed === undefined ? {} : { allowed: [...allowed] }),
      ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions: [...suggestions] }),
    })),
    links: problem.tryInstead === undefined ? {} : { tryInstead: base + problem.tryInstead },
  };
}

function safeBase(request: FastifyRequest, services: Services): string {
  try {
    return baseOf(request, services.config);
  } catch {
    return '';
  }
}

async function problemOf(error: unknown, request: FastifyRequest, services: Services): Promise<Problem> {
  if (error instanceof Problem) return error;
  if (error instanceof Invalid) return faultsOf(error.issues, request, services);
  const { statusCode = 500, code, message } = error as FastifyError;
  if (code === 'FST_ERR_BAD_URL')
    return new Problem(
      'malformed-request',
      'The path cannot be decoded: a % must be followed by two hexadecimal digits of UTF-8.',
      { tryInstead: '/v1' },
    );
  if (statusCode >= 400 && statusCode < 500) return new Problem('malformed-request', message);
  if (statusCode === 503)
    return new Problem('unavailable', 'The service is not ready. Try again in a few seconds.', {
      retryAfter: 5,
    });
  return new Problem(
    'internal',
    'The request was fine; the fault is ours. The log has it under the requestId.',
  );
}

function unknownPath(request: FastifyRequest, app: FastifyInstance): Problem {
  const path = pathOf(request);
  const [close] = nearest(path, knownPaths(app), 1);
  return new Problem(
    'unknown-path',
    `There is nothing at ${path}.${close ? ` Did you mean ${close}?` : ''}`,
    {
      tryInstead: close ?? '/v1',
    },
  );
}

/** Paths without parameters that answer to GET without any query. */
function knownPaths(app: FastifyInstance): string[] {
  return [
    '/',
    '/v1',
    '/v1/indicators',
    '/v1/sources',
    '/v1/codelists',
    '/v1/checks',
    '/v1/changes',
    '/v1/releases',
    '/openapi.json',
    '/openapi.yaml',
    '/docs',
    '/healthz',
    '/readyz',
    '/metrics',
  ].filter((url) => app.hasRoute({ method: 'GET', url }));
}
