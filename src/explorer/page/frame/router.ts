import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { at, below } from '../base/root-path.ts';
import { go, type Mounted, onTravel, type Travel, type View } from './navigate.ts';

interface Route {
  readonly pattern: RegExp;
  readonly load: () => Promise<View>;
}

const routes: readonly Route[] = [
  {
    pattern: /^\/indicators\/([^/]+)\/?$/,
    load: async () => (await import('../views/indicator.ts')).indicator,
  },
];

let mounted: Mounted | null = null;
let shownPath = '';
let turn = 0;

/** Shows the view of the address, follows links inside the page, and goes back and forth with the browser. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  document.addEventListener('click', follow);
  addEventListener('popstate', (event) => void show({ top: event.state?.top ?? 0 }));
  addEventListener('pagehide', remember);
  onTravel(travel);
  void show({ top: history.state?.top ?? 0, first: true });
}

function travel({ address, over }: Travel): void {
  if (over) history.replaceState(history.state, '', at(address));
  else {
    remember();
    history.pushState({ top: 0 }, '', at(address));
  }
  void show({ top: over || samePath() ? null : 0 });
}

/** Builds the view again: after a change of the language. */
export function reload(): void {
  mounted = null;
  void show({ top: scrollY, first: true });
}

interface Arrival {
  /** Where to scroll to; null stays. */
  readonly top: number | null;
  readonly first?: boolean;
}

async function show({ top, first = false }: Arrival): Promise<void> {
  const url = new URL(location.href);
  markCurrent(url.pathname);
  if (mounted && samePath()) {
    mounted.update(url);
    if (top !== null) scrollTo(0, top);
    return;
  }
  turn += 1;
  const mine = turn;
  shownPath = url.pathname;
  mounted = null;
  const root = document.getElementById('view');
  const path = below(url.pathname) ?? url.pathname;
  const found = routes.find(({ pattern }) => pattern.test(path));
  if (!root) return;
  if (!found) return void location.assign(url.pathname);
  try {
    const view = await found.load();
    if (mine !== turn) return;
    const parameter = decodeURIComponent(found.pattern.exec(path)?.[1] ?? '');
    // A root of its own: a view that was left may still be loading into its old one.
    const target = h('div', { class: 'stage' });
    const ready = view.mount(target, url, parameter);
    replace(root, target);
    if (!first) arrive(target, top);
    const result = await ready;
    if (mine !== turn) return;
    mounted = result;
    if (top) scrollTo(0, top);
  } catch (error) {
    if (mine === turn) showFailure(root, error, reload, 'h1');
  }
}

/** People who listen or use the keyboard start at the heading of the new view. */
function arrive(root: HTMLElement, top: number | null): void {
  scrollTo(0, top ?? 0);
  const heading = root.querySelector<HTMLElement>('h1');
  heading?.focus({ preventScroll: true });
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return;
  const path = below(link.pathname);
  if (path === null || !routes.some(({ pattern }) => pattern.test(path))) return;
  if (link.hash !== '' && link.pathname === location.pathname) return;
  event.preventDefault();
  go(path + link.search + link.hash);
}

function markCurrent(path: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-nav a')) {
    if (link.pathname === path) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function samePath(): boolean {
  return location.pathname === shownPath;
}

function remember(): void {
  history.replaceState({ ...history.state, top: scrollY }, '');
}
