import { xmlHeader } from '../messages/message-head.ts';
import type { MlDialect } from '../messages/ml-dialects.ts';
import type { XmlNode } from '../messages/xml-document.ts';
import { flowIdentity, structureIdentity } from '../model/artefacts.ts';
import type { DataMessage, DataSet } from './data-message.ts';

/** The header of a data message: its dataflow, under the id of the data structure, and the dimension of its observations. */
export function dataHeader({ head, layout }: DataMessage, dialect: MlDialect, more: XmlNode = {}): XmlNode {
  return xmlHeader(head, {
    'mes:Structure': {
      '@structureID': structureIdentity.id,
      '@dimensionAtObservation': layout.observedBy,
      ...more,
      'com:StructureUsage': dialect.reference(flowIdentity),
    },
    'mes:DataSetAction': 'Replace',
  });
}

/** Attributes of a data set, with the prefix that they have in a kind of message. */
export function dataSetAttributes({ validFrom, validTo }: DataSet, prefix: string): XmlNode {
  return {
    [`@${prefix}structureRef`]: structureIdentity.id,
    [`@${prefix}action`]: 'Replace',
    ...(validFrom === null ? {} : { [`@${prefix}validFromDate`]: `${validFrom}T00:00:00` }),
    ...(validTo === null ? {} : { [`@${prefix}validToDate`]: `${validTo}T00:00:00` }),
  };
}
