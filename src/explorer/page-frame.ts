import type { Assets } from './assets.ts';
import { escaped } from './escaped.ts';
import { headOf } from './head.ts';
import type { Text } from './page/base/model.ts';
import { words } from './page/words/words.ts';

/** What every page of the service says of itself. */
export interface Framed {
  readonly assets: Assets;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  readonly lang: 'en' | 'zh';
  readonly title: Text;
  readonly description: Text;
  /** Address of the page without query parameters. */
  readonly canonical: string;
}

interface Frame extends Framed {
  /** Addresses of the module that the page runs, and of those that it loads besides. */
  readonly scripts: readonly string[];
  /** HTML of the content. */
  readonly main: string;
}

/** HTML of a page: metadata, header and footer round its content. */
export function framed(frame: Frame): string {
  const { root, lang, title, description, canonical } = frame;
  return `<!doctype html>
<html lang="${lang}"${root === '' ? '' : ` data-root="${escaped(root)}"`}>
<head>
${headOf({ ...frame, title: title[lang], description: description[lang], address: canonical })}
</head>
<body>
<a class="skip" href="#view">${words.skip[lang]}</a>
${header(frame)}
${frame.main}
${footer(frame)}
<p id="announcer" class="offscreen" aria-live="polite"></p>
</body>
</html>
`;
}

function header({ assets, root, lang, canonical }: Frame): string {
  const current = (path: string) => (canonical.endsWith(path) ? ' aria-current="page"' : '');
  return `<header class="site-head">
<div class="inner">
<a class="brand" href="${root}/"><img src="${root}${assets.icon}" alt="" width="26" height="26"><span>${words.product[lang]}</span></a>
<nav class="site-nav" aria-label="${words.product[lang]}">
<a href="${root}/">${words.navIndicators[lang]}</a>
<a href="${root}/areas">${words.navAreas[lang]}</a>
<a href="${root}/article">${words.navArticle[lang]}</a>
<a href="${root}/checks">${words.navChecks[lang]}</a>
<a href="${root}/docs"${current('/docs')}>API</a>
</nav>
<div class="choices">
<nav class="languages" aria-label="Language 语言">${languages(lang)}</nav>
<button type="button" id="theme" class="theme" aria-pressed="false" aria-label="${words.dark[lang]}"><span aria-hidden="true"></span></button>
</div>
</div>
</header>`;
}

/** The same page in each language: a link that can be shared. */
function languages(lang: string): string {
  const choices = [
    ['en', 'EN'],
    ['zh', '中文'],
  ] as const;
  return choices
    .map(
      ([code, name]) =>
        `<a href="?lang=${code}" lang="${code}" hreflang="${code}"${lang === code ? ' aria-current="true"' : ''}>${name}</a>`,
    )
    .join('');
}

function footer({ root, lang }: Frame): string {
  return `<footer class="site-foot">
<div class="inner">
<p>${words.footText[lang]} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a></p>
<p><a href="${root}/calendar">${words.dueTitle[lang]}</a> <a href="${root}/concepts">${words.concepts[lang]}</a> <a href="${root}/verify">${words.verifyTitle[lang]}</a> <a href="${root}/docs/methodology">${words.navMethodology[lang]}</a> <a href="${root}/docs/glossary">${words.navGlossary[lang]}</a> <a href="${root}/errors">${words.navErrors[lang]}</a> <a href="${root}/docs">Swagger UI</a> <a href="${root}/openapi.yaml">OpenAPI 3.1</a> <a href="${root}/v1">/v1</a></p>
</div>
</footer>`;
}
