import type { MessageType, MessageTypes } from '../messages/message-formats.ts';
import { ml21, ml30 } from '../messages/ml-dialects.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { structureJson } from './structure-json.ts';
import type { StructureMessage } from './structure-message.ts';
import { structureMl } from './structure-ml.ts';

const xml21: MessageType<StructureMessage> = {
  name: 'structure-ml-2.1',
  title: 'SDMX-ML 2.1 structure message',
  mediaType: 'application/vnd.sdmx.structure+xml',
  version: '2.1',
  words: ['structure', 'sdmx-2.1'],
  extension: 'xml',
  write: (message) => structureMl(message, ml21),
};
const xml30: MessageType<StructureMessage> = {
  ...xml21,
  name: 'structure-ml-3.0',
  title: 'SDMX-ML 3.0 structure message',
  version: '3.0.0',
  words: ['structure', 'sdmx-3.0'],
  write: (message) => structureMl(message, ml30),
};
const json20: MessageType<StructureMessage> = {
  name: 'structure-json-2.0',
  title: 'SDMX-JSON 2.0.0 structure message',
  mediaType: 'application/vnd.sdmx.structure+json',
  version: '2.0.0',
  words: ['jsonstructure', 'json', 'sdmx-json'],
  extension: 'json',
  write: structureJson,
};

/** Types of structure messages, the default one of each version of the API first. */
export const structureTypes: Readonly<Record<ApiVersion, MessageTypes<StructureMessage>>> = {
  1: [xml21, xml30, json20],
  2: [json20, xml30, xml21],
};
