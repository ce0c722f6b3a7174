import { escaped } from '../escaped.ts';
import type { Text } from '../page/base/model.ts';
import { type Framed, framed } from '../page-frame.ts';

interface Heading {
  readonly anchor: string;
  readonly text: string;
}

interface TextPage extends Framed {
  /** Headings that the table of contents names. */
  readonly contents: readonly Heading[];
  /** HTML of the text. */
  readonly body: string;
}

const contentsTitle: Text = { en: 'Contents', zh: '目录' };

/** HTML of a page that is read from top to bottom; it is whole without script. */
export function textPage({ contents, body, ...page }: TextPage): string {
  const { lang, title, description, assets } = page;
  const items = contents.map(({ anchor, text }) => `<li><a href="#${anchor}">${escaped(text)}</a></li>`);
  const nav = `<nav class="contents" aria-label="${contentsTitle[lang]}"><h2>${contentsTitle[lang]}</h2><ul>${items.join('')}</ul></nav>`;
  const main = `<main id="view" tabindex="-1">
<header class="page-head"><h1>${escaped(title[lang])}</h1><p class="lead">${escaped(description[lang])}</p></header>
<div class="text">
${contents.length === 0 ? '' : nav}
<div class="prose">
${body}
</div>
</div>
</main>`;
  return framed({ ...page, scripts: [assets.textScript], main });
}
