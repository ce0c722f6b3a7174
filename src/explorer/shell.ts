import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import type { PageText } from './views.ts';

interface Shell {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly lang: 'en' | 'zh';
  readonly title: PageText;
  readonly description: PageText;
  /** Heading until the script has rendered the view. */
  readonly heading: PageText;
  /** Class of the head until then; of the same height as the rendered one, so that nothing shifts. */
  readonly headClass: 'hero' | 'page-head';
  /** Address of the page without query parameters. */
  readonly canonical: string;
}

const product: PageText = { en: 'China Data Economy Indicators', zh: '中国数据经济指标' };

/** HTML of a view: metadata and frame. The script adds the figures, which it reads from the public API. */
export function shell({
  assets,
  root,
  lang,
  title,
  description,
  heading,
  headClass,
  canonical,
}: Shell): string {
  const full = title[lang] === product[lang] ? product[lang] : `${title[lang]} · ${product[lang]}`;
  const fonts = assets.fonts.map(
    (address) => `<link rel="preload" href="${root}${address}" as="font" type="font/woff2" crossorigin>`,
  );
  return `<!doctype html>
<html lang="${lang}"${root === '' ? '' : ` data-root="${escaped(root)}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(full)}</title>
<meta name="description" content="${escaped(description[lang])}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${escaped(canonical)}">
<link rel="alternate" hreflang="en" href="${escaped(canonical)}?lang=en">
<link rel="alternate" hreflang="zh" href="${escaped(canonical)}?lang=zh">
<meta property="og:title" content="${escaped(full)}">
<meta property="og:description" content="${escaped(description[lang])}">
<meta property="og:type" content="website">
<script src="${root}${assets.boot}"></script>
<link rel="stylesheet" href="${root}${assets.style}">
<link rel="icon" href="${root}${assets.icon}" type="image/svg+xml">
${fonts.join('\n')}
<script type="module" src="${root}${assets.script}"></script>
</head>
<body>
<a class="skip" href="#view">${both({ en: 'Skip to the content', zh: '跳到正文' })}</a>
<header class="site-head">
<div class="inner">
<a class="brand" href="${root}/"><img src="${root}${assets.icon}" alt="" width="26" height="26"><span>${both(product)}</span></a>
<nav class="site-nav" aria-label="${product[lang]}">
<a href="${root}/">${both({ en: 'Indicators', zh: '指标' })}</a>
<a href="${root}/areas/CN">${both({ en: 'Areas', zh: '地区' })}</a>
<a href="${root}/article">${both({ en: 'The article', zh: '报道' })}</a>
<a href="${root}/checks">${both({ en: 'Fact check', zh: '核对' })}</a>
<a href="${root}/docs">API</a>
</nav>
<div class="choices">
<div class="languages" role="group" aria-label="Language 语言"><button type="button" data-lang="en" lang="en" aria-pressed="${lang === 'en'}">EN</button><button type="button" data-lang="zh" lang="zh" aria-pressed="${lang === 'zh'}">中文</button></div>
<button type="button" id="theme" class="theme" aria-pressed="false" aria-label="Dark mode 深色"><span aria-hidden="true"></span></button>
</div>
</div>
</header>
<main id="view" tabindex="-1">
<header class="${headClass}"><h1>${both(heading)}</h1><p class="lead">${both(description)}</p></header>
<noscript><p>${both({ en: 'The explorer needs JavaScript. The same figures are in the API:', zh: '浏览页面需要 JavaScript。同样的数值可通过 API 获取：' })} <a href="${root}/v1">/v1</a>, <a href="${root}/docs">/docs</a></p></noscript>
</main>
<footer class="site-foot">
<div class="inner">
<p>${both({
    en: 'Every figure comes from the public API of this page. Figures belong to their sources; the compilation is',
    zh: '所有数值均来自本页的公共 API。数值归其来源所有；汇编采用',
  })} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a></p>
<p><a href="${root}/calendar">${both({ en: 'Figures due', zh: '待发布数据' })}</a> <a href="${root}/docs">Swagger UI</a> <a href="${root}/openapi.yaml">OpenAPI 3.1</a> <a href="${root}/v1">/v1</a> <a href="${root}/errors">${both({ en: 'Errors', zh: '错误说明' })}</a></p>
</div>
</footer>
<p id="announcer" class="offscreen" aria-live="polite"></p>
</body>
</html>
`;
}

/** A text in both languages; the style sheet hides the one that is not the language of the page. */
function both({ en, zh }: PageText): string {
  return `<span class="t" lang="en">${escaped(en)}</span><span class="t" lang="zh">${escaped(zh)}</span>`;
}
