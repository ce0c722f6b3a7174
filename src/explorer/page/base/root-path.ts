/** The path of `PUBLIC_URL`, below which the page and its API are served: `/stats`, or empty. */
function root(): string {
  return document.documentElement.dataset.root ?? '';
}

/** An own path as an address of this host. */
export function at(path: string): string {
  return root() + path;
}

/** The own path of a path of this host; null where it lies outside. */
export function below(pathname: string): string | null {
  if (!pathname.startsWith(`${root()}/`)) return pathname === root() ? '/' : null;
  return pathname.slice(root().length);
}
