import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { docsScript, docsStyle, icon } from '../../explorer/styles.ts';

/** A file of Swagger UI, at its address. */
export interface DocsFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const theme = { css: 'docs.css', js: 'docs.js', icon: 'icon.svg' } as const;

/** Adds Swagger UI to an app that is only described. */
export async function registerUi(described: FastifyInstance): Promise<void> {
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
      css: [{ filename: theme.css, content: docsStyle }],
      js: [{ filename: theme.js, content: docsScript }],
      favicon: [
        {
          filename: theme.icon,
          rel: 'icon',
          type: 'image/svg+xml',
          sizes: 'any',
          content: Buffer.from(icon),
        },
      ],
    },
  });
}

/** Everything that Swagger UI is made of; its page is another one where the address ends in a slash. */
export async function uiFiles(described: FastifyInstance): Promise<DocsFile[]> {
  const folder = join(createRequire(import.meta.url).resolve('@fastify/swagger-ui'), '../static');
  const names = [
    ...(await readdir(folder)).filter((name) => !['csp.json', 'index.html'].includes(name)),
    'swagger-initializer.js',
    ...Object.values(theme).map((name) => `theme/${name}`),
  ];
  const files: DocsFile[] = [];
  for (const path of ['/docs', '/docs/', ...names.map((name) => `/docs/static/${name}`)]) {
    const { statusCode, headers, rawPayload } = await described.inject({ url: path });
    if (statusCode !== 200) throw new Error(`Swagger UI has no ${path}.`);
    files.push({ path, type: String(headers['content-type']), bytes: new Uint8Array(rawPayload) });
  }
  return files;
}
