import { at } from './root-path.ts';

export type Child = Node | string | number | null | false | undefined | readonly Child[];

type Handler = (event: Event) => unknown;
type Value = string | number | boolean | null | undefined | Handler;

/** Attributes by name; `on…` takes a listener, `true` writes an empty attribute, `false` and `null` write none. */
export type Attributes = Readonly<Record<string, Value>>;

/** An element with its attributes and children; text is always text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** Puts children in the place of whatever a node had. */
export function replace(node: Element, ...children: Child[]): void {
  node.replaceChildren(...flat(children));
}

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, addressing.includes(name) ? addressed(`${value}`) : `${value}`);
  }
  element.append(...flat(children));
}

const addressing: readonly string[] = ['href', 'action', 'src'];

/** An own path, which begins with one slash, as an address of this host; every other address as it is. */
function addressed(address: string): string {
  return /^\/(?!\/)/.test(address) ? at(address) : address;
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (child === null || child === undefined || child === false) return [];
    if (child instanceof Node || typeof child === 'string') return [child];
    return typeof child === 'number' ? [`${child}`] : flat(child);
  });
}
