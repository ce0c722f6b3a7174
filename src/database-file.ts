/** Where the database lies unless the environment says otherwise. */
export const defaultDatabaseFile = 'data/indicators.sqlite';
