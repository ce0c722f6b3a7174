import Builder from 'fast-xml-builder';
import type { Text } from '../../domain/statements/codes.ts';

/** An element: its attributes by `@name`, its children by name in their order, its text by `#text`. */
export interface XmlNode {
  readonly [name: string]: XmlValue | undefined;
}

type XmlValue = string | number | XmlNode | readonly (XmlNode | string)[];

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  // No option depends on the path of an element, which costs half of the time.
  jPath: false,
};
const builder = new Builder(options);

/** The document that has this root element, in UTF-8. */
export function xmlDocument(root: XmlNode): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}

/** An element for each language of a text. */
export function xmlTexts({ en, zh }: Text): readonly XmlNode[] {
  return [
    { '@xml:lang': 'en', '#text': en },
    { '@xml:lang': 'zh', '#text': zh },
  ];
}
