import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { pagePaths } from '../../explorer/page-paths.ts';
import { shell } from '../../explorer/shell.ts';
import { unknownIndicator, type ViewText } from '../../explorer/views.ts';
import { sendAsset, sendPage } from './send-page.ts';
import { sendRendered } from './send-rendered.ts';

/** Pages for people: the explorer and the files of all pages. */
export function pageRoutes(app: FastifyInstance): void {
  buildSoon(app);

  app.get<{ Params: { id: string } }>(
    '/indicators/:id',
    { schema: { hide: true } },
    async (request, reply) => {
      const { id } = request.params;
      const catalogue = await request.store.catalogue();
      const retired = catalogue.indicators.get(id)?.retired ?? null;
      if (retired?.successor)
        return reply.redirect(`${request.rootPath}/indicators/${retired.successor}`, 301);
      const indicator = livingIndicators(catalogue).get(id);
      const title = indicator?.name ?? unknownIndicator.title;
      const description = indicator?.definition ?? unknownIndicator.description;
      if (indicator === undefined) reply.code(retired === null ? 404 : 410);
      const path = `/indicators/${encodeURIComponent(id)}`;
      return sendView(request, reply, { path, title, heading: title, description });
    },
  );

  for (const path of Object.values(pagePaths))
    app.get(path, { schema: { hide: true } }, async (request, reply) => sendRendered(request, reply));

  app.get('/assets/:name', { schema: { hide: true } }, async (request, reply) =>
    sendAsset(request, reply, (await explorerAssets()).files),
  );
}

interface View extends ViewText {
  readonly path: string;
}

async function sendView(request: FastifyRequest, reply: FastifyReply, { path, ...texts }: View) {
  const assets = await explorerAssets();
  const page = {
    assets,
    root: request.rootPath,
    canonical: request.base + path,
    ...texts,
  } as const;
  return sendPage(request, reply, (lang) => shell({ ...page, lang }));
}

/** Has the files of the page built soon after the server listens, so that the first page does not wait for it. */
function buildSoon(app: FastifyInstance): void {
  let soon: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    soon = setTimeout(() => void explorerAssets().catch((error) => app.log.error(error)), 1000).unref();
  });
  app.addHook('onClose', async () => clearTimeout(soon));
}
