import { readFileSync } from 'node:fs';
import { Marked, type Tokens } from 'marked';
import { escaped } from '../../explorer/escaped.ts';

export type Lang = 'en' | 'zh';

/** A heading of a text, with what stands below it. */
export interface Section {
  /** The same in each language: from the English heading. */
  readonly anchor: string;
  readonly heading: string;
  readonly level: number;
  /** Markdown below the heading, until the next one. */
  readonly text: string;
}

/** Texts of the folder `docs` in both languages, by the name of the English file. */
const folder = new URL('../../../docs/', import.meta.url);

/** The sections of a text, which has as many in each language; the first one is that of its title. */
export function sectionsOf(name: string): Readonly<Record<Lang, readonly Section[]>> {
  const [en, zh] = [`${name}.md`, `${name}.zh.md`].map((file) =>
    split(readFileSync(new URL(file, folder), 'utf8')),
  );
  const anchors = (en ?? []).map(({ heading }) => anchorOf(heading));
  const named = (sections: readonly Omit<Section, 'anchor'>[] = []) =>
    sections.map((section, place) => ({ ...section, anchor: anchors[place] ?? '' }));
  return { en: named(en), zh: named(zh) };
}

function split(markdown: string): Omit<Section, 'anchor'>[] {
  return markdown.split(/^(?=#{1,3} )/m).map((part) => {
    const [, marks = '', heading = ''] = /^(#+) (.*)$/m.exec(part) ?? [];
    return { level: marks.length, heading, text: part.slice(part.indexOf('\n') + 1).trim() };
  });
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Pages of texts, by the files that link to them; a link to another file is no link here. */
const pages: Readonly<Record<string, string>> = {
  'methodology.md': '/docs/methodology',
  'glossary.md': '/docs/glossary',
  'errors.md': '/errors',
};

/** HTML of Markdown that we wrote, with addresses below a root. */
export function rendered(markdown: string, root: string): string {
  const marked = new Marked({
    renderer: {
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const target = addressOf(href, root);
        return target === null ? text : `<a href="${escaped(target)}">${text}</a>`;
      },
      // What is wider than the page scrolls by itself, by the keyboard as well.
      code({ text }: Tokens.Code) {
        return `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`;
      },
      table(token: Tokens.Table) {
        const rows = [token.header, ...token.rows].map((cells, place) => {
          const name = place === 0 ? 'th' : 'td';
          return `<tr>${cells.map(({ tokens }) => `<${name}>${this.parser.parseInline(tokens)}</${name}>`).join('')}</tr>`;
        });
        return `<div class="table" tabindex="0"><table><thead>${rows[0]}</thead><tbody>${rows.slice(1).join('')}</tbody></table></div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

function addressOf(href: string, root: string): string | null {
  if (/^(https:|#)/.test(href)) return href;
  if (href.startsWith('/')) return root + href;
  const [file = '', anchor] = href.replace('.zh.md', '.md').split('#');
  const page = pages[file];
  return page === undefined ? null : `${root}${page}${anchor === undefined ? '' : `#${anchor}`}`;
}
