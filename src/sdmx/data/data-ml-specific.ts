import { type MlDialect, namespaces } from '../messages/ml-dialects.ts';
import { type XmlNode, xmlDocument } from '../messages/xml-document.ts';
import type { Component } from '../model/components.ts';
import type { SdmxRow } from '../model/sdmx-row.ts';
import {
  type DataMessage,
  type Layout,
  measuresOf,
  seriesIn,
  specificNamespace,
  valuesIn,
} from './data-message.ts';
import { dataHeader, dataSetAttributes } from './data-ml-header.ts';

/** A structure-specific data message of SDMX-ML 2.1, or a data message of 3.0, which is built the same way. */
export function specificMl(message: DataMessage, dialect: MlDialect): string {
  const { layout, sets } = message;
  const namespace = specificNamespace(layout.observedBy);
  return xmlDocument({
    'mes:StructureSpecificData': {
      ...namespaces(dialect, { mes: 'message', ss: 'data/structurespecific', com: 'common' }),
      '@xmlns:cde': namespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'mes:Header': dataHeader(message, dialect, { '@namespace': namespace }),
      'mes:DataSet': sets.map((set) => ({
        ...dataSetAttributes(set, 'ss:'),
        '@xsi:type': 'cde:DataSetType',
        ...(dialect.version === '2.1' ? { '@ss:dataScope': 'Dataflow' } : {}),
        ...(layout.seriesDimensions.length === 0
          ? { Obs: set.rows.map((row) => observation(row, layout)) }
          : { Series: seriesIn(set.rows, layout).map((rows) => series(rows, layout)) }),
      })),
    },
  });
}

function series(rows: readonly SdmxRow[], layout: Layout): XmlNode {
  const [first] = rows;
  if (first === undefined) return {};
  return {
    ...asAttributes(first, [...layout.seriesDimensions, ...layout.seriesAttributes]),
    ...(layout.hasObservations ? { Obs: rows.map((row) => observation(row, layout)) } : {}),
  };
}

function observation(row: SdmxRow, layout: Layout): XmlNode {
  return asAttributes(row, [
    ...layout.observationDimensions,
    ...measuresOf(layout),
    ...layout.observationAttributes,
  ]);
}

function asAttributes(row: SdmxRow, components: readonly Component[]): XmlNode {
  return Object.fromEntries(valuesIn(row, components).map(({ id, value }) => [`@${id}`, value]));
}
