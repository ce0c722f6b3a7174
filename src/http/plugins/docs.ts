import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import swagger from '@fastify/swagger';
import swaggerUi, { type FastifySwaggerUiOptions } from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { Problem } from '../../domain/problems.ts';
import { docsScript, docsStyle, icon } from '../../explorer/styles.ts';
import { openApiDocument, swaggerOptions, toYaml } from '../openapi/openapi-document.ts';
import type { Document } from '../openapi/openapi-operation.ts';
import { sendText } from '../pages/send-page.ts';
import { rootPathOf } from '../request/request-context.ts';
import { entityTag, isFresh } from '../response/validators.ts';
import { negotiateCoding } from './compression.ts';

/** Collects the routes that are registered from here on for the OpenAPI document. */
export async function registerSwagger(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl' | 'contactUrl'>,
): Promise<void> {
  await app.register(swagger, swaggerOptions(config));
}

/** Serves the OpenAPI document as JSON and YAML, and Swagger UI over it. The document is made when it is first asked for. */
export async function docsRoutes(app: FastifyInstance, config: Pick<Config, 'publicUrl'>): Promise<void> {
  let made: Promise<{ readonly document: Document; readonly json: string; readonly yaml: string }> | null =
    null;
  const documentation = () => {
    made ??= openApiDocument(app).then((document) => ({
      document,
      json: JSON.stringify(document),
      yaml: toYaml(document),
    }));
    made.catch(() => {
      made = null;
    });
    return made;
  };
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) =>
    sendText(request, reply, { type: 'application/json; charset=utf-8', text: (await documentation()).json }),
  );
  app.get('/openapi.yaml', { schema: { hide: true } }, async (request, reply) =>
    sendText(request, reply, { type: 'application/yaml; charset=utf-8', text: (await documentation()).yaml }),
  );
  let document: Document | null = null;
  await app.register(async (scope) => {
    completeAnswers(scope);
    scope.addHook('preHandler', async () => {
      if (existsSync(assets)) return;
      throw new Problem('unavailable', 'The files of Swagger UI are away for a while.', { retryAfter: 10 });
    });
    await scope.register(swaggerUi, {
      ...uiOptions,
      ...(rootPathOf(config) === '' ? {} : { indexPrefix: rootPathOf(config) }),
      uiHooks: {
        preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
          if (/\/docs\/(json|yaml)$/.test(request.address.path)) document = (await documentation()).document;
          reply.contentCoding = negotiateCoding(request);
          reply.header('vary', 'Accept-Encoding');
        },
      },
      transformSpecification: (specification) => document ?? specification,
      transformSpecificationClone: false,
    });
  });
}

/** Mends what the library leaves out: an entity tag of its page, and the path of `PUBLIC_URL` in its redirects. */
function completeAnswers(scope: FastifyInstance): void {
  scope.addHook('onSend', (request, reply, payload, done) => {
    const location = reply.getHeader('location');
    if (location !== undefined) reply.header('location', `${request.rootPath}${location}`);
    const isWhole = typeof payload === 'string' || payload instanceof Uint8Array;
    if (!isWhole || reply.statusCode !== 200 || reply.hasHeader('etag')) return done(null, payload);
    const etag = entityTag([Buffer.from(payload).toString('latin1')]);
    reply.headers({ 'cache-control': 'public, max-age=300', etag });
    if (!isFresh(request, etag, '')) return done(null, payload);
    for (const name of ['content-encoding', 'content-type']) reply.removeHeader(name);
    reply.code(304);
    done(null, '');
  });
}

const assets = join(dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui'))), 'static');

const uiOptions: FastifySwaggerUiOptions = {
  routePrefix: '/docs',
  uiConfig: {
    // The bar on top of the standalone layout brings an inline style, which the policy forbids.
    layout: 'BaseLayout',
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    deepLinking: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
  },
  theme: {
    title: 'China Data Economy Indicators: API',
    css: [{ filename: 'docs.css', content: docsStyle }],
    js: [{ filename: 'docs.js', content: docsScript }],
    favicon: [
      {
        filename: 'icon.svg',
        rel: 'icon',
        type: 'image/svg+xml',
        sizes: 'any',
        content: Buffer.from(icon),
      },
    ],
  },
};
