/** A document that a user describes beside the figures, as the command line does. */
export const ownReport = {
  title: 'A report of our own',
  publisher: 'Our office',
  publishedOn: '2025-10',
  accessedOn: '2025-11-01',
  language: 'en',
  tier: 'secondary',
  link: false,
};
