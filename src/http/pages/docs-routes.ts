import type { FastifyInstance } from 'fastify';
import { operationsPage } from '../../explorer/documents/operations-page.ts';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { madeOnce } from '../../explorer/made-once.ts';
import { openApiDocument, structureOf, toYaml } from '../openapi/openapi-document.ts';
import { forReaders, shownTags } from '../openapi/reader-document.ts';
import { languageOf, namedLanguage, sendPage, sendText } from './send-page.ts';

const hidden = { schema: { hide: true } };
const json = 'application/json; charset=utf-8';

/** The OpenAPI document as JSON and YAML, and a page of its operations, on which Swagger UI works. */
export function docsRoutes(app: FastifyInstance): void {
  const document = madeOnce(() => openApiDocument(app));
  const asJson = madeOnce(async () => JSON.stringify(await document()));
  const asYaml = madeOnce(async () => toYaml(await document()));
  // Without the answers of the examples, which take seconds to ask for.
  const pageIn = (lang: 'en' | 'zh') =>
    madeOnce(async () => {
      const structure = structureOf(app);
      return { tags: shownTags(structure, lang), json: JSON.stringify(await forReaders(structure, lang)) };
    });
  const pages = { en: pageIn('en'), zh: pageIn('zh') };
  app.get('/openapi.json', hidden, async (request, reply) =>
    sendText(request, reply, { type: json, text: await asJson() }),
  );
  app.get('/openapi.yaml', hidden, async (request, reply) =>
    sendText(request, reply, { type: 'application/yaml; charset=utf-8', text: await asYaml() }),
  );
  app.get('/docs/openapi.json', hidden, async (request, reply) =>
    sendText(request, reply, { type: json, text: (await pages[namedLanguage(request)]()).json }),
  );
  app.get('/docs', hidden, async (request, reply) => {
    const [assets, { tags }] = [await explorerAssets(), await pages[languageOf(request).lang]()];
    const page = { assets, root: request.rootPath, canonical: `${request.base}/docs`, tags };
    return sendPage(request, reply, (lang) => operationsPage({ ...page, lang }));
  });
  for (const form of ['json', 'yaml'])
    app.get(`/docs/${form}`, hidden, async (request, reply) =>
      reply.redirect(`${request.rootPath}/openapi.${form}`, 301),
    );
}
