import { both, type Framed, framed } from './page-frame.ts';
import type { PageText } from './views.ts';

interface Shell extends Framed {
  /** Heading until the script has rendered the view. */
  readonly heading: PageText;
}

/** HTML of a view: metadata and frame. The script adds the figures, which it reads from the public API. */
export function shell({ heading, ...page }: Shell): string {
  const { root, description, assets } = page;
  const main = `<main id="view" tabindex="-1">
<header class="page-head"><h1>${both(heading)}</h1><p class="lead">${both(description)}</p></header>
<noscript><p>${both({ en: 'The explorer needs JavaScript. The same figures are in the API:', zh: '浏览页面需要 JavaScript。同样的数值可通过 API 获取：' })} <a href="${root}/v1">/v1</a>, <a href="${root}/docs">/docs</a></p></noscript>
</main>`;
  return framed({ ...page, script: assets.script, oneLanguage: false, main });
}
