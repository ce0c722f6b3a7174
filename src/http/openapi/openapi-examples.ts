import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { ownAddresses } from '../request/own-request.ts';
import { problemBody } from '../response/problem-details.ts';
import type { Document, Json, Operation, Response } from './openapi-operation.ts';
import { isJson } from './route-responses.ts';

/** Lines of an example that is a text; a table goes on like this. */
const mostLines = 4;
/** Characters of the longest example; of an answer that has more the document has the address. */
const mostCharacters = 32_000;

/** Adds to each operation the real answer of a ready app to its example, and to each problem a real one. */
export async function withExamples(app: FastifyInstance, document: Document): Promise<Document> {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) await addExample(app, operation);
  for (const [name, response] of Object.entries(document.components.responses))
    await addProblem(app, name, response);
  return document;
}

async function addExample(app: FastifyInstance, operation: Operation): Promise<void> {
  const example = operation['x-example'];
  delete operation['x-example'];
  if (example === undefined) return;
  for (const [mediaType, media] of Object.entries(operation.responses[200]?.content ?? {})) {
    if (mediaType.startsWith('image/')) continue;
    const answer = await ask(app, { url: example, accept: mediaType });
    // The examples name figures of the article; another seed need not have them.
    if (answer.statusCode !== 200) return;
    // An address may have one format only.
    if (!String(answer.headers['content-type']).startsWith(mediaType)) continue;
    // Binary bodies have no example that a page could show.
    if (answer.body.length > mostCharacters && isWhole(mediaType))
      media.examples = { answer: elsewhere(example) };
    else if (isJson(mediaType)) media.example = JSON.parse(answer.body);
    else if (!answer.body.includes('\u0000')) media.example = beginning(answer.body, mediaType);
  }
}

/** An example (OpenAPI 3.1, Example Object) by its address, relative to that of the document. */
function elsewhere(address: string): Json {
  return {
    summary: 'Too long to be shown here: ask this address for this media type.',
    externalValue: address.replace(/^\//, ''),
  };
}

/** Whether a part of the text would be broken, as it is of all but tables by line. */
function isWhole(mediaType: string): boolean {
  return mediaType !== 'text/csv' && mediaType !== 'application/x-ndjson';
}

/** The first lines of a table; other texts whole. */
function beginning(text: string, mediaType: string): string {
  if (isWhole(mediaType)) return text;
  return text
    .split(/(?<=\n)/)
    .slice(0, mostLines)
    .join('');
}

/** Requests that are answered with a problem. */
const wrong: Readonly<Record<string, { readonly url: string; readonly [header: string]: string }>> = {
  BadRequest: { url: '/v1/observations?indicator=data-output-nda&colour=red' },
  NotFound: { url: '/v1/observations?indicator=data-output' },
  NotAcceptable: { url: '/v1?format=xml' },
  PreconditionFailed: { url: '/v1', 'if-match': '"x"' },
  RangeNotSatisfiable: { url: '/v1', range: 'bytes=99999-' },
  Unprocessable: {
    url: '/v1/observations?indicator=digital-economy-gdp-share-caict&aggregate=sum&frequency=A',
  },
};

/** Problems that no request brings about. */
const unforeseen: Readonly<Record<string, Problem>> = {
  TooManyRequests: new Problem('rate-limited', 'This client sent more than 600 requests in a minute.'),
  InternalError: new Problem(
    'internal',
    'The request was right; the server failed. The log has it under the requestId.',
  ),
  Unavailable: new Problem('unavailable', 'The service is not ready. Try again in a few seconds.'),
};

async function addProblem(app: FastifyInstance, name: string, { content }: Response): Promise<void> {
  const media = content?.['application/problem+json'];
  const { [name]: request } = wrong;
  const { [name]: problem } = unforeseen;
  if (media === undefined) return;
  if (problem !== undefined)
    media.example = problemBody(problem, { base: () => '', publicBase: '' }, { url: '/v1', id: 'req-1' });
  const answer = request === undefined ? null : await ask(app, request);
  if (answer !== null && answer.statusCode >= 400)
    media.example = { ...JSON.parse(answer.body), requestId: 'req-1' };
}

function ask(
  app: FastifyInstance,
  { url, ...headers }: { readonly url: string; readonly [header: string]: string },
) {
  return app.inject({
    url,
    remoteAddress: ownAddresses.example,
    headers: { host: 'localhost:3000', 'accept-encoding': 'identity', ...headers },
  });
}
