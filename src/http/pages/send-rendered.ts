import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { htmlDocument } from '../../explorer/document.ts';
import { pageRenderer } from '../../explorer/renderer.ts';
import type { Answer } from '../../explorer/site/rendering.ts';
import { withPageHeaders } from '../plugins/security-headers.ts';
import { ownAddresses } from '../request/own-request.ts';
import { prefersPage } from '../response/negotiation.ts';
import {
  type Bases,
  problemBody,
  problemSchema,
  sendProblem,
  withProblemHead,
} from '../response/problem-details.ts';
import { languageOf, sendText } from './send-page.ts';

/** Sends the page of the address, complete. @throws Problem where it cannot be shown, and the client is a program or no page has the address */
export async function sendRendered(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const made = await renderedPage(request);
  if (made === null) throw new Problem('unknown-path', 'There is no page at this path.', { tryInstead: '/' });
  const { text, vary, refusal } = made;
  if (refusal === null) return sendText(request, reply, { type: html, text, vary });
  const problem = problemOf(refusal);
  if (!prefersPage(request)) throw problem;
  return withProblemHead(reply, problem).header('vary', `Accept${vary}`).type(html).send(text);
}

/** Sends a problem: as a page with the same status to who reads pages, else as problem details. */
export async function sendProblemAsAsked(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  bases: Bases,
): Promise<FastifyReply> {
  const made = prefersPage(request) ? await problemPage(problem, request, bases) : null;
  if (made === null) return sendProblem(problem, request, reply, bases);
  await withPageHeaders(reply);
  return withProblemHead(reply, problem).header('vary', `Accept${made.vary}`).type(html).send(made.text);
}

/** The page of a problem; null where none can be made: what keeps it from being made may be what the problem is about. */
function problemPage(problem: Problem, request: FastifyRequest, bases: Bases) {
  const { requestId: _, ...body } = problemBody(problem, { ...bases, base: () => '' }, request);
  const refusal = { status: problem.status, body, retryAfter: problem.retryAfter ?? null };
  return renderedPage(request, refusal).catch(() => null);
}

const html = 'text/html; charset=utf-8';

/** The document of the address, or of why it is refused; null where no page has the address. */
async function renderedPage(request: FastifyRequest, refusal?: Answer) {
  const { render, assets } = await pageRenderer();
  const { rootPath: root, base, address } = request;
  const { lang, vary } = languageOf(request);
  const ask = (path: string) => askWithin(request, path);
  const page = await render({
    ...{ root, base, lang, icon: root + assets.icon, address: root + address },
    ...{ ask, refusal },
  });
  if (page === null) return null;
  const document = { assets, root, lang, base, path: address.path, page, refusal };
  return { text: htmlDocument(document), vary, refusal: page.refusal };
}

const refusedSchema = problemSchema.pick({ code: true, detail: true, errors: true, links: true });

/** The problem of an answer of the API. */
function problemOf({ body, retryAfter }: Answer): Problem {
  const read = refusedSchema.safeParse(body);
  if (!read.success)
    return new Problem('unavailable', 'The page cannot be made just now.', { retryAfter: 5 });
  const { code, detail, errors, links } = read.data;
  const { tryInstead: given } = links;
  // That of a page is a path already.
  const tryInstead = given?.startsWith('/') ? given : given && /\/v1(?=[/?]|$).*/.exec(given)?.[0];
  return new Problem(code, detail, { errors, tryInstead, retryAfter: retryAfter ?? undefined });
}

/** An answer of the API to a page: asked for within the application, and not counted as a request of its own. */
async function askWithin({ server, gone, base }: FastifyRequest, path: string): Promise<Answer> {
  const { statusCode, headers, body } = await server.inject({
    url: path,
    signal: gone,
    remoteAddress: ownAddresses.page,
    headers: { host: 'localhost', accept: 'application/json', 'accept-encoding': 'identity' },
  });
  // Citations name the host that the reader asked.
  const named = body.replaceAll('http://localhost/', `${base}/`);
  return {
    status: statusCode,
    body: bodyOf(named, headers['content-type']),
    retryAfter: Number(headers['retry-after']) || null,
  };
}

function bodyOf(body: string, type: unknown): unknown {
  if (!`${type}`.includes('json')) return body;
  // The id of a refused request would give the same page another tag each time.
  const { requestId: _, ...said } = JSON.parse(body);
  return said;
}
