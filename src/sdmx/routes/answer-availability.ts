import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRelease } from '../../http/response/envelope.ts';
import { availability } from '../availability/availability.ts';
import { referencedArtefacts } from '../availability/referenced-artefacts.ts';
import { messageHead } from '../messages/message-head.ts';
import { availabilityParameters } from '../request/availability-parameters.ts';
import { dataPath } from '../request/data-path.ts';
import { observationQuery } from '../request/data-query.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { structureTypes } from '../structures/structure-types.ts';
import { artefactUrls } from './answer-structures.ts';
import { respondMessage } from './respond-message.ts';

/** Answers an availability query; `segments` are those of a data query, and a component. */
export async function answerAvailability(
  request: FastifyRequest,
  reply: FastifyReply,
  { api, segments }: { readonly api: ApiVersion; readonly segments: readonly string[] },
): Promise<FastifyReply> {
  const { address, store, gone, base } = request;
  const { context, key, component } = dataPath[api](segments);
  const query = observationQuery(request, key, api);
  const { references, ...asked } = availabilityParameters(address, component);
  return respondMessage(request, reply, {
    types: structureTypes[api],
    isLarge: true,
    message: async () => {
      const catalogue = await store.catalogue();
      const found = await availability({ ...asked, query }, { store, catalogue, signal: gone });
      const constraint = { ...found, id: constraintId(String(address)), attachedTo: context };
      return {
        head: messageHead(currentRelease(catalogue), base + address),
        shown: referencedArtefacts(catalogue, constraint, references),
        constraint,
        urlOf: artefactUrls(base, api),
      };
    },
  });
}

/** Nobody maintains these constraints: each query has an id of its own, so that no two are taken for one. */
function constraintId(address: string): string {
  return `AVAILABLE_${createHash('sha256').update(address).digest('hex').slice(0, 12)}`;
}
