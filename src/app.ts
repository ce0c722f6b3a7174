import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from './config.ts';
import { pagePaths } from './explorer/page-paths.ts';
import { areaRoutes } from './http/areas/routes.ts';
import { calendarRoutes } from './http/calendar/routes.ts';
import { changeRoutes } from './http/changes/routes.ts';
import { checkRoutes } from './http/checks/routes.ts';
import type { Counts } from './http/client-counts.ts';
import { codelistRoutes } from './http/codelists/routes.ts';
import { conceptRoutes } from './http/concepts/routes.ts';
import { createServer } from './http/create-server.ts';
import { registerDepartures } from './http/departures.ts';
import { type Deprecation, registerDeprecations } from './http/deprecations.ts';
import { indicatorRoutes } from './http/indicators/routes.ts';
import { latestRoutes } from './http/latest/routes.ts';
import { observationRoutes } from './http/observations/routes.ts';
import { shortAddressRoutes } from './http/observations/short/routes.ts';
import { catalogueRoutes } from './http/pages/catalogue-routes.ts';
import { discoveryRoutes } from './http/pages/discovery-routes.ts';
import { docsRoutes } from './http/pages/docs-routes.ts';
import { indicatorRoute } from './http/pages/indicator-route.ts';
import { assetRoutes, pageRoutes } from './http/pages/routes.ts';
import { textRoutes } from './http/pages/text-routes.ts';
import { registerCache } from './http/plugins/cache.ts';
import { registerCompression } from './http/plugins/compression.ts';
import { registerConnections } from './http/plugins/connections.ts';
import { registerSwagger } from './http/plugins/docs.ts';
import { registerErrorHandler } from './http/plugins/error-handler.ts';
import { registerMethodNotAllowed } from './http/plugins/method-not-allowed.ts';
import { metricsRoute, registerMetrics } from './http/plugins/metrics.ts';
import { registerRanges } from './http/plugins/ranges.ts';
import { registerRateLimit } from './http/plugins/rate-limit.ts';
import { registerRequestLog } from './http/plugins/request-log.ts';
import { registerRequestTarget } from './http/plugins/request-target.ts';
import { registerCors, registerSecurityHeaders } from './http/plugins/security-headers.ts';
import { registerShutdown } from './http/plugins/shutdown.ts';
import { registerUnderPressure } from './http/plugins/under-pressure.ts';
import { releaseRoutes } from './http/releases/routes.ts';
import { ownAddresses } from './http/request/own-request.ts';
import { registerCursors } from './http/request/page-cursor.ts';
import { registerRequestContext } from './http/request/request-context.ts';
import { serviceRoutes } from './http/service/routes.ts';
import { sourceRoutes } from './http/sources/routes.ts';
import { verifyRoutes } from './http/verify/routes.ts';
import { listenOn } from './listen-on.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { sdmxRoutes } from './sdmx/routes/routes.ts';
import type { Store, StoreServer } from './store/store.ts';

interface Parts {
  /** The snapshot that is current. */
  readonly store: () => Store;
  /** The servers that it reads; none unless given. */
  readonly servers?: () => readonly StoreServer[];
  readonly config: Config;
  /** The key that seals cursors; one of this application alone unless given. */
  readonly cursorKey?: () => string;
  /** Counts the requests of each client; the application by itself unless given. */
  readonly counts?: Counts;
  /** What is announced to go away; the table of the version unless given. */
  readonly deprecations?: readonly Deprecation[];
}

/** The application, ready to listen or for `inject`: plugins and routes in the order in which they act. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const { config } = parts;
  const app = coreServer(parts);
  registerCursors(app, config, parts.cursorKey);
  app.countRequest = await registerRateLimit(app, config, parts.counts);
  registerRequestTarget(app);
  registerCompression(app);
  const cache = registerCache(app, config);
  await registerCors(app);
  registerDeprecations(app, parts.deprecations);
  registerRanges(app);
  const metrics = registerMetrics(app, cache, parts.servers);
  await registerUnderPressure(app, config.maxEventLoopDelay);
  registerMethodNotAllowed(app);
  await registerSwagger(app, config);
  await app.register(async (data) => {
    await registerSecurityHeaders(data, 'data');
    serviceRoutes(data, config);
    indicatorRoutes(data);
    observationRoutes(data);
    latestRoutes(data);
    conceptRoutes(data);
    shortAddressRoutes(data);
    areaRoutes(data);
    sourceRoutes(data);
    codelistRoutes(data);
    checkRoutes(data);
    changeRoutes(data);
    calendarRoutes(data);
    verifyRoutes(data);
    releaseRoutes(data);
    if (config.metricsPort === undefined) metricsRoute(data, metrics);
  });
  await registerFaces(app);
  await registerPages(app);
  // The library behind `inject` is loaded by its first call: a problem that proposes an address must not need the disk.
  app.addHook('onListen', async () => {
    await app.inject({ url: '/healthz', remoteAddress: ownAddresses.proof });
  });
  if (config.metricsPort !== undefined) await serveMetrics(app, metrics, parts);
  return app;
}

/** The same figures as SDMX, and for agents. */
async function registerFaces(app: FastifyInstance): Promise<void> {
  await app.register(async (sdmx) => {
    await registerSecurityHeaders(sdmx, 'data');
    sdmxRoutes(sdmx);
  });
  await app.register(async (agents) => {
    await registerSecurityHeaders(agents, 'data');
    mcpRoutes(agents);
  });
}

/** The pages for people; those for frames of other sites have headers of their own. */
async function registerPages(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await registerSecurityHeaders(pages, 'pages');
    pageRoutes(pages);
    docsRoutes(pages);
    textRoutes(pages);
    discoveryRoutes(pages);
    catalogueRoutes(pages);
  });
  // A script or a style sheet needs none of the headers of a page, which weigh more than many of them.
  await app.register(async (files) => {
    await registerSecurityHeaders(files, 'data');
    assetRoutes(files);
  });
  await app.register(async (embeds) => {
    await registerSecurityHeaders(embeds, 'embeds');
    indicatorRoute(embeds, pagePaths.embed);
  });
}

/** A server with the plugins that act on every request, whatever its routes. */
function coreServer({ store, config }: Parts): FastifyInstance {
  const app = createServer(config);
  registerErrorHandler(app);
  registerRequestLog(app, config);
  registerRequestContext(app, { store, config });
  registerDepartures(app);
  registerConnections(app, config.publicUrl ?? '');
  registerShutdown(app);
  return app;
}

/** Serves `/metrics` on a port of its own, as long as an application listens. */
async function serveMetrics(app: FastifyInstance, metrics: Registry, parts: Parts): Promise<void> {
  const { host, metricsPort = 0 } = parts.config;
  // Nothing of it is public.
  const server = coreServer({ ...parts, config: { ...parts.config, publicUrl: undefined } });
  registerRequestTarget(server);
  registerMethodNotAllowed(server);
  await server.register(async (data) => {
    await registerSecurityHeaders(data, 'data');
    metricsRoute(data, metrics);
  });
  app.addHook('onReady', async () => void (await listenOn(server, host, metricsPort)));
  app.addHook('onClose', async () => server.close());
}
