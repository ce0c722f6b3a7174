import { escaped } from '../escaped.ts';
import type { Text } from '../page/base/model.ts';
import { type Framed, framed } from '../page-frame.ts';

interface ShownParameter {
  readonly name: string;
  readonly description: string;
  /** Title of its group, where it is the first of one. */
  readonly heading: string | null;
}

/** An operation of the API as the page lists it. */
export interface ShownOperation {
  /** The one by which Swagger UI opens it too. */
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** An address that works, with its query; null where the operation has none. */
  readonly example: string | null;
  readonly parameters: readonly ShownParameter[];
}

export interface ShownTag {
  readonly title: string;
  readonly description: string;
  readonly operations: readonly ShownOperation[];
}

interface OperationsPage extends Omit<Framed, 'title' | 'description'> {
  readonly tags: readonly ShownTag[];
}

export const operationsText = {
  title: { en: 'API', zh: 'API' },
  description: {
    en: 'Every operation, with the parameters in groups and an example that works. Answers are JSON unless asked otherwise; nothing needs a key.',
    zh: '全部接口：参数分组列出，并附可用的示例。默认返回JSON，无需密钥。',
  },
} as const satisfies Record<string, Text>;

const further = [
  ['/docs/methodology', { en: 'Methodology', zh: '编制方法' }],
  ['/docs/glossary', { en: 'Glossary', zh: '术语表' }],
  ['/errors', { en: 'Errors', zh: '错误说明' }],
  ['/openapi.json', { en: 'OpenAPI as JSON', zh: 'OpenAPI（JSON）' }],
  ['/openapi.yaml', { en: 'as YAML', zh: 'OpenAPI（YAML）' }],
] as const;

/** HTML of the list of all operations, whose place Swagger UI takes once it is there. */
export function operationsPage({ tags, ...page }: OperationsPage): string {
  const { root, lang, assets } = page;
  const { library, style, script } = assets.swagger;
  const links = further.map(([path, text]) => `<a href="${root}${path}">${text[lang]}</a>`);
  const main = `<main id="view" tabindex="-1">
<header class="page-head"><h1>API</h1><p class="lead">${escaped(operationsText.description[lang])}</p>
<p class="further">${links.join(' ')}</p></header>
<div id="operations" class="operations">
${tags.map((tag) => section(tag, page)).join('\n')}
</div>
<script id="swagger-library" async src="${root}${library}"></script>
<div id="swagger-ui" hidden data-style="${root}${style}" data-document="${root}/docs/openapi.json?lang=${lang}"></div>
</main>`;
  return framed({ ...page, ...operationsText, scripts: [script], main });
}

type Place = Pick<Framed, 'root' | 'lang'>;

function section({ title, description, operations }: ShownTag, place: Place): string {
  return `<section><h2>${escaped(title)}</h2>
<p>${escaped(description)}</p>
${operations.map((operation) => article(operation, place)).join('\n')}
</section>`;
}

function article(operation: ShownOperation, { root, lang }: Place): string {
  const { anchor, method, path, summary, description, example, parameters } = operation;
  const link = `<p>${{ en: 'Example: ', zh: '示例：' }[lang]}<a href="${root}${escaped(example ?? '')}"><code>${escaped(example ?? '')}</code></a></p>`;
  return `<article id="${anchor}"><h3><code class="method">${method}</code><code class="path">${escaped(path)}</code></h3>
<p>${escaped(summary)}</p>
<p class="sub">${marked(description)}</p>
${example === null ? '' : link}
${parameters.length === 0 ? '' : list(parameters, lang)}</article>`;
}

function list(parameters: readonly ShownParameter[], lang: 'en' | 'zh'): string {
  const count = { en: `${parameters.length} parameters`, zh: `${parameters.length}个参数` }[lang];
  const rows = parameters.map(({ name, description, heading }, place) => {
    const begin = heading === null ? '' : `${place === 0 ? '' : '</dl>'}<h4>${escaped(heading)}</h4><dl>`;
    return `${begin}<dt><code>${escaped(name)}</code></dt><dd>${marked(description)}</dd>`;
  });
  return `<details><summary>${count}</summary>${rows.join('\n')}</dl></details>`;
}

/** A description, in which only code is marked up. */
function marked(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
