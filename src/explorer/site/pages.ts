import type { Page } from './page.tsx';
import { areaPage } from './pages/area.tsx';
import { areaIndexPage } from './pages/area-index.tsx';
import { articlePage } from './pages/article.tsx';
import { calendarPage } from './pages/calendar.tsx';
import { checksPage } from './pages/checks.tsx';
import { conceptPage } from './pages/concept.tsx';
import { conceptIndexPage } from './pages/concept-index.tsx';
import { embedPage } from './pages/embed.tsx';
import { homePage } from './pages/home.tsx';
import { indicatorPage } from './pages/indicator.tsx';

/** All pages; the server and the browser find the page of an address here. */
export const pages: readonly Page[] = [
  areaPage,
  areaIndexPage,
  articlePage,
  calendarPage,
  checksPage,
  conceptPage,
  conceptIndexPage,
  embedPage,
  homePage,
  indicatorPage,
];
