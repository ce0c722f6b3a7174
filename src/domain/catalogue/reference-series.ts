/** Ids of the indicators by which `currency` converts and `per` divides. */
export const references = {
  /** Yuan to the dollar, average of the year. */
  exchangeRate: 'exchange-rate-cny-per-usd-annual-average-fed',
  person: 'population-midyear-worldbank',
  gdp: 'gdp-current-nbs',
} as const;
