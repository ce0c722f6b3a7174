import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { escaped } from '../../explorer/escaped.ts';
import { codelists } from '../codelists/codelist-view.ts';
import type { Lang } from './written-text.ts';

const words = { en: ['Code', 'Name', 'Meaning'], zh: ['代码', '名称', '含义'] } as const;

/** HTML tables of the code lists that a text of the glossary links to. */
export function codesIn(markdown: string, catalogue: Catalogue, lang: Lang): string {
  const lists = [...markdown.matchAll(/\]\(\/v1\/codelists\/(\w+)\)/g)].flatMap(([, id = '']) => {
    const list = codelists[id];
    return list === undefined ? [] : [{ id, codes: list.codes(catalogue) }];
  });
  return lists
    .map(({ id, codes }) => {
      const rows = codes.map(
        (code) =>
          `<tr id="${id}.${code.id}"><td><code>${escaped(code.id)}</code></td><td>${escaped(code.name[lang])}</td><td>${escaped(code.definition[lang])}</td></tr>`,
      );
      const head = words[lang].map((word) => `<th scope="col">${word}</th>`).join('');
      return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
    })
    .join('');
}
