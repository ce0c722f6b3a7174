import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Check } from '../../domain/checks/check.ts';
import { identities } from '../../domain/checks/evaluation.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { parseStatementId } from '../../domain/statements/statement.ts';
import { listFormats } from '../../formats/formats.ts';
import { answers } from '../openapi/route-responses.ts';
import { listParameters, singleParameters } from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, wordFilter } from '../request/parameters.ts';
import { listOf, single } from '../response/envelope.ts';
import { columnsOfKeys, fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { respondSingle } from '../response/single-response.ts';
import { type CheckItem, checkSchema, origins, outcomes, toCheck } from './check-view.ts';

const kind: ListKind<CheckItem> = {
  name: 'checks',
  show: (item) => item,
  keys: Object.keys(checkSchema.shape),
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
    ...columnsOfKeys('id', 'identity', 'origin', 'rule', 'outcome', 'unit'),
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
    knownFrom: (item) => item.knownFrom,
  },
  more: {
    titleEn: (item) => item.title.en,
    titleZh: (item) => item.title.zh,
    whyEn: (item) => item.why.en,
    whyZh: (item) => item.why.zh,
  },
  together: {
    left: ['left', 'leftLower', 'leftUpper'],
    right: ['right', 'rightLower', 'rightUpper'],
  },
};

const listSchema = listOf(checkSchema, fieldTable(kind));

const query = z.strictObject({
  outcome: wordFilter(outcomes, 'outcomes', 'consistent'),
  identity: wordFilter(wordsOf(identities), 'identities', 'growth'),
  origin: wordFilter(origins, 'origins', 'written'),
  indicator: listFilter(commaList, {
    what: 'indicators that a check works with',
    example: 'data-output-nda',
  }),
  ...listParameters(kind),
});

type ChecksQuery = z.output<typeof query>;

/** Arithmetic checks of the data against itself. */
export function checkRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/checks', {
    schema: {
      operationId: 'listChecks',
      tags: ['checks'],
      summary: 'Checks of the data against itself',
      description:
        'Identities between figures, evaluated with their bounds; inconsistent ones are published as such.',
      querystring: query,
      response: answers(listSchema, listFormats),
    },
    config: { ids: { indicator: 'indicators' }, example: '/v1/checks?indicator=data-output-nda&limit=1' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { checks } = await request.store.catalogue();
      const items = [...checks.values()]
        .filter((check) => isSelected(check, request.query))
        .map((check) => toCheck(check, request.base));
      return respondList(request, reply, { kind, items, query: request.query });
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
      const catalogue = await request.store.catalogue();
      const lookup = { entries: catalogue.checks, path: '/v1/checks', noun: 'check' };
      const data = toCheck(requireEntry(request.params.id, catalogue, lookup), request.base);
      return respondSingle(request, reply, { data, format: request.query.format });
    },
  });
}

function isSelected(check: Check, { outcome, identity, origin, indicator }: ChecksQuery): boolean {
  return (
    (outcome?.includes(check.outcome) ?? true) &&
    (identity?.includes(check.identity) ?? true) &&
    (origin?.includes(check.origin) ?? true) &&
    (indicator == null ||
      check.operands.some(({ id }) => indicator.includes(parseStatementId(id)?.indicator ?? '')))
  );
}
