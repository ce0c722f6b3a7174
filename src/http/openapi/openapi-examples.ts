import type { FastifyInstance } from 'fastify';
import { othersTurn } from '../../turns.ts';
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

/** An OpenAPI document, each operation with the real answer of a ready app to its example. */
export async function withExamples(app: FastifyInstance, document: Document): Promise<Document> {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) await withExample(app, operation);
  return document;
}

async function withExample(app: FastifyInstance, operation: Operation): Promise<void> {
  const example = operation['x-example'];
  delete operation['x-example'];
  if (typeof example !== 'string') return;
  const content = operation.responses?.['200']?.content ?? {};
  for (const [mediaType, media] of Object.entries(content)) {
    if (mediaType.startsWith('image/')) continue;
    // Answers in memory come without a pause.
    await othersTurn();
    const answer = await app.inject({
      url: example,
      headers: { accept: mediaType, host: 'localhost:3000', 'accept-encoding': 'identity' },
    });
    // The examples name figures of the article; another seed need not have them.
    if (answer.statusCode !== 200) return;
    // Bytes have no example that a page could show.
    if (isJson(mediaType)) media.example = JSON.parse(answer.body);
    else if (!answer.body.includes('\u0000')) media.example = answer.body;
  }
  await othersTurn();
  const problem = await app.inject({
    url: `${example}${example.includes('?') ? '&' : '?'}colour=red`,
    headers: { host: 'localhost:3000' },
  });
  const problemMedia = operation.responses?.['4XX']?.content?.['application/problem+json'];
  if (problemMedia && problem.statusCode === 400)
    problemMedia.example = { ...JSON.parse(problem.body), requestId: 'req-1' };
}
