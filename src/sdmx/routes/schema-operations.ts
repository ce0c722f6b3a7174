import { z } from 'zod';
import { schemaTypes } from '../schemas/schema-types.ts';
import { observedBy } from './data-operations.ts';
import { formatVersion, messages, textParameter } from './structure-operations.ts';

const schemaParameters = {
  context: textParameter('`dataflow` or `datastructure`; others answer 501.', 'dataflow'),
  agencyID: textParameter('`CDE`.', 'CDE'),
  resourceID: textParameter('`DATA_ECONOMY`, of `datastructure` `DSD_DATA_ECONOMY`.', 'DATA_ECONOMY'),
  version: textParameter('`1.0.0` or `latest` (`+`).', '1.0.0'),
};

const querystring = z.looseObject({
  dimensionAtObservation: observedBy,
  format: textParameter(
    'Type of the answer in place of the Accept header: `schema`, `structure` or `jsonstructure`.',
    'schema',
  ).optional(),
  formatVersion,
});

/** What the OpenAPI document says of schema queries. */
export const schemaOperations = {
  v1: {
    path: '/sdmx/v1/schema/:context/:agencyID/:resourceID/:version',
    example: '/sdmx/v1/schema/dataflow/CDE/DATA_ECONOMY/1.0.0?dimensionAtObservation=TIME_PERIOD',
    schema: {
      operationId: 'getSdmxV1Schema',
      tags: ['sdmx'],
      summary: 'Schema, SDMX-REST 1.5',
      description:
        'The XML Schema that validates structure-specific data messages of SDMX-ML 2.1 or 3.0; or, by `Accept`, the data structure with its lists of codes. The version may be left out.',
      params: z.object(schemaParameters),
      querystring,
      response: messages(schemaTypes[1]),
    },
  },
  v2: {
    path: '/sdmx/v2/schema/:context/:agencyID/:resourceID/:version',
    example: '/sdmx/v2/schema/datastructure/CDE/DSD_DATA_ECONOMY/1.0.0',
    schema: {
      operationId: 'getSdmxV2Schema',
      tags: ['sdmx'],
      summary: 'Schema, SDMX-REST 2',
      description:
        'The XML Schema that validates data messages of SDMX-ML 3.0 or 2.1; or, by `Accept`, the data structure with its lists of codes. The version may be left out.',
      params: z.object(schemaParameters),
      querystring,
      response: messages(schemaTypes[2]),
    },
  },
} as const;
