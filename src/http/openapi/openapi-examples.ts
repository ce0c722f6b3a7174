import type { FastifyInstance } from 'fastify';
import { ownAddresses } from '../request/own-request.ts';
import { isJson } from './route-responses.ts';

export type Json = Record<string, unknown>;

interface Operation extends Json {
  responses?: Record<string, { content?: Record<string, Json> }>;
  parameters?: Json[];
}

export interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

/** Adds to each operation the real answer of a ready app to its example. */
export async function withExamples(app: FastifyInstance, document: Document): Promise<Document> {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) await addExample(app, operation);
  return document;
}

async function addExample(app: FastifyInstance, operation: Operation): Promise<void> {
  const example = operation['x-example'];
  delete operation['x-example'];
  if (typeof example !== 'string') return;
  for (const [mediaType, media] of Object.entries(operation.responses?.['200']?.content ?? {})) {
    if (mediaType.startsWith('image/')) continue;
    const answer = await ask(app, example, mediaType);
    // The examples name figures of the article; another seed need not have them.
    if (answer.statusCode !== 200) return;
    // Binary bodies have no example that a page could show.
    if (isJson(mediaType)) media.example = JSON.parse(answer.body);
    else if (!answer.body.includes('\u0000')) media.example = answer.body;
  }
  const problem = await ask(app, `${example}${example.includes('?') ? '&' : '?'}colour=red`);
  const problemMedia = operation.responses?.['4XX']?.content?.['application/problem+json'];
  if (problemMedia && problem.statusCode === 400)
    problemMedia.example = { ...JSON.parse(problem.body), requestId: 'req-1' };
}

function ask(app: FastifyInstance, url: string, accept?: string) {
  const headers = { host: 'localhost:3000', 'accept-encoding': 'identity' };
  return app.inject({
    url,
    remoteAddress: ownAddresses.example,
    headers: accept === undefined ? headers : { ...headers, accept },
  });
}
