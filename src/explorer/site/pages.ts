import { pagePaths } from '../page-paths.ts';
import type { LazyModule } from './loading/lazy-module.ts';
import type { Page } from './page.tsx';

/** A kind of page: the pattern of its addresses, and its module. */
export interface PageKind extends LazyModule<Page> {
  readonly pattern: string;
}

/** All pages; the server and the browser find the page of an address here. */
export const pages: readonly PageKind[] = [
  {
    pattern: pagePaths.area,
    module: 'site/pages/area.tsx',
    load: async () => (await import('./pages/area.tsx')).areaPage,
  },
  {
    pattern: pagePaths.areas,
    module: 'site/pages/area-index.tsx',
    load: async () => (await import('./pages/area-index.tsx')).areaIndexPage,
  },
  {
    pattern: pagePaths.article,
    module: 'site/pages/article.tsx',
    load: async () => (await import('./pages/article.tsx')).articlePage,
  },
  {
    pattern: pagePaths.calendar,
    module: 'site/pages/calendar.tsx',
    load: async () => (await import('./pages/calendar.tsx')).calendarPage,
  },
  {
    pattern: pagePaths.checks,
    module: 'site/pages/checks.tsx',
    load: async () => (await import('./pages/checks.tsx')).checksPage,
  },
  {
    pattern: pagePaths.concept,
    module: 'site/pages/concept.tsx',
    load: async () => (await import('./pages/concept.tsx')).conceptPage,
  },
  {
    pattern: pagePaths.concepts,
    module: 'site/pages/concept-index.tsx',
    load: async () => (await import('./pages/concept-index.tsx')).conceptIndexPage,
  },
  {
    pattern: pagePaths.embed,
    module: 'site/pages/embed.tsx',
    load: async () => (await import('./pages/embed.tsx')).embedPage,
  },
  {
    pattern: pagePaths.home,
    module: 'site/pages/home.tsx',
    load: async () => (await import('./pages/home.tsx')).homePage,
  },
  {
    pattern: pagePaths.indicator,
    module: 'site/pages/indicator.tsx',
    load: async () => (await import('./pages/indicator.tsx')).indicatorPage,
  },
  {
    pattern: pagePaths.verify,
    module: 'site/pages/verify.tsx',
    load: async () => (await import('./pages/verify.tsx')).verifyPage,
  },
];
