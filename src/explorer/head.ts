import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import { type Head, type HeadImage, titleOf } from './site/rendering.ts';

interface HeadOfPage extends Pick<Head, 'title' | 'description' | 'image' | 'data'> {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly lang: 'en' | 'zh';
  /** Scheme, host and path before every own path; only of a page with a picture or data. */
  readonly base?: string;
  /** Address of the page without query parameters; null where there is nothing that search engines are to name. */
  readonly address: string | null;
  /** Addresses of the module that the page runs, and of those that it loads besides. */
  readonly scripts: readonly string[];
}

/** What stands in the head of every page: its title, its versions in both languages, and the files that it loads. */
export function headOf(page: HeadOfPage): string {
  const { assets, root, lang, base = '', scripts } = page;
  const title = escaped(titleOf(page, { lang }));
  const description = escaped(page.description);
  const fonts = assets.fonts.map(
    (font) => `<link rel="preload" href="${root}${font}" as="font" type="font/woff2" crossorigin>`,
  );
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${page.address === null ? '<meta name="robots" content="noindex">' : versions(escaped(page.address), lang)}
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:locale" content="${lang === 'zh' ? 'zh_CN' : 'en_GB'}">
${page.image ? pictureOf(page.image, base) : '<meta name="twitter:card" content="summary">'}
<script src="${root}${assets.boot}"></script>
<link rel="stylesheet" href="${root}${assets.style}">
<link rel="icon" href="${root}${assets.icon}" type="image/svg+xml">
${fonts.join('\n')}
${loaded(root, scripts)}${page.data ? structured(page.data, base) : ''}`;
}

/** A module that runs, and those that it would ask for one after the other. */
export function loaded(root: string, [first = '', ...others]: readonly string[]): string {
  const more = others.map((script) => `<link rel="modulepreload" href="${root}${script}">`);
  return [`<script type="module" src="${root}${first}"></script>`, ...more].join('\n');
}

function pictureOf({ path, width, height, alt }: HeadImage, base: string): string {
  return `<meta property="og:image" content="${escaped(base + path)}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${width}">
<meta property="og:image:height" content="${height}">
<meta property="og:image:alt" content="${escaped(alt)}">
<meta name="twitter:card" content="summary_large_image">`;
}

/** A data block, which no policy for scripts concerns: its own paths become addresses, and nothing in it ends the element. */
function structured(data: object, base: string): string {
  const whole = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith('/') ? base + value : value;
  return `\n<script type="application/ld+json">${JSON.stringify(data, whole).replaceAll('<', '\\u003c')}</script>`;
}

/** The addresses of the page in each language; readers of another one get English. */
function versions(address: string, lang: 'en' | 'zh'): string {
  return `<link rel="canonical" href="${address}?lang=${lang}">
<link rel="alternate" hreflang="en" href="${address}?lang=en">
<link rel="alternate" hreflang="zh" href="${address}?lang=zh">
<link rel="alternate" hreflang="x-default" href="${address}?lang=en">`;
}
