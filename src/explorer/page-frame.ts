import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import type { PageText } from './views.ts';

/** What every page of the service says of itself. */
export interface Framed {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly lang: 'en' | 'zh';
  readonly title: PageText;
  readonly description: PageText;
  /** Address of the page without query parameters. */
  readonly canonical: string;
}

interface Frame extends Framed {
  /** Address of the module that the page runs. */
  readonly script: string;
  /** True where the HTML holds one language: the other is another document. */
  readonly oneLanguage: boolean;
  /** HTML of the content. */
  readonly main: string;
}

const product: PageText = { en: 'China Data Economy Indicators', zh: '中国数据经济指标' };

/** HTML of a page: metadata, header and footer round its content. */
export function framed(frame: Frame): string {
  const { root, lang, oneLanguage } = frame;
  const attributes = [
    root === '' ? '' : ` data-root="${escaped(root)}"`,
    oneLanguage ? ' data-one-language' : '',
  ];
  return `<!doctype html>
<html lang="${lang}"${attributes.join('')}>
<head>
${metadata(frame)}
</head>
<body>
<a class="skip" href="#view">${both({ en: 'Skip to the content', zh: '跳到正文' })}</a>
${header(frame)}
${frame.main}
${footer(root)}
<p id="announcer" class="offscreen" aria-live="polite"></p>
</body>
</html>
`;
}

function metadata({ assets, root, lang, title, description, canonical, script }: Frame): string {
  const full = title[lang] === product[lang] ? product[lang] : `${title[lang]} · ${product[lang]}`;
  const fonts = assets.fonts.map(
    (address) => `<link rel="preload" href="${root}${address}" as="font" type="font/woff2" crossorigin>`,
  );
  return `<meta charset="utf-8">
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
<script type="module" src="${root}${script}"></script>`;
}

function header({ assets, root, lang, oneLanguage, canonical }: Frame): string {
  const current = (path: string) => (canonical.endsWith(path) ? ' aria-current="page"' : '');
  return `<header class="site-head">
<div class="inner">
<a class="brand" href="${root}/"><img src="${root}${assets.icon}" alt="" width="26" height="26"><span>${both(product)}</span></a>
<nav class="site-nav" aria-label="${product[lang]}">
<a href="${root}/">${both({ en: 'Indicators', zh: '指标' })}</a>
<a href="${root}/areas/CN">${both({ en: 'Areas', zh: '地区' })}</a>
<a href="${root}/article">${both({ en: 'The article', zh: '报道' })}</a>
<a href="${root}/checks">${both({ en: 'Fact check', zh: '核对' })}</a>
<a href="${root}/docs"${current('/docs')}>API</a>
</nav>
<div class="choices">
<div class="languages" role="group" aria-label="Language 语言">${languages(lang, oneLanguage)}</div>
<button type="button" id="theme" class="theme" aria-pressed="false" aria-label="Dark mode 深色"><span aria-hidden="true"></span></button>
</div>
</div>
</header>`;
}

/** Buttons where the page holds both languages, else links to the other document. */
function languages(lang: string, oneLanguage: boolean): string {
  const choices = [
    ['en', 'EN'],
    ['zh', '中文'],
  ] as const;
  return choices
    .map(([code, name]) =>
      oneLanguage
        ? `<a href="?lang=${code}" lang="${code}" hreflang="${code}"${lang === code ? ' aria-current="true"' : ''}>${name}</a>`
        : `<button type="button" data-lang="${code}" lang="${code}" aria-pressed="${lang === code}">${name}</button>`,
    )
    .join('');
}

function footer(root: string): string {
  return `<footer class="site-foot">
<div class="inner">
<p>${both({
    en: 'Every figure comes from the public API of this page. Figures belong to their sources; the compilation is',
    zh: '所有数值均来自本页的公共 API。数值归其来源所有；汇编采用',
  })} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a></p>
<p><a href="${root}/calendar">${both({ en: 'Figures due', zh: '待发布数据' })}</a> <a href="${root}/docs/methodology">${both({ en: 'Methodology', zh: '编制方法' })}</a> <a href="${root}/docs/glossary">${both({ en: 'Glossary', zh: '术语表' })}</a> <a href="${root}/errors">${both({ en: 'Errors', zh: '错误说明' })}</a> <a href="${root}/docs">Swagger UI</a> <a href="${root}/openapi.yaml">OpenAPI 3.1</a> <a href="${root}/v1">/v1</a></p>
</div>
</footer>`;
}

/** A text in both languages; the style sheet hides the one that is not the language of the page. */
export function both({ en, zh }: PageText): string {
  return `<span class="t" lang="en">${escaped(en)}</span><span class="t" lang="zh">${escaped(zh)}</span>`;
}
