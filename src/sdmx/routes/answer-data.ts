import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRelease } from '../../http/response/envelope.ts';
import { type DataMessage, dataSets, layoutOf } from '../data/data-message.ts';
import { dataTypes } from '../data/data-types.ts';
import { observed } from '../data/observed.ts';
import { messageHead } from '../messages/message-head.ts';
import { csvOptions } from '../request/csv-options.ts';
import { dataPath } from '../request/data-path.ts';
import { dataShape, observationQuery } from '../request/data-query.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { respondMessage } from './respond-message.ts';

/** Answers a data query; `segments` are flow, key and provider, of version 2 context, agency, id, version and key. */
export async function answerData(
  request: FastifyRequest,
  reply: FastifyReply,
  { api, segments }: { readonly api: ApiVersion; readonly segments: readonly string[] },
): Promise<FastifyReply> {
  const { address, store, gone, headers } = request;
  const { key } = dataPath[api](segments);
  const query = observationQuery(request, key, api);
  const shape = dataShape(address);
  return respondMessage(request, reply, {
    types: dataTypes(
      api,
      csvOptions(headers.accept, (name) => address.given(name)),
    ),
    isLarge: true,
    message: async (): Promise<DataMessage> => {
      const catalogue = await store.catalogue();
      const rows = await observed(query, { store, catalogue, signal: gone });
      return {
        head: messageHead(currentRelease(catalogue), request.base + address),
        catalogue,
        sets: dataSets(rows, query.hasHistory),
        layout: layoutOf(shape),
        lang: address.given('lang') === 'zh' ? 'zh' : 'en',
      };
    },
  });
}
