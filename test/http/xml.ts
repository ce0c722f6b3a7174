/** An element of an XML document: its name, attributes, children and text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const tag = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/;
const reference = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi;
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The root of a document that is well-formed, as far as feeds go; throws where it is not. */
export function parseXml(document: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let rest = document.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i, '');
  while (rest !== '') {
    const top = open.at(-1) ?? root;
    const found = tag.exec(rest);
    if (found === null) {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined) throw new Error(`Not well-formed: ${rest.slice(0, 60)}`);
      if (top === root && text.trim() !== '') throw new Error(`Text outside the root: ${text.slice(0, 60)}`);
      top.text += unescaped(text);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closing, name = '', attributes = '', empty] = found;
    rest = rest.slice(whole.length);
    if (closing) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>.`);
      open.pop();
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [first, ...others] = root.children;
  if (first === undefined || others.length > 0 || open.length > 1)
    throw new Error('A document has one root, which is closed.');
  return first;
}

/** Children of that name. */
export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** Elements of that name at any depth, the element itself among them, in the order of the document. */
export function elementsOf(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => elementsOf(child, name));
  return element.name === name ? [element, ...below] : below;
}

/** Text of the one child of that name. */
export function textOf(element: Element, name: string): string {
  const [child, ...others] = childrenOf(element, name);
  if (child === undefined || others.length > 0) throw new Error(`<${element.name}> has not one <${name}>.`);
  return child.text;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function unescaped(text: string): string {
  if (text.replace(reference, '').includes('&')) throw new Error(`A bare & in: ${text.slice(0, 60)}`);
  return text.replace(reference, (entity) => entities[entity] ?? entity);
}
