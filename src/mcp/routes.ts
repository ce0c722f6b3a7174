import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Bytes of a message: the longest is a text for a fact check. */
const longestMessage = 256 * 1024;

/** The Model Context Protocol over HTTP. The library behind it is loaded by the first request, which a start need not wait for. */
export function mcpRoutes(app: FastifyInstance): void {
  const loaded = () => import('./answer-post.ts');
  // The library reads the body itself, and says in its own way what is wrong with it.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
    const message = `A message has at most ${longestMessage} bytes.`;
    return reply
      .code(413)
      .header('cache-control', 'no-store')
      .send({ jsonrpc: '2.0', error: { code: -32600, message }, id: null });
  });
  // The hook that answers preflights for all other paths lets any page read.
  const closed = { schema: { hide: true }, config: { cors: false } } as const;
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) =>
    (await loaded()).refuseStrangers(request, reply);
  app.post('/mcp', {
    ...closed,
    ...{ bodyLimit: longestMessage, onRequest },
    handler: async (request, reply) => (await loaded()).answerPost(request, reply),
  });
  app.options('/mcp', {
    ...closed,
    onRequest,
    handler: (_request, reply) => reply.code(204).header('allow', 'POST, OPTIONS').send(),
  });
}
