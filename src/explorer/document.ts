import type { Assets } from './assets.ts';
import { embeddedHead } from './documents/embedded-head.ts';
import { escaped } from './escaped.ts';
import { headOf } from './head.ts';
import type { Answer, Rendered } from './site/rendering.ts';

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
  /** Why the address is refused, where that was known before the page was made. */
  readonly refusal?: Answer | undefined;
}

/** The HTML of a rendered page. The script makes it interactive; without it everything can be read. */
export function htmlDocument({ assets, root, lang, base, path, page, refusal }: Document): string {
  // A slash at the end, or several, makes no other page.
  const address = base + path.replace(/(?<=.)\/+$/, '');
  const { embedded } = page.head;
  const attributes = [
    root === '' ? '' : ` data-root="${escaped(root)}"`,
    embedded?.theme ? ` data-theme="${embedded.theme}"` : '',
  ];
  const modules = page.modules.flatMap((module) => assets.modules.get(module) ?? []);
  const scripts = [...new Set([...assets.siteScripts, ...modules])];
  const head = embedded
    ? embeddedHead({ assets, root, title: page.head.title, whole: base + embedded.whole, scripts })
    : headOf({
        ...{ assets, root, lang, base, ...page.head, scripts },
        address: page.refusal === null ? address : null,
      });
  const state = { root, base, lang, icon: root + assets.icon, answers: page.answers, refusal };
  return `<!doctype html>
<html lang="${lang}"${attributes.join('')}>
<head>
${head}
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
