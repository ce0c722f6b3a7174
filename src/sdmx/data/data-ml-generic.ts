import { ml21, namespaces } from '../messages/ml-dialects.ts';
import { type XmlNode, xmlDocument } from '../messages/xml-document.ts';
import type { Component } from '../model/components.ts';
import type { SdmxRow } from '../model/sdmx-row.ts';
import { type DataMessage, type Layout, measuresOf, seriesIn, valuesIn } from './data-message.ts';
import { dataHeader, dataSetAttributes } from './data-ml-header.ts';

/** A generic data message of SDMX-ML 2.1. */
export function genericMl(message: DataMessage): string {
  return xmlDocument({
    'mes:GenericData': {
      ...namespaces(ml21, { mes: 'message', gen: 'data/generic', com: 'common' }),
      'mes:Header': dataHeader(message, ml21),
      'mes:DataSet': message.sets.map((set) => ({
        ...dataSetAttributes(set, ''),
        ...(message.layout.seriesDimensions.length === 0
          ? { 'gen:Obs': set.rows.map((row) => observation(row, message.layout)) }
          : { 'gen:Series': seriesIn(set.rows, message.layout).map((rows) => series(rows, message.layout)) }),
      })),
    },
  });
}

function series(rows: readonly SdmxRow[], layout: Layout): XmlNode {
  const [first] = rows;
  if (first === undefined) return {};
  return {
    'gen:SeriesKey': { 'gen:Value': idValues(first, layout.seriesDimensions) },
    ...attributesNode(first, layout.seriesAttributes),
    ...(layout.hasObservations ? { 'gen:Obs': rows.map((row) => observation(row, layout)) } : {}),
  };
}

function observation(row: SdmxRow, layout: Layout): XmlNode {
  const key = idValues(row, layout.observationDimensions);
  const [value] = valuesIn(row, measuresOf(layout));
  return {
    ...(layout.seriesDimensions.length === 0
      ? { 'gen:ObsKey': { 'gen:Value': key } }
      : { 'gen:ObsDimension': key }),
    ...(value === undefined ? {} : { 'gen:ObsValue': { '@value': value.value } }),
    ...attributesNode(row, layout.observationAttributes),
  };
}

function attributesNode(row: SdmxRow, components: readonly Component[]): XmlNode {
  const values = idValues(row, components);
  return values.length === 0 ? {} : { 'gen:Attributes': { 'gen:Value': values } };
}

function idValues(row: SdmxRow, components: readonly Component[]): XmlNode[] {
  return valuesIn(row, components).map(({ id, value }) => ({ '@id': id, '@value': value }));
}
