import type { FastifyInstance } from 'fastify';
import { licenceAddress } from '../../domain/catalogue/dataset-terms.ts';
import { madeOnce } from '../../explorer/made-once.ts';
import { structureOf } from '../openapi/openapi-document.ts';
import { shownTags } from '../openapi/reader-document.ts';
import { llmsFullText, llmsText } from './llms-text.ts';
import { sendText } from './send-page.ts';

const hidden = { schema: { hide: true } };

/** The profile of RFC 9727 section 4, which its media type names. */
const linkset = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';
const text = 'text/plain; charset=utf-8';

/** Guides for language models, and the catalogue of the APIs that are served here (RFC 9727). */
export function catalogueRoutes(app: FastifyInstance): void {
  const described = madeOnce(async () => {
    const document = structureOf(app);
    return { description: `${document.info.description}`, tags: shownTags(document, 'en') };
  });
  app.get('/llms.txt', hidden, async (request, reply) =>
    sendText(request, reply, {
      ...{ type: text, text: llmsText(await described(), request.base) },
      vary: request.varyOfLinks,
    }),
  );
  app.get('/llms-full.txt', hidden, async (request, reply) =>
    sendText(request, reply, {
      ...{ type: text, text: llmsFullText(await described(), request.base) },
      vary: request.varyOfLinks,
    }),
  );
  app.get('/.well-known/api-catalog', hidden, async (request, reply) => {
    const { base } = request;
    reply.header('link', `<${base}/.well-known/api-catalog>; rel="api-catalog"`);
    return sendText(request, reply, {
      ...{ type: linkset, text: JSON.stringify(apiCatalog(base), null, 2) },
      vary: request.varyOfLinks,
    });
  });
}

/** Each API with what describes it (RFC 9264, relations of RFC 8631). */
function apiCatalog(base: string): object {
  const page = (path: string) => [{ href: base + path, type: 'text/html' }];
  const json = (path: string, type = 'application/json') => [{ href: base + path, type }];
  const apis = [
    {
      anchor: `${base}/v1`,
      'service-desc': [...json('/openapi.json'), ...json('/openapi.yaml', 'application/yaml')],
      'service-doc': [...page('/docs'), ...json('/llms-full.txt', 'text/plain')],
      'service-meta': json('/v1'),
      status: json('/readyz'),
      license: [{ href: licenceAddress }],
    },
    {
      anchor: `${base}/sdmx/v2`,
      'service-desc': json('/openapi.json'),
      'service-doc': page('/docs'),
      'service-meta': json('/sdmx/v2/structure/dataflow', 'application/vnd.sdmx.structure+json'),
    },
    { anchor: `${base}/mcp`, 'service-doc': json('/llms.txt', 'text/plain') },
  ];
  const items = apis.map(({ anchor }) => ({ href: anchor }));
  return { linkset: [{ anchor: `${base}/.well-known/api-catalog`, item: items }, ...apis] };
}
