import type { MessageType, MessageTypes } from '../messages/message-formats.ts';
import { ml21, ml30 } from '../messages/ml-dialects.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import type { StructureMessage } from '../structures/structure-message.ts';
import { structureTypes } from '../structures/structure-types.ts';
import { dataSchema, type SchemaContents } from './data-schema.ts';

/** What a schema query asks for: a schema for programs that validate, a structure message for everybody else. */
export interface SchemaMessage extends SchemaContents {
  readonly structure: StructureMessage;
}

const schema21: MessageType<SchemaMessage> = {
  name: 'schema-ml-2.1',
  title: 'XML Schema of SDMX-ML 2.1 structure-specific data messages',
  mediaType: 'application/vnd.sdmx.schema+xml',
  version: '2.1',
  words: ['schema'],
  extension: 'xsd',
  write: (message) => dataSchema(message, ml21),
};
const schema30: MessageType<SchemaMessage> = {
  ...schema21,
  name: 'schema-ml-3.0',
  title: 'XML Schema of SDMX-ML 3.0 data messages',
  version: '3.0.0',
  write: (message) => dataSchema(message, ml30),
};

/** Types of the answer to a schema query, the default one of each version of the API first. */
export const schemaTypes: Readonly<Record<ApiVersion, MessageTypes<SchemaMessage>>> = {
  1: [schema21, schema30, ...ofStructures(1)],
  2: [schema30, schema21, ...ofStructures(2)],
};

function ofStructures(api: ApiVersion): readonly MessageType<SchemaMessage>[] {
  return structureTypes[api].map((type) => ({ ...type, write: ({ structure }) => type.write(structure) }));
}
