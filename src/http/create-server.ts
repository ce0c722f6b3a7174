import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import { Problem } from '../domain/problems.ts';
import { tooLong } from './address-too-long.ts';
import { clientError } from './client-error.ts';
import { sendProblemAsAsked } from './pages/send-rendered.ts';
import { timeouts } from './plugins/connections.ts';
import { frameworkProblem, longestPathPart } from './plugins/error-handler.ts';
import type { CountRequest } from './plugins/rate-limit.ts';
import { baseOf, withAddress } from './request/request-context.ts';
import { validatorCompiler } from './request/validation.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request that reaches no hook against the rate limit. */
    countRequest: CountRequest;
  }
}

/** A Fastify instance without plugins and routes: server options, validation by zod, and the answers to what is not HTTP. */
export function createServer(config: Config): FastifyInstance {
  const { logLevel, trustProxy } = config;
  // Hops are counted from the server: the nearest proxy is hop 0.
  const nearest = (_address: string, hop: number) => hop < Number(trustProxy);
  let requests = 0;
  const app: FastifyInstance = fastify({
    // Standard error is written synchronously, so no line is lost when the process ends.
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    // One line is logged for a request, by the plugin: no logger of its own for each.
    childLoggerFactory: (logger) => logger,
    genReqId: () => {
      requests += 1;
      return `req-${requests.toString(36)}`;
    },
    trustProxy: typeof trustProxy === 'number' ? nearest : trustProxy,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestPathPart },
    forceCloseConnections: 'idle',
    requestTimeout: timeouts.request,
    connectionTimeout: timeouts.silence,
    keepAliveTimeout: timeouts.keepAlive,
    http: {
      // A request without a Host header gets problem details like every other.
      requireHostHeader: false,
      // An address that is too long is answered with 414, which says how to split the request, not with 431.
      maxHeaderSize: 32 * 1024,
      optimizeEmptyRequests: true,
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: 2000,
    },
    // Fastify's own 503 has another shape; the shutdown plugin sends ours.
    return503OnClosing: false,
    // zod compiles every schema: the compilers for JSON Schema, and the memory that they take, are not loaded.
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
    // RFC 9112 section 3.2.2: a server must accept the absolute form of an address.
    rewriteUrl: ({ url = '/' }) =>
      url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/',
    clientErrorHandler: (error, socket) =>
      clientError(error, socket, { publicBase: config.publicUrl, afterAnswers: app.afterAnswers }),
    frameworkErrors: (error, request, reply) =>
      sendRefusal(tooLong(request.url) ?? frameworkProblem(error), { app, config, request, reply }),
  });
  app.decorate('countRequest', async () => {});
  app.decorate('afterAnswers', (_, act) => act());
  // RFC 9110 section 10.1.1: a server may ignore an expectation that it does not know, and need not send 100 where it reads no
  // body. Node would put 100 between head and body of a pipelined answer.
  for (const expectation of ['checkExpectation', 'checkContinue'])
    app.server.on(expectation, (request, response) => app.server.emit('request', request, response));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  return app;
}

interface Refused {
  readonly app: FastifyInstance;
  readonly config: Config;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Sends the problem of an address that the router refused before any hook: it counts against the rate limit all the same. */
function sendRefusal(problem: Problem, { app, config, request, reply }: Refused): void {
  const bases = { base: () => baseOf(request, config), publicBase: config.publicUrl ?? '' };
  app
    .countRequest(request, reply)
    .then(
      () => problem,
      // What cannot be counted, because its client has gone, is no fault of the server.
      (fault) => (fault instanceof Problem ? fault : problem),
    )
    .then((sent) => sendProblemAsAsked(sent, withAddress(request, config), reply, bases))
    .catch((fault) => app.log.error(fault));
}

function unused(): never {
  throw new Error('Every schema is compiled by zod.');
}
