import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { docsScript, docsStyle, icon } from '../explorer/styles.ts';
import { type Document, describedApp, openApiDocument } from './document.ts';

/** The OpenAPI document of an app, and an app of its own that serves Swagger UI over it. */
export interface Documentation {
  readonly document: Document;
  readonly ui: FastifyInstance;
}

export async function documentationOf(app: FastifyInstance): Promise<Documentation> {
  const described = await describedApp(app);
  let document: Document | null = null;
  await described.register(swaggerUi, {
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
    transformSpecification: () => document ?? {},
    transformSpecificationClone: false,
  });
  document = await openApiDocument(app, described);
  return { document, ui: described };
}
