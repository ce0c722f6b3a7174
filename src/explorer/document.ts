import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import { type Rendered, titleOf } from './site/rendering.ts';

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
  const title = escaped(titleOf(page.head, { lang }));
  const description = escaped(page.head.description);
  const address = (language: string) => escaped(`${base}${path}?lang=${language}`);
  const state = { root, lang, icon: root + assets.icon, answers: page.answers };
  return `<!doctype html>
<html lang="${lang}"${root === '' ? '' : ` data-root="${escaped(root)}"`} data-one-language>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${address(lang)}">
<link rel="alternate" hreflang="en" href="${address('en')}">
<link rel="alternate" hreflang="zh" href="${address('zh')}">
<link rel="alternate" hreflang="x-default" href="${escaped(base + path)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="website">
${page.head.image === undefined ? '' : `<meta property="og:image" content="${escaped(base + page.head.image)}">\n<meta name="twitter:card" content="summary_large_image">`}
<script src="${root}${assets.boot}"></script>
<link rel="stylesheet" href="${root}${assets.style}">
<link rel="icon" href="${root}${assets.icon}" type="image/svg+xml">
${assets.fonts.map((font) => `<link rel="preload" href="${root}${font}" as="font" type="font/woff2" crossorigin>`).join('\n')}
<script type="module" src="${root}${assets.siteScript}"></script>
${page.head.data === undefined ? '' : `<script type="application/ld+json">${scriptText(page.head.data)}</script>`}
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
