import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Aside } from '../../formats/aside.ts';
import { inTurns, othersTurn } from '../../turns.ts';
import { once } from '../once.ts';
import { withExamples } from '../openapi/openapi-examples.ts';
import type { DocsFile } from '../openapi/swagger-ui.ts';
import { type Prepared, prepared, sendText } from '../pages/send-page.ts';
import { pathOf } from '../request/addresses.ts';

/** Null asks for the description of all routes; a document in JSON asks for itself in YAML. */
export type DocumenterQuestion = { readonly json: string } | null;

/** The OpenAPI document in JSON, its examples being addresses yet, and Swagger UI. */
export interface Described {
  readonly document: string;
  readonly files: readonly DocsFile[];
}

interface Documentation {
  readonly json: Prepared;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly text: Prepared }>;
}

/** Serves the OpenAPI document as JSON and YAML, and Swagger UI over it. All of it is made when first asked for. */
export function registerDocs(app: FastifyInstance): void {
  const documentation = once(() => documentationOf(app));
  const yaml = once(async () => {
    const { json } = await documentation();
    return prepared(String(await askOnce({ json: json.bytes.toString() })));
  });
  const json = { type: 'application/json; charset=utf-8', text: async () => (await documentation()).json };
  const texts = {
    '/openapi.json': json,
    '/docs/json': json,
    '/openapi.yaml': { type: 'application/yaml; charset=utf-8', text: yaml },
    '/docs/yaml': { type: 'application/x-yaml', text: yaml },
  };
  for (const [path, { type, text }] of Object.entries(texts))
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      sendText(request, reply, type, await text()),
    );
  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    const file = (await documentation()).files.get(pathOf(request));
    return file === undefined ? reply.callNotFound() : sendText(request, reply, file.type, file.text);
  };
  for (const path of ['/docs', '/docs/static/*']) app.get(path, { schema: { hide: true } }, send);
}

async function documentationOf(app: FastifyInstance): Promise<Documentation> {
  const described = await askOnce(null);
  if (typeof described === 'string') throw new Error('The routes are not described.');
  const document = await withExamples(app, JSON.parse(described.document));
  await othersTurn();
  const json = prepared(JSON.stringify(document));
  const files = await inTurns(
    described.files,
    ({ path, type, bytes }) => [path, { type, text: prepared(bytes) }] as const,
  );
  return { json, files: new Map(files) };
}

/** Asks a thread that ends with its answer: it loads all that the server has, and more. */
async function askOnce(question: DocumenterQuestion): Promise<Described | string> {
  const documenter = new Aside<DocumenterQuestion, Described | string>(
    new URL('../../documenter.ts', import.meta.url),
  );
  try {
    return await documenter.ask(question);
  } finally {
    await documenter.end();
  }
}
