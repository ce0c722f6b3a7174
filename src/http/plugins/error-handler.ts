import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { invalidRequest } from '../request/repair.ts';
import { Invalid } from '../request/validation.ts';
import { sendProblem } from '../response/problem-details.ts';

/** Answers every error and every unknown path with problem details. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = await problemOf(error, request);
    if (problem.status >= 500) request.log.error({ requestId: request.id, err: error });
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(unknownPath(request, app), request, reply));
}

/** The problem that stands for an error; what is not ours to explain is `internal`. */
async function problemOf(error: unknown, request: FastifyRequest): Promise<Problem> {
  if (error instanceof Problem) return error;
  if (error instanceof Invalid) return invalidRequest(error.issues, request);
  const { statusCode = 500, message } = error as FastifyError;
  if (statusCode >= 400 && statusCode < 500) return new Problem('malformed-request', message);
  if (statusCode === 503)
    return new Problem('unavailable', 'The service is not ready. Try again in a few seconds.', {
      retryAfter: 5,
    });
  return new Problem(
    'internal',
    'The request was right; the server failed. The log has it under the requestId.',
  );
}

/** The problem of what the router itself refuses. */
export function frameworkProblem(error: FastifyError): Problem {
  const detail =
    error.code === 'FST_ERR_BAD_URL'
      ? 'The path cannot be decoded: a % must be followed by two hexadecimal digits of UTF-8.'
      : error.message;
  return new Problem('malformed-request', detail, { tryInstead: '/v1' });
}

function unknownPath(request: FastifyRequest, app: FastifyInstance): Problem {
  const { path } = request.address;
  const [close] = nearest(path, knownPaths(app), 1);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  return new Problem('unknown-path', `No resource has the path ${path}.${hint}`, {
    tryInstead: close ?? '/v1',
  });
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
