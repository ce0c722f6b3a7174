import { z } from 'zod';
import { structureTypes } from '../structures/structure-types.ts';
import {
  contextParameters,
  filterParameters,
  flowParameters,
  spanParameters,
  updatedAfter,
} from './data-operations.ts';
import { formatParameters, messages, textParameter } from './structure-operations.ts';

const shared = {
  updatedAfter,
  mode: textParameter(
    '`exact` for the codes of the data that the query finds, `available` for those that each dimension could have while the others stay as they are.',
    'available',
  ).optional(),
  references: textParameter(
    '`none`, `all`, `codelist`, `conceptscheme`, `dataflow` or `datastructure`.',
    'codelist',
  ).optional(),
  ...formatParameters('`structure` or `jsonstructure`', 'jsonstructure'),
};

/** What the OpenAPI document says of availability queries. */
export const availabilityOperations = {
  v1: {
    path: '/sdmx/v1/availableconstraint/:flow/:key',
    example: '/sdmx/v1/availableconstraint/DATA_ECONOMY/A..CN.outturn?mode=available',
    schema: {
      operationId: 'getSdmxV1AvailableConstraint',
      tags: ['sdmx'],
      summary: 'Available data, SDMX-REST 1.5',
      description:
        'Which codes the data of a query have in each dimension, and the time that they cover. A provider and a dimension may follow: `availableconstraint/DATA_ECONOMY/all/all/REF_AREA`.',
      params: z.object(flowParameters),
      querystring: z.looseObject({ ...spanParameters, ...shared }),
      response: messages(structureTypes[1]),
    },
  },
  v2: {
    path: '/sdmx/v2/availability/:context/:agencyID/:resourceID/:version/:key',
    example: '/sdmx/v2/availability/dataflow/CDE/DATA_ECONOMY/1.0.0/A.*.CN.outturn',
    schema: {
      operationId: 'getSdmxV2Availability',
      tags: ['sdmx'],
      summary: 'Available data, SDMX-REST 2',
      description:
        'Which codes the data of a query have in each dimension, and the time that they cover. A dimension may follow.',
      params: z.object(contextParameters),
      querystring: z.looseObject({ ...filterParameters, ...shared }),
      response: messages(structureTypes[2]),
    },
  },
} as const;
