import type { FastifyInstance } from 'fastify';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { sendText } from './send-page.ts';
import { listedPages, sitemapOf } from './sitemap.ts';

const hidden = { schema: { hide: true } };

/** What search engines and browsers ask of every site: its pages, what may be read, and its icon. */
export function discoveryRoutes(app: FastifyInstance): void {
  app.get('/sitemap.xml', hidden, async (request, reply) => {
    const text = await sitemapOf(listedPages(await request.store.catalogue()), request.base);
    return sendText(request, reply, {
      type: 'application/xml; charset=utf-8',
      text,
      vary: request.varyOfLinks,
    });
  });
  app.get('/robots.txt', hidden, async (request, reply) => {
    const text = `User-agent: *\nDisallow:\n\nSitemap: ${request.base}/sitemap.xml\n`;
    return sendText(request, reply, { type: 'text/plain; charset=utf-8', text, vary: request.varyOfLinks });
  });
  app.get('/favicon.ico', hidden, async (request, reply) => {
    const { icon } = await explorerAssets();
    return reply.header('cache-control', 'public, max-age=300').redirect(request.rootPath + icon, 302);
  });
}
