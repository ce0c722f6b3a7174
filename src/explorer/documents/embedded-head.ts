import type { Assets } from '../assets.ts';
import { escaped } from '../escaped.ts';
import { loaded } from '../head.ts';

interface EmbeddedPage {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly title: string;
  /** Address of the page that shows the same in full. */
  readonly whole: string;
  /** Addresses of the module that the page runs, and of those that it loads besides. */
  readonly scripts: readonly string[];
}

/** The head of a page in a frame of another site: it is not listed, and remembers nothing of its reader. */
export function embeddedHead({ assets, root, title, whole, scripts }: EmbeddedPage): string {
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${escaped(whole)}">
<link rel="stylesheet" href="${root}${assets.style}">
<link rel="icon" href="${root}${assets.icon}" type="image/svg+xml">
${loaded(root, scripts)}`;
}
