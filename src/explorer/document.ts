import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import { headOf } from './head.ts';
import type { Rendered } from './site/rendering.ts';

interface Document {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly lang: 'en' | 'zh';
  /** Scheme, host and path before every own path. */
  readonly base: string;
  /** Own path of the page. */
  readonly path: string;
  readonly page: Rendered;
}

/** The HTML of a rendered page. The script makes it interactive; without it everything can be read. */
export function htmlDocument({ assets, root, lang, base, path, page }: Document): string {
  const address = base + path;
  const state = { root, lang, icon: root + assets.icon, answers: page.answers };
  return `<!doctype html>
<html lang="${lang}"${root === '' ? '' : ` data-root="${escaped(root)}"`} data-one-language>
<head>
${headOf({ assets, root, lang, ...page.head, address, canonical: `${address}?lang=${lang}`, script: assets.siteScript })}
<link rel="alternate" hreflang="x-default" href="${escaped(address)}">
</head>
<body>
<div id="app">${page.html}</div>
<script type="application/json" id="state">${scriptText(state)}</script>
</body>
</html>
`;
}

/** A value as the JSON in a script element: nothing in it ends the element. */
function scriptText(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
