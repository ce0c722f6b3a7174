/** Default path of the database file. */
export const defaultDatabaseFile = 'data/indicators.sqlite';
