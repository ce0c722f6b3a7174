/** The paths of the pages that the server renders, for its routes and for theirs in the browser; `:` begins a part that varies. */
export const pagePaths = {
  home: '/',
  indicator: '/indicators/:id',
  area: '/areas/:code',
  areas: '/areas',
  article: '/article',
  calendar: '/calendar',
  checks: '/checks',
  concept: '/concepts/:id',
  concepts: '/concepts',
  verify: '/verify',
  embed: '/embed/indicators/:id',
} as const;

/** Id of the document whose figures the page of the article shows; a dataset of one's own may lack it. */
export const articleSource = 'capitalfm-2025-09-22';
