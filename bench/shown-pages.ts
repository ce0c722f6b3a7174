/** Of each kind of page of the explorer one, the one with the most on it. */
export const shownPages = [
  '/',
  '/?q=digital%20economy',
  '/indicators/data-output-nda',
  '/indicators/digital-economy-size-caict?view=table',
  '/areas',
  '/areas/CN',
  '/areas/CN-GD',
  '/concepts',
  '/concepts/digital-economy-size',
  '/article',
  '/checks',
  '/calendar',
  '/docs/methodology',
  '/docs/glossary',
] as const;
