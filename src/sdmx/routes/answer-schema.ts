import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRelease } from '../../http/response/envelope.ts';
import { layoutOf } from '../data/data-message.ts';
import { messageHead } from '../messages/message-head.ts';
import { structureIdentity } from '../model/artefacts.ts';
import { wholeShape } from '../request/data-query.ts';
import { checkSchemaParameters, schemaContext } from '../request/schema-path.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { schemaTypes } from '../schemas/schema-types.ts';
import { queriedArtefacts } from '../structures/structure-query.ts';
import { artefactUrls } from './answer-structures.ts';
import { respondMessage } from './respond-message.ts';

/** Answers a schema query; `segments` are context, agency, id and version. */
export async function answerSchema(
  request: FastifyRequest,
  reply: FastifyReply,
  { api, segments }: { readonly api: ApiVersion; readonly segments: readonly string[] },
): Promise<FastifyReply> {
  const { address, base, store } = request;
  const context = schemaContext(segments);
  checkSchemaParameters(address);
  const layout = layoutOf(wholeShape(address));
  return respondMessage(request, reply, {
    types: schemaTypes[api],
    isLarge: false,
    message: async () => {
      const catalogue = await store.catalogue();
      const { kind, agency, id, version } = structureIdentity;
      const shown = queriedArtefacts(catalogue, {
        filter: { kinds: [kind], agencies: [agency], ids: [id], versions: [version], items: null },
        detail: 'full',
        // With the agencies, which version 2 counts among them.
        references: 'descendants',
        api: 2,
      });
      const head = messageHead(currentRelease(catalogue), base + address);
      return {
        context,
        catalogue,
        layout,
        structure: { head, shown, constraint: null, urlOf: artefactUrls(base, api) },
      };
    },
  });
}
