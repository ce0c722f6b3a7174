import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue, Series } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { problems } from '../../domain/problems.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { later } from '../../domain/time/period.ts';
import { articleSource, pagePaths } from '../../explorer/page-paths.ts';
import { currentRelease } from '../response/envelope.ts';

/** A page that search engines may list. */
interface ListedPage {
  /** Own path. */
  readonly path: string;
  /** Day of the newest figure on it. */
  readonly changed: string;
}

/** All pages but search results and embedded charts. Each answers 200. */
export function listedPages(catalogue: Catalogue): readonly ListedPage[] {
  const { publishedOn } = currentRelease(catalogue);
  const { home, areas, article, calendar, checks, concepts, verify } = pagePaths;
  const texts = ['/docs', '/docs/methodology', '/docs/glossary', '/errors'];
  const plain = [
    ...[home, areas, calendar, checks, concepts, verify, ...texts],
    ...(catalogue.sources.has(articleSource) ? [article] : []),
    ...wordsOf(problems).map((code) => `/errors/${code}`),
  ];
  const living = livingIndicators(catalogue);
  const conceptOf = ({ indicator }: Series) => living.get(indicator)?.concept ?? null;
  const ofIndicators = newestOf(catalogue, ({ indicator }) => (living.has(indicator) ? indicator : null));
  const ofAreas = newestOf(catalogue, ({ area }) => area);
  const pagesOf = (pattern: string, days: ReadonlyMap<string, string>, ids: Iterable<string>) =>
    [...ids].map((id) => ({
      path: pattern.replace(/:\w+/, encodeURIComponent(id)),
      changed: days.get(id) ?? publishedOn,
    }));
  const ofConcepts = newestOf(catalogue, conceptOf);
  return [
    ...plain.map((path) => ({ path, changed: publishedOn })),
    ...pagesOf(pagePaths.indicator, ofIndicators, living.keys()),
    ...pagesOf(pagePaths.concept, ofConcepts, ofConcepts.keys()),
    ...pagesOf(pagePaths.area, ofAreas, catalogue.areas.keys()),
  ];
}

/** The day on which the newest statement became known, by a key of its series. */
function newestOf({ series }: Catalogue, keyOf: (one: Series) => string | null): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const one of [...series.values()].flat()) {
    const key = keyOf(one);
    if (key === null) continue;
    days.set(key, later(one.lastKnown, days.get(key) ?? ''));
  }
  return days;
}

const languages = ['en', 'zh'] as const;

/** The sitemap of pages below a base: an entry for each language, which names the others. */
export async function sitemapOf(pages: readonly ListedPage[], base: string): Promise<string> {
  const { ErrorLevel, SitemapStream, streamToPromise } = await import('sitemap');
  const xmlns = { xhtml: true, news: false, video: false, image: false };
  const stream = new SitemapStream({ level: ErrorLevel.THROW, lastmodDateOnly: true, xmlns });
  return String(await streamToPromise(Readable.from(entriesOf(pages, base)).pipe(stream)));
}

/** Yields to the event loop now and then: a site may have thousands of pages. */
async function* entriesOf(pages: readonly ListedPage[], base: string) {
  for (const [place, { path, changed }] of pages.entries()) {
    if (place % 100 === 99) await setImmediate();
    const url = base + path;
    const links = [
      ...languages.map((lang) => ({ lang, url: `${url}?lang=${lang}` })),
      { lang: 'x-default', url: `${url}?lang=en` },
    ];
    for (const lang of languages) yield { url: `${url}?lang=${lang}`, lastmod: changed, links };
  }
}
