import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendText } from './page.ts';
import type { Documentation } from './swagger-ui.ts';

/** Headers that belong to one message or its connection, not to what it carries. */
const passing = ['connection', 'date', 'keep-alive', 'transfer-encoding'];

/** Serves the OpenAPI document as JSON and YAML, and Swagger UI over it. All of it is loaded and made when first asked for. */
export function registerDocs(app: FastifyInstance): void {
  let made: Promise<Documentation> | null = null;
  const documentation = () => {
    made ??= import('./swagger-ui.ts').then(({ documentationOf }) => documentationOf(app));
    return made;
  };
  // Each is written once: as YAML that takes some tens of milliseconds.
  let [json, yaml]: [string | null, string | null] = [null, null];
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) => {
    json ??= JSON.stringify((await documentation()).document);
    return sendText(request, reply, 'application/json; charset=utf-8', json);
  });
  app.get('/openapi.yaml', { schema: { hide: true } }, async (request, reply) => {
    const { toYaml } = await import('./document.ts');
    yaml ??= await toYaml((await documentation()).document);
    return sendText(request, reply, 'application/yaml; charset=utf-8', yaml);
  });
  const pass = async (request: FastifyRequest, reply: FastifyReply) => {
    const { ui } = await documentation();
    const answer = await ui.inject({ url: request.url, headers: request.headers });
    if (answer.statusCode === 404) return reply.callNotFound();
    for (const [name, value] of Object.entries(answer.headers))
      if (!passing.includes(name)) reply.header(name, value);
    const { statusCode, rawPayload } = answer;
    return reply.code(statusCode).send(rawPayload.length === 0 ? undefined : rawPayload);
  };
  for (const path of ['/docs', '/docs/json', '/docs/yaml', '/docs/static/*'])
    app.get(path, { schema: { hide: true } }, pass);
}
