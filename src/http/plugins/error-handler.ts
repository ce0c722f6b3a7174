import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { codelists } from '../codelists/codelist-view.ts';
import { sendProblemAsAsked } from '../pages/send-rendered.ts';
import { isProof } from '../request/own-request.ts';
import { provenAddress } from '../request/proven-address.ts';
import { invalidRequest } from '../request/repair.ts';
import { Invalid } from '../request/validation.ts';

/** Answers every error and every unknown path with problem details. */
export function registerErrorHandler(app: FastifyInstance): void {
  const paths: string[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (![method].flat().includes('GET') || /^\/(docs|assets)\//.test(url)) return;
    // A pattern is no path that could be meant.
    paths.push(url.includes('*') ? (config?.example ?? '/') : url);
  });
  app.setErrorHandler(async (error, request, reply) => {
    // Nobody reads the answer; 499 is what proxies log for it.
    if (request.gone.aborted) return reply.code(499).send();
    const problem = await problemOf(error, request);
    // A refusal that says itself why is no failure.
    if (problem.status >= 500 && !(error instanceof Problem))
      request.log.error({ requestId: request.id, err: error });
    return sendProven(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProven(unknownPath(request, paths), request, reply));
}

/** Sends a problem whose suggestion has been tried; a trial gets a path. */
async function sendProven(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const tryInstead = await provenAddress(problem, request).catch((error: unknown) => {
    // Trials end with the client that they are made for.
    if (!request.gone.aborted) throw error;
    return undefined;
  });
  const { code, message, errors, retryAfter, allow } = problem;
  const proven = new Problem(code, message, { errors, retryAfter, allow, tryInstead });
  const bases = { base: () => (isProof(request) ? '' : request.base), publicBase: request.publicBase };
  return sendProblemAsAsked(proven, request, reply, bases);
}

/** The problem that stands for an error; what is not ours to explain is `internal`. */
export async function problemOf(error: unknown, request: FastifyRequest): Promise<Problem> {
  if (error instanceof Problem) return error;
  if (error instanceof Invalid) return invalidRequest(error.issues, request);
  const { statusCode = 500, message, code } = error as FastifyError;
  if (statusCode >= 400 && statusCode < 500)
    return new Problem('malformed-request', message, { tryInstead: request.url });
  if (statusCode === 503 || isOutside(code))
    return new Problem('unavailable', 'The service is not ready. Try again in a few seconds.', {
      retryAfter: 5,
    });
  return new Problem(
    'internal',
    'The request was right; the server failed. The log has it under the requestId.',
  );
}

/** True for the error of a database that cannot be read, or of a file of the installation that is gone: the request and the code are right. */
function isOutside(code: unknown): boolean {
  return /^(SQLITE_|ENOENT$|(ERR_)?MODULE_NOT_FOUND$)/.test(String(code));
}

/** Characters of a part of a path that stands for an id: none has so many. */
export const longestPathPart = 500;

/** The problem of what the router itself refuses. */
export function frameworkProblem(error: FastifyError): Problem {
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH')
    return new Problem(
      'unknown-path',
      `No resource has a path with a part of more than ${longestPathPart} characters.`,
      { tryInstead: '/v1' },
    );
  const detail =
    error.code === 'FST_ERR_BAD_URL'
      ? 'The path cannot be decoded: a % must be followed by two hexadecimal digits of UTF-8.'
      : error.message;
  return new Problem('malformed-request', detail, { tryInstead: '/v1' });
}

function unknownPath(request: FastifyRequest, paths: readonly string[]): Problem {
  const { path } = request.address;
  const close = likeliest(path, paths);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  const entry = paths.includes('/v1') ? '/v1' : paths[0];
  return new Problem('unknown-path', `No resource has the path ${path}.${hint}`, {
    tryInstead: close ?? entry,
  });
}

/** The path that was most likely meant: of the resource whose word is nearest, or the code list of this name. */
function likeliest(path: string, paths: readonly string[]): string | undefined {
  const lower = path.toLowerCase();
  const filledOf = (patterns: readonly string[]) =>
    patterns
      .map((pattern) => filled(pattern, path.replace(/\/+$/, '').split('/')))
      .filter((known) => known !== null);
  const [resources, others] = [
    paths.filter((pattern) => pattern.startsWith('/v1/')),
    paths.filter((pattern) => !pattern.startsWith('/v1/')),
  ];
  if (!lower.startsWith('/v1/')) return nearest(lower, filledOf(others), 1)[0];
  // An id in the path makes paths alike whatever stands before it, so the word of the resource decides first.
  const wordOf = (pattern: string) => pattern.split('/')[2] ?? '';
  const [word = ''] = nearest(
    wordOf(lower),
    new Set([...resources.map(wordOf), ...Object.keys(codelists)]),
    1,
  );
  const [close] = nearest(lower, filledOf(resources.filter((pattern) => wordOf(pattern) === word)), 1, 1);
  return close ?? (word in codelists ? `/v1/codelists/${word}` : undefined);
}

/** A path of a route, with the given segments in place of its parameters; null where too few are given. */
function filled(pattern: string, segments: readonly string[]): string | null {
  const known = pattern.split('/');
  const parts = known.map((part, place) => (part.startsWith(':') ? segments[place] : part));
  return parts.includes(undefined) ? null : parts.join('/');
}
