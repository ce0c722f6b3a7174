import type { Release } from '../../domain/catalogue/catalogue.ts';
import { agencyId } from '../model/artefacts.ts';
import type { XmlNode } from './xml-document.ts';

/** What every message says of itself. It follows from the release alone, so that equal questions have equal answers. */
export interface MessageHead {
  readonly id: string;
  /** When the data took this form: the start of the day of the release. */
  readonly prepared: string;
  /** Absolute address of the answer. */
  readonly address: string;
}

/** The header of a message made of a release: the same for every request to the address. */
export function messageHead(
  { id, publishedOn }: Pick<Release, 'id' | 'publishedOn'>,
  address: string,
): MessageHead {
  return {
    id: `${agencyId}-${id.replace(/[^\w@$-]/g, '-')}`,
    prepared: `${publishedOn}T00:00:00Z`,
    address,
  };
}

/** The header of an SDMX-ML message, with what a data message adds to it. */
export function xmlHeader({ id, prepared }: MessageHead, more: XmlNode = {}): XmlNode {
  return {
    'mes:ID': id,
    'mes:Test': 'false',
    'mes:Prepared': prepared,
    'mes:Sender': { '@id': agencyId },
    'mes:Receiver': { '@id': 'not_supplied' },
    ...more,
  };
}

/** `meta` of an SDMX-JSON message; `schema` is the address of its JSON Schema. */
export function jsonMeta({ id, prepared, address }: MessageHead, schema: string) {
  return {
    schema,
    id,
    test: false,
    prepared,
    contentLanguages: ['en', 'zh'],
    sender: { id: agencyId },
    links: [{ href: address, rel: 'request' }],
  };
}
