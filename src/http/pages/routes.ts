import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { shell } from '../../explorer/shell.ts';
import { unknownIndicator, views } from '../../explorer/views.ts';
import { sendAsset, sendPage } from './send-page.ts';

const errors = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** Pages for people: the explorer, its files, and the description of each problem. */
export function pageRoutes(app: FastifyInstance): void {
  buildSoon(app);

  for (const [path, texts] of Object.entries(views))
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const canonical = request.base + path;
      const files = await explorerAssets();
      return sendPage(request, reply, (lang) =>
        shell({ assets: files, lang, canonical, headClass: path === '/' ? 'hero' : 'page-head', ...texts }),
      );
    });

  app.get<{ Params: { id: string } }>(
    '/indicators/:id',
    { schema: { hide: true } },
    async (request, reply) => {
      const { indicators } = await request.store.catalogue();
      const indicator = indicators.get(request.params.id);
      const title = indicator?.name ?? unknownIndicator.title;
      const description = indicator?.definition ?? unknownIndicator.description;
      const canonical = `${request.base}/indicators/${encodeURIComponent(request.params.id)}`;
      const files = await explorerAssets();
      if (indicator === undefined) reply.code(404);
      return sendPage(request, reply, (lang) =>
        shell({ assets: files, lang, canonical, title, heading: title, headClass: 'page-head', description }),
      );
    },
  );

  app.get('/assets/:name', { schema: { hide: true } }, async (request, reply) =>
    sendAsset(request, reply, (await explorerAssets()).files),
  );
  app.get('/errors', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/markdown; charset=utf-8').header('cache-control', 'public, max-age=300').send(errors),
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
