import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { assetsOfProcess } from '../../explorer/built.ts';
import { shell } from '../../explorer/shell.ts';
import { unknownIndicator, views } from '../../explorer/views.ts';
import { once } from '../once.ts';
import { baseOf } from '../request/addresses.ts';
import type { Services } from '../services.ts';
import { soonAfterListening } from '../soon.ts';
import { sendAsset, sendPage } from './send-page.ts';

const errors = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** Pages for people: the explorer, its files, and the description of each problem. */
export function pageRoutes(app: FastifyInstance, services: Services): void {
  const assets = once(assetsOfProcess);
  soonAfterListening(app, assets);

  for (const [path, texts] of Object.entries(views))
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const canonical = baseOf(request, services.config) + path;
      const files = await assets();
      return sendPage(request, reply, (lang) =>
        shell({ assets: files, lang, canonical, headClass: path === '/' ? 'hero' : 'page-head', ...texts }),
      );
    });

  app.get<{ Params: { id: string } }>(
    '/indicators/:id',
    { schema: { hide: true } },
    async (request, reply) => {
      const { indicators } = await services.store().catalogue();
      const indicator = indicators.get(request.params.id);
      const title = indicator?.name ?? unknownIndicator.title;
      const description = indicator?.definition ?? unknownIndicator.description;
      const canonical = `${baseOf(request, services.config)}/indicators/${encodeURIComponent(request.params.id)}`;
      const files = await assets();
      if (indicator === undefined) reply.code(404);
      return sendPage(request, reply, (lang) =>
        shell({ assets: files, lang, canonical, title, heading: title, headClass: 'page-head', description }),
      );
    },
  );

  app.get('/assets/:name', { schema: { hide: true } }, async (request, reply) =>
    sendAsset(request, reply, (await assets()).files),
  );
  app.get('/errors', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/markdown; charset=utf-8').header('cache-control', 'public, max-age=300').send(errors),
  );
}
