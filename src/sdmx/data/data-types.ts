import type { MessageType, MessageTypes } from '../messages/message-formats.ts';
import { ml21, ml30 } from '../messages/ml-dialects.ts';
import type { CsvOptions } from '../request/csv-options.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { dataCsv } from './data-csv.ts';
import { dataJson } from './data-json.ts';
import type { DataMessage } from './data-message.ts';
import { genericMl } from './data-ml-generic.ts';
import { specificMl } from './data-ml-specific.ts';

type DataType = MessageType<DataMessage>;

const generic21: DataType = {
  name: 'generic-ml-2.1',
  title: 'SDMX-ML 2.1 generic data message',
  mediaType: 'application/vnd.sdmx.genericdata+xml',
  version: '2.1',
  words: ['genericdata'],
  extension: 'xml',
  write: genericMl,
};
const specific21: DataType = {
  name: 'specific-ml-2.1',
  title: 'SDMX-ML 2.1 structure-specific data message',
  mediaType: 'application/vnd.sdmx.structurespecificdata+xml',
  version: '2.1',
  words: ['structurespecificdata'],
  extension: 'xml',
  write: (message) => specificMl(message, ml21),
};
const xml30: DataType = {
  name: 'data-ml-3.0',
  title: 'SDMX-ML 3.0 data message',
  mediaType: 'application/vnd.sdmx.data+xml',
  version: '3.0.0',
  words: ['structurespecificdata', 'data'],
  extension: 'xml',
  write: (message) => specificMl(message, ml30),
};
const json20: DataType = {
  name: 'data-json-2.0',
  title: 'SDMX-JSON 2.0.0 data message',
  mediaType: 'application/vnd.sdmx.data+json',
  version: '2.0.0',
  words: ['jsondata', 'json'],
  extension: 'json',
  write: (message) => dataJson(message, '2.0.0'),
};
const json10: DataType = {
  ...json20,
  name: 'data-json-1.0',
  title: 'SDMX-JSON 1.0.0 data message',
  version: '1.0.0',
  write: (message) => dataJson(message, '1.0.0'),
};

function csvTypes(options: CsvOptions): readonly [DataType, DataType] {
  const type = {
    mediaType: 'application/vnd.sdmx.data+csv',
    words: ['csvdata', 'csv', 'csvfile', 'csvfilewithlabels'],
    extension: 'csv',
  };
  // Labels and keys change the message, so that they are part of the name that tells representations apart.
  const suffix = `${options.labels}-${options.keys}`;
  return [
    {
      ...type,
      name: `csv-2.0-${suffix}`,
      title: 'SDMX-CSV 2.0.0',
      version: '2.0.0',
      write: (message) => dataCsv(message, '2.0.0', options),
    },
    {
      ...type,
      name: `csv-1.0-${suffix}`,
      title: 'SDMX-CSV 1.0.0',
      version: '1.0.0',
      write: (message) => dataCsv(message, '1.0.0', options),
    },
  ];
}

/** Types of data messages, the default one of a version of the API first. */
export function dataTypes(api: ApiVersion, options: CsvOptions): MessageTypes<DataMessage> {
  const [csv20, csv10] = csvTypes(options);
  return api === 1
    ? [generic21, specific21, xml30, json10, json20, csv10, csv20]
    : [json20, xml30, csv20, generic21, specific21, json10, csv10];
}
