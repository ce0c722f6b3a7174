/** Columns of the PostgreSQL table and their types, as the API names them; and the order of rows, which is its key. */
export const columns = {
  indicator: 'text',
  area: 'text',
  /** Place of the frequency in the order of rows. */
  frequencyRank: 'smallint',
  periodStart: 'text',
  periodEnd: 'text',
  laneRank: 'smallint',
  publishedOn: 'text',
  source: 'text',
  id: 'text',
  frequency: 'text',
  period: 'text',
  lane: 'text',
  kind: 'text',
  value: 'double precision',
  missingReason: 'text',
  unit: 'text',
  scale: 'text',
  qualifier: 'text',
  lower: 'double precision',
  upper: 'double precision',
  lowerInclusive: 'boolean',
  upperInclusive: 'boolean',
  basis: 'text',
  display: 'text',
  statement: 'text',
  publishedPrecision: 'text',
  knownFrom: 'text',
  knownUntil: 'text',
  relation: 'text',
  caveats: 'json',
  evidence: 'json',
  /** Earlier evidence: `[{ since, until, evidence }]`. */
  pastEvidence: 'json',
  compiledOn: 'text',
  currentFrom: 'text',
  currentTo: 'text',
};

export const sortColumns =
  'indicator, area, "frequencyRank", "periodStart", "periodEnd", "laneRank", "publishedOn", source';
