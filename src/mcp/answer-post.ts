import { hostHeaderValidation, originValidation } from '@modelcontextprotocol/fastify';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mcpServer } from './mcp-server.ts';

/** Names of the machine itself. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses, with 403, a request whose `Host` is neither that of `PUBLIC_URL` nor this machine, or whose `Origin`, where it
 * has one, is neither: a page of another site would reach a server on the machine of its reader. Pages of the others may read.
 */
export async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { publicBase, headers } = request;
  const known = publicBase === '' ? loopback : [...loopback, new URL(publicBase).hostname];
  for (const check of [hostHeaderValidation(known), originValidation(known)])
    if (!reply.sent) await check(request, reply);
  if (reply.sent) return;
  reply.header('vary', 'Origin');
  if (!headers.origin) return;
  reply.headers({
    'access-control-allow-origin': headers.origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers':
      'accept, content-type, mcp-method, mcp-name, mcp-protocol-version, mcp-session-id',
  });
}

/** Answers one message of the protocol. Nothing is kept between two requests. */
export async function answerPost(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { store, base, today, headers, gone, log } = request;
  const body = String(request.body ?? '');
  await countBatch(body, request, reply);
  const report = (err: unknown) => log.error({ requestId: request.id, err });
  const asking = { store, base, today };
  // Nothing changes while a client listens, so there is nothing to listen to.
  const { fetch: answerTo } = createMcpHandler(() => mcpServer(asking, report), {
    maxSubscriptions: 0,
    keepAliveMs: 0,
  });
  const named = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== 'content-length' ? [[name, value]] : [],
  );
  const answer = await answerTo(
    new Request(base + request.url, {
      method: 'POST',
      headers: named,
      body,
      signal: gone,
    }),
  );
  const text = await answer.text();
  for (const [name, value] of answer.headers) reply.header(name, value);
  return reply.code(answer.status).header('cache-control', 'no-store').send(text);
}

/** Counts each message of a batch against the rate limit, the first of which is counted. @throws Problem `rate-limited` */
async function countBatch(body: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const messages = body.trimStart().startsWith('[') ? messagesIn(body) : 1;
  for (let counted = 1; counted < messages; counted += 1) await request.server.countRequest(request, reply);
}

function messagesIn(body: string): number {
  try {
    return Object(JSON.parse(body)).length;
  } catch {
    return 1;
  }
}
