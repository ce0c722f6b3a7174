import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problems } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import type { Text } from '../../domain/statements/codes.ts';
import { textPage } from '../../explorer/documents/text-page.ts';
import { escaped } from '../../explorer/escaped.ts';
import { explorerAssets } from '../../explorer/kept-assets.ts';
import { codesIn } from './glossary-codes.ts';
import { problemIntroduction, problemTexts } from './problem-texts.ts';
import { sendPage } from './send-page.ts';
import { type Lang, rendered, type Section, sectionsOf } from './written-text.ts';

const hidden = { schema: { hide: true } };
const methodology = sectionsOf('methodology');
const glossary = sectionsOf('glossary');

/** Pages of text: methodology, glossary, and one for each problem, whose address is its type. */
export function textRoutes(app: FastifyInstance): void {
  app.get('/docs/methodology', hidden, (request, reply) =>
    sendWritten(request, reply, { path: '/docs/methodology', ...written(methodology, request.rootPath) }),
  );
  app.get('/docs/glossary', hidden, async (request, reply) => {
    const catalogue = await request.store.catalogue();
    const codes = (section: Section, lang: Lang) => codesIn(section.text, catalogue, lang);
    return sendWritten(request, reply, {
      path: '/docs/glossary',
      ...written(glossary, request.rootPath, codes),
    });
  });
  app.get('/errors', hidden, (request, reply) => sendWritten(request, reply, problemIndex(request.rootPath)));
  app.get<{ Params: { code: string } }>('/errors/:code', hidden, (request, reply) =>
    sendWritten(request, reply, problemPage(request.params.code, request.rootPath)),
  );
}

interface Written {
  readonly path: string;
  readonly title: Text;
  readonly description: Text;
  readonly contents: (lang: Lang) => readonly { readonly anchor: string; readonly text: string }[];
  readonly body: (lang: Lang) => string;
}

async function sendWritten(request: FastifyRequest, reply: FastifyReply, text: Written) {
  const { path, contents, body, ...texts } = text;
  const page = {
    assets: await explorerAssets(),
    root: request.rootPath,
    canonical: request.base + path,
    ...texts,
  };
  return sendPage(request, reply, (lang) =>
    textPage({ ...page, lang, contents: contents(lang), body: body(lang) }),
  );
}

/** A text of `docs`: its title and first paragraph head the page, the rest is its body. */
function written(
  sections: Readonly<Record<Lang, readonly Section[]>>,
  root: string,
  more: (section: Section, lang: Lang) => string = () => '',
): Omit<Written, 'path'> {
  const first = (lang: Lang) => sections[lang][0]?.text.split('\n\n') ?? [];
  const shown = (section: Section, lang: Lang) =>
    `<h${section.level} id="${section.anchor}"><a href="#${section.anchor}">${escaped(section.heading)}</a></h${section.level}>
${rendered(section.text, root)}${more(section, lang)}`;
  return {
    title: { en: sections.en[0]?.heading ?? '', zh: sections.zh[0]?.heading ?? '' },
    description: { en: first('en')[0] ?? '', zh: first('zh')[0] ?? '' },
    contents: (lang) =>
      sections[lang]
        .filter(({ level }) => level === 2)
        .map(({ anchor, heading }) => ({ anchor, text: heading })),
    body: (lang) =>
      rendered(first(lang).slice(1).join('\n\n'), root) +
      sections[lang]
        .slice(1)
        .map((section) => shown(section, lang))
        .join('\n'),
  };
}

function problemIndex(root: string): Written {
  const row = ({ code, title, meaning }: (typeof problemTexts)[number], lang: Lang) =>
    `<tr><td>${problems[code].status}</td><td><a href="${root}/errors/${code}"><code>${code}</code></a></td><td>${escaped(title[lang])}${lang === 'en' ? '. ' : '。'}${rendered(meaning[lang], root).replaceAll(/<\/?p>/g, '')}</td></tr>`;
  return {
    path: '/errors',
    title: { en: 'Errors', zh: '错误说明' },
    description: {
      en: 'Every problem that the API answers with, what it means, an example that gets it, and what works.',
      zh: '接口返回的各类错误：含义、触发示例与正确做法。',
    },
    contents: () => [],
    body: (lang) =>
      `${rendered(problemIntroduction[lang], root)}<div class="table" tabindex="0"><table><tbody>${problemTexts.map((problem) => row(problem, lang)).join('\n')}</tbody></table></div>`,
  };
}

/** @throws Problem `unknown-id` */
function problemPage(code: string, root: string): Written {
  const found = problemTexts.find((problem) => problem.code === code);
  if (found === undefined) {
    const [close] = nearest(code, Object.keys(problems), 1);
    const tryInstead = close === undefined ? '/errors' : `/errors/${close}`;
    throw new Problem('unknown-id', `There is no error "${code}".`, { tryInstead });
  }
  const back = { en: 'All errors', zh: '全部错误' };
  return {
    path: `/errors/${code}`,
    title: found.title,
    description: {
      en: `${problems[found.code].status} ${code}`,
      zh: `${problems[found.code].status} ${code}`,
    },
    contents: () => [],
    body: (lang) => `${rendered(found.text[lang], root)}<p><a href="${root}/errors">${back[lang]}</a></p>`,
  };
}
