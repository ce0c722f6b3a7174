import cors from '@fastify/cors';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Config } from './config.ts';
import { Problem } from './domain/problems.ts';
import { limits } from './domain/query/limits.ts';
import { AnswersAtHand } from './http/at-hand.ts';
import { changeRoutes } from './http/changes/routes.ts';
import { checkRoutes } from './http/checks/routes.ts';
import { codelistRoutes } from './http/codelists/routes.ts';
import { Counts } from './http/counts.ts';
import { indicatorRoutes } from './http/indicators/routes.ts';
import { observationRoutes } from './http/observations/routes.ts';
import { watchRoutes } from './http/openapi/route-responses.ts';
import { pageRoutes } from './http/pages/routes.ts';
import { clientError } from './http/plugins/client-error.ts';
import { registerDocs } from './http/plugins/docs.ts';
import { registerProblems, sendProblem } from './http/plugins/error-handler.ts';
import { watchMethods } from './http/plugins/method-not-allowed.ts';
import { metricsRoute } from './http/plugins/metrics.ts';
import { RateLimit, registerRateLimit } from './http/plugins/rate-limit.ts';
import { logTo, standardError, tellAnswers, together } from './http/plugins/request-log.ts';
import { commonHeaders, exposedHeaders } from './http/plugins/security-headers.ts';
import { refuseWhenClosing } from './http/plugins/shutdown.ts';
import { releaseRoutes } from './http/releases/routes.ts';
import { validatorCompiler } from './http/request/validation.ts';
import { PlainSeries } from './http/series.ts';
import { serviceRoutes } from './http/service/routes.ts';
import type { Services } from './http/services.ts';
import { sourceRoutes } from './http/sources/routes.ts';
import { Spool } from './http/spool.ts';
import type { Store } from './store/store.ts';
import { version } from './version.ts';

interface Parts {
  /** The snapshot that serves now. */
  readonly store: () => Store;
  readonly config: Config;
  /** Where large streams are kept; made as the configuration says unless given. */
  readonly spool?: Spool;
}

/** In place of the compilers for JSON Schema: zod does their work, so they are not even loaded. */
function unused(): never {
  throw new Error('Every schema is compiled by zod.');
}

/** The whole application, ready to listen or to be asked in memory: plugins and routes in the order in which they act. */
export async function buildApp({ store, config, ...given }: Parts): Promise<FastifyInstance> {
  const atHand = new AnswersAtHand(config.cacheBytes / 2, store, commonHeaders);
  let requests = 0;
  const nextId = () => {
    requests += 1;
    return `req-${requests.toString(36)}`;
  };
  const spool =
    given.spool ??
    new Spool({
      store,
      most: config.spoolBytes,
      onFault: (err) => app.log.warn({ err }, 'What streams cannot be kept in files.'),
    });
  const services: Services = { store, config, version, atHand, spool };
  const app = fastify({
    logger: { level: config.logLevel, stream: standardError },
    logController: new LogController({ disableRequestLogging: true }),
    // Nothing is logged on behalf of a request but its answer: no logger of its own for each.
    childLoggerFactory: (logger) => logger,
    genReqId: nextId,
    trustProxy: config.trustProxy,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    forceCloseConnections: 'idle',
    // A request without a Host header is answered by `baseOf`, in the shape of every problem. Where a request has no body,
    // nothing reads one.
    http: { requireHostHeader: false, optimizeEmptyRequests: true },
    // Fastify's own 503 has another shape; `refuseWhenClosing` sends ours.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
    // RFC 9112 section 3.2.2: a server must accept the absolute form of an address.
    rewriteUrl: ({ url = '/' }) => url.replace(/^https?:\/\/[^/?]*/i, '') || '/',
    clientErrorHandler: clientError,
    frameworkErrors: (error, request, reply) => {
      const detail =
        error.code === 'FST_ERR_BAD_URL'
          ? 'The path cannot be decoded: a % must be followed by two hexadecimal digits of UTF-8.'
          : error.message;
      sendProblem(new Problem('malformed-request', detail, { tryInstead: '/v1' }), request, reply, services);
    },
  });
  // RFC 9110 section 10.1.1 leaves an unknown expectation to the server; ignored, it brings no bare 417.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblems(app, services);
  const counts = new Counts();
  const tell = together([counts.tell, logTo(app.log)]);
  tellAnswers(app, tell);
  refuseWhenClosing(app);
  app.addHook('onClose', () => spool.close());
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.url.length <= limits.url) return done();
    throw new Problem(
      'uri-too-long',
      `The address has ${request.url.length} characters; at most ${limits.url} are read.`,
      { tryInstead: '/v1' },
    );
  });
  const rateLimit = config.rateLimit === null ? null : new RateLimit(config.rateLimit);
  registerRateLimit(app, rateLimit);
  const series = new PlainSeries(config.cacheBytes / 2, config, version);
  atHand.ahead(app, series, { rateLimit, tell, nextId, trustProxy: config.trustProxy });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(commonHeaders);
    done();
  });
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'OPTIONS'],
    exposedHeaders,
    strictPreflight: false,
    maxAge: 86400,
  });
  watchRoutes(app, version);
  const refuseOtherMethods = watchMethods(app, services);
  serviceRoutes(app, services);
  indicatorRoutes(app, services);
  observationRoutes(app, services);
  sourceRoutes(app, services);
  codelistRoutes(app, services);
  checkRoutes(app, services);
  changeRoutes(app, services);
  releaseRoutes(app, services);
  metricsRoute(app, { counts, answers: atHand.answers, spool });
  pageRoutes(app, services);
  registerDocs(app);
  refuseOtherMethods();
  return app;
}
