import { z } from 'zod';
import { success } from '../../http/openapi/route-responses.ts';
import { type MessageTypes, typeWithVersion } from '../messages/message-formats.ts';
import { structureTypes } from '../structures/structure-types.ts';

/** A parameter of a path or a query, as a text: what it may be is judged when it is read. */
export function textParameter(description: string, example: string) {
  return z.string().meta({ description, examples: [example] });
}

/** The success of a route in each type of message. */
export function messages<M>(types: MessageTypes<M>) {
  const content = types.map((type) => {
    const body = type.extension === 'json' ? z.unknown() : z.string();
    return [typeWithVersion(type), { schema: body.describe(type.title) }];
  });
  return success('A complete message.', Object.fromEntries(content));
}

export const formatVersion = textParameter(
  'Version of that type; the newest unless given.',
  '2.1',
).optional();

/** Parameters that choose the type of a message where the Accept header cannot be set. */
export function formatParameters(words: string, example: string) {
  return {
    format: textParameter(`Type of the message in place of the Accept header: ${words}.`, example).optional(),
    formatVersion,
  };
}

const artefactParameters = {
  agencyID: textParameter('`CDE`, several joined by `+` (by commas in version 2), or `all` (`*`).', 'CDE'),
  resourceID: textParameter('Id of an artefact, several, or `all` (`*`).', 'DATA_ECONOMY'),
  version: textParameter('`1.0.0`, `latest` (`+`), or `all` (`*`).', '1.0.0'),
};

const query = z.looseObject({
  detail: textParameter(
    '`full`, `allstubs`, `referencestubs`, `allcompletestubs`, `referencecompletestubs` or `referencepartial`.',
    'full',
  ).optional(),
  references: textParameter(
    '`none`, `parents`, `parentsandsiblings`, `children`, `descendants`, `all` or a kind of artefact.',
    'children',
  ).optional(),
  ...formatParameters('`structure` or `jsonstructure`', 'jsonstructure'),
});

const kinds =
  '`dataflow`, `datastructure`, `codelist`, `conceptscheme` or `agencyscheme`; others answer 501.';

/** What the OpenAPI document says of structure queries. */
export const structureOperations = {
  v1: {
    path: '/sdmx/v1/:resource/:agencyID/:resourceID/:version',
    example: '/sdmx/v1/dataflow/CDE/DATA_ECONOMY/1.0.0?format=jsonstructure',
    schema: {
      operationId: 'getSdmxV1Structure',
      tags: ['sdmx'],
      summary: 'Structural metadata, SDMX-REST 1.5',
      description:
        'A structure query of SDMX 2.1. Parts may be left out from the end; a fifth names items, such as `codelist/CDE/CL_AREA/1.0.0/CN`.',
      params: z.object({ resource: textParameter(kinds, 'dataflow'), ...artefactParameters }),
      querystring: query,
      response: messages(structureTypes[1]),
    },
  },
  v2: {
    path: '/sdmx/v2/structure/:artefactType/:agencyID/:resourceID/:version',
    example: '/sdmx/v2/structure/dataflow/CDE/DATA_ECONOMY/1.0.0',
    schema: {
      operationId: 'getSdmxV2Structure',
      tags: ['sdmx'],
      summary: 'Structural metadata, SDMX-REST 2',
      description:
        'A structure query of SDMX 3.0. Parts may be left out from the end; a fifth names items, such as `codelist/CDE/CL_AREA/1.0.0/CN`.',
      params: z.object({ artefactType: textParameter(kinds, 'dataflow'), ...artefactParameters }),
      querystring: query,
      response: messages(structureTypes[2]),
    },
  },
} as const;
