import { t } from '../base/language.ts';

/** A view that is on the page; `update` follows a change of the query without building it anew. */
export interface Mounted {
  readonly update: (url: URL) => void;
}

export interface View {
  readonly mount: (root: HTMLElement, url: URL, parameter: string) => Promise<Mounted>;
}

export interface Travel {
  readonly address: string;
  /** Leaves no step to go back to. */
  readonly over: boolean;
}

const listeners: ((travel: Travel) => void)[] = [];

/** Goes to an address of the page. */
export function go(address: string, { replace = false } = {}): void {
  for (const listener of listeners) listener({ address, over: replace });
}

export function onTravel(listener: (travel: Travel) => void): void {
  listeners.push(listener);
}

export function setTitle(title: string): void {
  document.title = title === t('product') ? title : `${title} · ${t('product')}`;
}
