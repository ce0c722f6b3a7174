import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import { headOf } from './head.ts';
import { conceptWords } from './page/words/concept-words.ts';
import { frameWords } from './page/words/frame-words.ts';

export interface PageText {
  readonly en: string;
  readonly zh: string;
}

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

/** HTML of a page: metadata, header and footer round its content. */
export function framed(frame: Frame): string {
  const { root, lang, oneLanguage, title, description, canonical } = frame;
  const attributes = [
    root === '' ? '' : ` data-root="${escaped(root)}"`,
    oneLanguage ? ' data-one-language' : '',
  ];
  return `<!doctype html>
<html lang="${lang}"${attributes.join('')}>
<head>
${headOf({ ...frame, title: title[lang], description: description[lang], address: canonical })}
</head>
<body>
<a class="skip" href="#view">${both(frameWords.skip)}</a>
${header(frame)}
${frame.main}
${footer(root)}
<p id="announcer" class="offscreen" aria-live="polite"></p>
</body>
</html>
`;
}

function header({ assets, root, lang, oneLanguage, canonical }: Frame): string {
  const current = (path: string) => (canonical.endsWith(path) ? ' aria-current="page"' : '');
  return `<header class="site-head">
<div class="inner">
<a class="brand" href="${root}/"><img src="${root}${assets.icon}" alt="" width="26" height="26"><span>${both(frameWords.product)}</span></a>
<nav class="site-nav" aria-label="${frameWords.product[lang]}">
<a href="${root}/">${both(frameWords.navIndicators)}</a>
<a href="${root}/areas/CN">${both(frameWords.navAreas)}</a>
<a href="${root}/article">${both(frameWords.navArticle)}</a>
<a href="${root}/checks">${both(frameWords.navChecks)}</a>
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
<p>${both(frameWords.footText)} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a></p>
<p><a href="${root}/calendar">${both({ en: 'Figures due', zh: '待发布数据' })}</a> <a href="${root}/concepts">${both(conceptWords.concepts)}</a> <a href="${root}/docs/methodology">${both(frameWords.navMethodology)}</a> <a href="${root}/docs/glossary">${both(frameWords.navGlossary)}</a> <a href="${root}/errors">${both(frameWords.navErrors)}</a> <a href="${root}/docs">Swagger UI</a> <a href="${root}/openapi.yaml">OpenAPI 3.1</a> <a href="${root}/v1">/v1</a></p>
</div>
</footer>`;
}

/** A text in both languages; the style sheet hides the one that is not the language of the page. */
export function both({ en, zh }: PageText): string {
  return `<span class="t" lang="en">${escaped(en)}</span><span class="t" lang="zh">${escaped(zh)}</span>`;
}
