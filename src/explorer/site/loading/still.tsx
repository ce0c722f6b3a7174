import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

let takesOver = false;
const asRendered = { __html: '' };

/** Runs what takes over the page that the server rendered. */
export function takingOver(hydrate: () => void): void {
  takesOver = true;
  try {
    hydrate();
  } finally {
    takesOver = false;
  }
}

/**
 * Long content with nothing to operate but links and what HTML itself opens and closes. What the server rendered of it
 * is left as it is: hydration, which would visit each element of it, keeps the element and does not look inside. It is
 * never rendered anew, so its `key` has to name all that it depends on.
 */
export function Still({ children }: { readonly children: ComponentChildren }) {
  const [isKept] = useState(takesOver);
  return isKept ? <div dangerouslySetInnerHTML={asRendered} /> : <div>{children}</div>;
}
