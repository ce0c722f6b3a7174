import Database from 'better-sqlite3';
import { answerOf, indicatorsOf } from './servers.ts';

interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly frequency: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly lane: string;
  readonly bounds: Readonly<Record<string, unknown>> | null;
  readonly source: { readonly id: string };
}

interface Page {
  readonly data: readonly Row[];
  readonly page: { readonly next: string | null };
  readonly meta: Readonly<Record<string, unknown>>;
}

/** All statements of a server, and the other parts of its answers, for another server to store. */
export interface Published {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly catalogue: {
    /** By id. */
    readonly sources: Readonly<Record<string, unknown>>;
    /** By indicator. */
    readonly alternatives: Readonly<Record<string, unknown>>;
    readonly meta: Readonly<Record<string, unknown>>;
  };
}

/** Reads all statements through the API, and from the database what was otherwise before. */
export async function publishedOf(port: number, databaseFile: string): Promise<Published> {
  const current = currentDays(databaseFile);
  const rows: Readonly<Record<string, unknown>>[] = [];
  const sources: Record<string, unknown> = {};
  const alternatives: Record<string, unknown> = {};
  let meta: Readonly<Record<string, unknown>> = {};
  for (const indicator of await indicatorsOf(port)) {
    const page = await pageOf(port, `/v1/observations?indicator=${indicator}&revisions=all&limit=1000`);
    meta = page.meta;
    alternatives[indicator] = page.meta.alternatives;
    for (const { bounds, source, ...row } of page.data) {
      sources[source.id] = source;
      const days = current.get(keyOf(row, source.id)) ?? neverCurrent;
      const ranks = {
        frequencyRank: frequencies.indexOf(row.frequency),
        laneRank: lanes.indexOf(row.lane),
      };
      rows.push({ ...row, ...bounds, source: source.id, ...days, ...ranks });
    }
  }
  return { rows, catalogue: { sources, alternatives, meta } };
}

/** In the order of rows. */
const frequencies = ['A', 'S', 'Q', 'M', 'YTD'];
const lanes = ['outturn', 'forecast', 'target'];

async function pageOf(port: number, path: string): Promise<Page> {
  const page: Page = JSON.parse((await answerOf(port, path)).body);
  if (page.page.next !== null) throw new Error(`${path} has more than one page.`);
  return page;
}

interface Days {
  readonly currentFrom: string | null;
  readonly currentTo: string | null;
  readonly compiledOn: string | null;
  /** The evidence of earlier days; null where it was always the present one. */
  readonly pastEvidence: readonly PastEvidence[] | null;
}

const neverCurrent: Days = { currentFrom: null, currentTo: null, compiledOn: null, pastEvidence: null };

interface PastEvidence {
  readonly since: string | null;
  readonly until: string | null;
  readonly evidence: unknown;
}

/** The days on which a statement was current, and what its evidence was before. */
function currentDays(databaseFile: string): Map<string, Days> {
  const db = new Database(databaseFile, { readonly: true });
  const past = Map.groupBy(
    db
      .prepare<[], StoredEvidence>(
        `SELECT statement, since, until, body FROM pastEvidence JOIN evidences ON key = evidence
          WHERE toRelease IS NULL ORDER BY since`,
      )
      .all(),
    ({ statement }) => statement,
  );
  const rows = db
    .prepare<[], Stored>(
      `SELECT number, i.id AS indicator, a.id AS area, s.id AS source, periodStart, periodEnd, currentFrom, currentTo,
        compiledOn FROM observations o JOIN indicators i ON i.key = o.indicator
        JOIN areas a ON a.key = o.area JOIN sources s ON s.key = o.source WHERE toRelease IS NULL`,
    )
    .all();
  db.close();
  return new Map(
    rows.map(({ source, number, ...row }) => {
      const [periodStart, periodEnd] = [dayOf(row.periodStart) ?? '', dayOf(row.periodEnd) ?? ''];
      const days: Days = {
        currentFrom: dayOf(row.currentFrom),
        currentTo: dayOf(row.currentTo),
        compiledOn: dayOf(row.compiledOn),
        pastEvidence: (past.get(number) ?? []).map(({ since, until, body }) => ({
          since: dayOf(since),
          until: dayOf(until),
          evidence: JSON.parse(body),
        })),
      };
      return [keyOf({ ...row, periodStart, periodEnd }, source), days];
    }),
  );
}

interface StoredEvidence {
  readonly statement: number;
  readonly since: StoredDay;
  readonly until: StoredDay;
  readonly body: string;
}

interface Stored {
  readonly number: number;
  readonly indicator: string;
  readonly area: string;
  readonly source: string;
  readonly periodStart: StoredDay;
  readonly periodEnd: StoredDay;
  readonly currentFrom: StoredDay;
  readonly currentTo: StoredDay;
  readonly compiledOn: StoredDay;
}

/** A day as 20250131 or as `2025-01-31`. */
type StoredDay = number | string | null;

function dayOf(stored: StoredDay): string | null {
  return stored === null ? null : String(stored).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function keyOf(
  { indicator, area, periodStart, periodEnd }: Pick<Row, 'indicator' | 'area' | 'periodStart' | 'periodEnd'>,
  source: string,
): string {
  return [indicator, area, periodStart, periodEnd, source].join(' ');
}
