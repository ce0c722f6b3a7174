import type { FastifyInstance } from 'fastify';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { pagePaths } from '../../explorer/page-paths.ts';
import { indicatorRoute } from './indicator-route.ts';
import { sendAsset } from './send-page.ts';
import { sendRendered } from './send-rendered.ts';

/** Pages for people: the explorer. */
export function pageRoutes(app: FastifyInstance): void {
  buildSoon(app);

  const { indicator, embed: _, ...others } = pagePaths;
  indicatorRoute(app, indicator);
  for (const path of Object.values(others))
    app.get(path, { schema: { hide: true } }, async (request, reply) => sendRendered(request, reply));
}

/** The files that pages load. */
export function assetRoutes(app: FastifyInstance): void {
  app.get('/assets/:name', { schema: { hide: true } }, async (request, reply) =>
    sendAsset(request, reply, (await explorerAssets()).files),
  );
}

/** Has the files of the page built soon after the server listens, so that the first page does not wait for it. */
function buildSoon(app: FastifyInstance): void {
  let soon: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    soon = setTimeout(() => void explorerAssets().catch((error) => app.log.error(error)), 1000).unref();
  });
  app.addHook('onClose', async () => clearTimeout(soon));
}
