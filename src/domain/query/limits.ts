/**
 * Limits of one request, declared in `/v1`. A request beyond one of the first five gets 400 or 414, beyond the others 422
 * with an address that works.
 */
export const limits = {
  /** Rows on one page. */
  limit: 1000,
  /** Periods of `last`. */
  last: 1000,
  /** Ids in one comma list. */
  ids: 200,
  /** Characters of a text that is searched for: a long one would keep everyone else waiting. */
  search: 200,
  /** Characters of an address. */
  url: 8192,
  /** Values of a wide table: its periods times its series. */
  wideCells: 500_000,
  /** Cells of a cube: the product of the sizes of its dimensions. */
  cubeCells: 100_000,
  /** Rows of a workbook. */
  workbookRows: 100_000,
  /** Pixels of a PNG: a screen of 3840 by 2160. */
  picturePixels: 8_294_400,
  /** Statements that one computation reads. */
  computationStatements: 50_000,
  /** Series of a list of latest figures. */
  latestSeries: 10_000,
} as const;
