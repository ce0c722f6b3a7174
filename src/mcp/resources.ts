import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { type Lang, type Section, sectionsOf } from '../http/pages/written-text.ts';
import { toRelease } from '../http/releases/release-view.ts';
import type { Session } from './tools/tool.ts';

const languages = ['en', 'zh'] as const;
const mimeType = 'text/markdown';
const glossary = sectionsOf('glossary');
const methodology = sectionsOf('methodology');

const titles = {
  glossary: { en: 'Glossary', zh: '词汇表' },
  methodology: { en: 'Methodology: contents', zh: '方法说明：目录' },
} as const;

/** Offers the glossary, the methodology section by section, and the releases. */
export function registerResources(server: McpServer, asking: Session): void {
  for (const lang of languages) {
    text(server, { lang, name: 'glossary', read: () => glossary[lang].map(markdownOf).join('\n\n') });
    text(server, { lang, name: 'methodology', read: () => contentsOf(lang) });
  }
  server.registerResource(
    'methodology-section',
    new ResourceTemplate('cde://{lang}/methodology/{section}', {
      list: () => ({ resources: languages.flatMap(listed) }),
    }),
    { title: 'A section of the methodology', mimeType },
    ({ href }, { lang, section }) => {
      const known = lang === 'en' || lang === 'zh' ? sectionsFrom(lang, String(section)) : [];
      if (known.length === 0) throw new ResourceNotFoundError(href);
      return { contents: [{ uri: href, mimeType, text: known.map(markdownOf).join('\n\n') }] };
    },
  );
  server.registerResource(
    'releases',
    'cde://releases',
    {
      title: 'Releases',
      description: 'The numbered states of the dataset, with notes, counts and checksums.',
      mimeType: 'application/json',
    },
    async ({ href }) => ({
      contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify(await releasesOf(asking)) }],
    }),
  );
}

interface Written {
  readonly lang: Lang;
  readonly name: keyof typeof titles;
  readonly read: () => string;
}

function text(server: McpServer, { lang, name, read }: Written): void {
  const title = titles[name][lang];
  server.registerResource(`${name}-${lang}`, `cde://${lang}/${name}`, { title, mimeType }, ({ href }) => ({
    contents: [{ uri: href, mimeType, text: read() }],
  }));
}

function markdownOf({ level, heading, text }: Section): string {
  return `${'#'.repeat(level)} ${heading}\n\n${text}`;
}

/** The first paragraphs, and where each section is. */
function contentsOf(lang: Lang): string {
  const [head] = methodology[lang];
  const list = chapters(lang).map(
    ({ anchor, heading }) => `- ${heading}: cde://${lang}/methodology/${anchor}`,
  );
  return [head === undefined ? '' : markdownOf(head), list.join('\n')].join('\n\n');
}

function chapters(lang: Lang): readonly Section[] {
  return methodology[lang].filter(({ level }) => level === 2);
}

/** A section with those below it. */
function sectionsFrom(lang: Lang, anchor: string): readonly Section[] {
  const all = methodology[lang];
  const start = all.findIndex((section) => section.anchor === anchor);
  const [first, ...rest] = start === -1 ? [] : all.slice(start);
  if (first === undefined) return [];
  const end = rest.findIndex(({ level }) => level <= first.level);
  return [first, ...(end === -1 ? rest : rest.slice(0, end))];
}

function listed(lang: Lang) {
  return chapters(lang).map(({ anchor, heading }) => ({
    uri: `cde://${lang}/methodology/${anchor}`,
    name: `methodology-${lang}-${anchor}`,
    title: heading,
    mimeType,
  }));
}

async function releasesOf({ store, base }: Session) {
  const catalogue = await store.catalogue();
  return catalogue.releases.map((release) => {
    const { files: _, setAside: __, ...shown } = toRelease(release, catalogue, base);
    return shown;
  });
}
