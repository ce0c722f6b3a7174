import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { identities } from '../../domain/checks/evaluation.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { parseStatementId } from '../../domain/statements/statement.ts';
import { listFormats } from '../../formats/formats.ts';
import { answers } from '../openapi/route-responses.ts';
import { baseOf } from '../request/addresses.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, commaWords, parameter } from '../request/parameters.ts';
import { listOf, single } from '../response/envelope.ts';
import {
  type ListKind,
  listParameters,
  respondList,
  respondSingle,
  singleParameters,
} from '../response/lists.ts';
import type { Services } from '../services.ts';
import { type CheckItem, checkSchema, origins, outcomes, toCheck } from './check-view.ts';

const kind: ListKind<CheckItem> = {
  name: 'checks',
  show: (item) => item,
  keys: Object.keys(checkSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: (item) => item.id,
    outcome: (item) => item.outcome,
    origin: (item) => item.origin,
    slack: (item) => item.slack ?? Number.POSITIVE_INFINITY,
  },
  types: {
    left: 'number',
    leftLower: 'number',
    leftUpper: 'number',
    right: 'number',
    rightLower: 'number',
    rightUpper: 'number',
    slack: 'number',
  },
  columns: {
    id: (item) => item.id,
    identity: (item) => item.identity,
    origin: (item) => item.origin,
    rule: (item) => item.rule,
    outcome: (item) => item.outcome,
    unit: (item) => item.unit,
    left: (item) => item.left?.value ?? null,
    leftLower: (item) => item.left?.bounds.lower ?? null,
    leftUpper: (item) => item.left?.bounds.upper ?? null,
    right: (item) => item.right?.value ?? null,
    rightLower: (item) => item.right?.bounds.lower ?? null,
    rightUpper: (item) => item.right?.bounds.upper ?? null,
    slack: (item) => item.slack,
    operands: (item) => item.operands.map(({ id }) => id).join(' '),
    sentenceEn: (item) => item.sentence.en,
    sentenceZh: (item) => item.sentence.zh,
    explanationEn: (item) => item.explanation?.en ?? null,
    explanationZh: (item) => item.explanation?.zh ?? null,
  },
};

const words = <W extends string>(list: readonly W[], example: W) =>
  parameter(commaWords(list), { description: `Comma list: ${list.join(', ')}.`, example }).optional();

const query = z.strictObject({
  outcome: words(outcomes, 'consistent'),
  identity: words(wordsOf(identities), 'growth'),
  origin: words(origins, 'written'),
  indicator: parameter(commaList, {
    description: 'Comma list of indicators that a check works with.',
    example: 'data-output-nda',
  }).optional(),
  ...listParameters(kind),
});

/** Arithmetic checks of the data against itself. */
export function checkRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/checks', {
    schema: {
      operationId: 'listChecks',
      tags: ['checks'],
      summary: 'Checks of the data against itself',
      description:
        'Identities between figures, evaluated with their bounds; what does not fit is published as such.',
      querystring: query,
      response: answers(listOf(checkSchema.partial()), listFormats),
    },
    config: { ids: { indicator: 'indicators' }, example: '/v1/checks?indicator=data-output-nda&limit=1' },
    preHandler: (request) => requireKnownIds(request, services),
    handler: async (request, reply) => {
      const { checks } = await services.store().catalogue();
      const { outcome, identity, origin, indicator } = request.query;
      const items = [...checks.values()]
        .filter((check) => outcome === undefined || outcome.includes(check.outcome))
        .filter((check) => identity === undefined || identity.includes(check.identity))
        .filter((check) => origin === undefined || origin.includes(check.origin))
        .filter(
          (check) =>
            indicator === undefined ||
            check.operands.some(({ id }) => indicator.includes(parseStatementId(id)?.indicator ?? '')),
        )
        .map((check) => toCheck(check, baseOf(request, services.config)));
      return respondList(request, reply, services, kind, items, request.query);
    },
  });

  typed.get('/v1/checks/:id', {
    schema: {
      operationId: 'getCheck',
      tags: ['checks'],
      summary: 'One check',
      description: 'Both sides with bounds, operands, slack, and a sentence in both languages.',
      params: z.object({
        id: z.string().meta({ description: 'Id of a check.', examples: ['data-output-growth-2024'] }),
      }),
      querystring: singleParameters,
      response: answers(single(checkSchema)),
    },
    config: { example: '/v1/checks/data-output-growth-2024' },
    handler: async (request, reply) => {
      const catalogue = await services.store().catalogue();
      const check = requireEntry(catalogue.checks, request.params.id, '/v1/checks', 'check', catalogue);
      return respondSingle(
        request,
        reply,
        services,
        toCheck(check, baseOf(request, services.config)),
        request.query,
      );
    },
  });
}
