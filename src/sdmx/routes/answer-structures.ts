import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRelease } from '../../http/response/envelope.ts';
import { messageHead } from '../messages/message-head.ts';
import type { Identity } from '../model/artefacts.ts';
import { structureParameters } from '../request/structure-parameters.ts';
import { type ApiVersion, artefactFilter } from '../request/structure-path.ts';
import { queriedArtefacts } from '../structures/structure-query.ts';
import { structureTypes } from '../structures/structure-types.ts';
import { apiBase } from './request-path.ts';
import { respondMessage } from './respond-message.ts';

/** Answers a structure query; `segments` are resource, agency, id, version and items. */
export async function answerStructures(
  request: FastifyRequest,
  reply: FastifyReply,
  { api, segments }: { readonly api: ApiVersion; readonly segments: readonly string[] },
): Promise<FastifyReply> {
  const filter = artefactFilter(segments, api);
  const parameters = structureParameters(request.address);
  return respondMessage(request, reply, {
    types: structureTypes[api],
    isLarge: false,
    message: async () => {
      const catalogue = await request.store.catalogue();
      return {
        head: messageHead(currentRelease(catalogue), request.base + request.address),
        constraint: null,
        shown: queriedArtefacts(catalogue, { ...parameters, filter, api }),
        urlOf: artefactUrls(request.base, api),
      };
    },
  });
}

/** Addresses of artefacts in a version of the API. */
export function artefactUrls(base: string, api: ApiVersion) {
  const root = `${apiBase(base, api)}${api === 1 ? '' : '/structure'}`;
  return ({ kind, agency, id, version }: Identity) => `${root}/${kind}/${agency}/${id}/${version}`;
}
