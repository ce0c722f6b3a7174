import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { answers } from '../openapi/route-responses.ts';
import { singleParameters } from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { claimIds, claimOf, claimParameters, requireWholeClaim } from './claim-parameters.ts';
import { toVerification, verificationSchema } from './verification-view.ts';
import { verifyClaim } from './verify-claim.ts';

const query = singleParameters.extend(claimParameters).superRefine(requireWholeClaim);

/** Whether a claim is right. */
export function verifyRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/verify', {
    schema: {
      operationId: 'verifyClaim',
      tags: ['observations'],
      summary: 'Is a claim right?',
      description:
        'Compares a claim, as a sentence or in parts, with what is known: `supported` where a current figure allows it, `outdated` where only a superseded one does, `otherDefinition` where only a rival does, `otherLane` where only a forecast or target does (or an outturn, of a claim about the future), `undecided` where the figure is only a limit far from the claim (over 10 ZB), or is rounded to the number that the claim says it is over or under, `contradicted` where none allows it, `notKnown` where there is none, `notUnderstood` where it can be read in several ways or in none, or has words that no figure bears out; `statement` names them. A figure allows a claim when their bounds overlap; one that is open to a side allows what is near its limit. `readings` says what was understood.',
      querystring: query,
      response: answers(verificationSchema),
    },
    config: {
      ids: claimIds,
      needs: { text: 'China produced 41 ZB of data in 2024', value: '41.06' },
      example: '/v1/verify?text=China%20produced%2041%20ZB%20of%20data%20in%202024',
    },
    preHandler: requireKnownIds,
    handler: respondVerification,
  });
}

async function respondVerification(
  request: FastifyRequest<{ Querystring: z.output<typeof query> }>,
  reply: FastifyReply,
) {
  const { store, base, query, today } = request;
  const { lang, format } = query;
  const verification = await verifyClaim(claimOf(query), store, today);
  const catalogue = await store.catalogue();
  const how = { ...linked({ lang, scale: '1', base }), catalogue };
  return respondSingle(request, reply, { data: toVerification(verification, how), format, day: today });
}
