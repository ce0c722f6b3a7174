import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { htmlDocument } from '../../explorer/document.ts';
import { pageRenderer } from '../../explorer/renderer.ts';
import type { Answer } from '../../explorer/site/rendering.ts';
import { ownAddresses } from '../request/own-request.ts';
import { languageOf, sendText } from './send-page.ts';

/** Sends the page of the address, complete, with the status of what it shows. @throws Problem `unknown-path` where no page has it */
export async function sendRendered(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { render, assets } = await pageRenderer();
  const { rootPath: root, base, address } = request;
  const { lang, vary } = languageOf(request);
  const ask = (path: string) => askWithin(request, path);
  const page = await render({ root, base, lang, icon: root + assets.icon, address: root + address, ask });
  if (page === null) throw new Problem('unknown-path', 'There is no page at this path.', { tryInstead: '/' });
  const text = htmlDocument({ assets, root, lang, base, path: address.path, page });
  return sendText(request, reply.code(page.status), { type: 'text/html; charset=utf-8', text, vary });
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
