import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { known } from '../../../src/domain/catalogue/known.ts';
import { type Expectation, expectationOf } from '../../../src/domain/freshness/expectation.ts';
import { sequencesOf } from '../../../src/domain/freshness/outlooks.ts';
import { type Publication, publicationsOf } from '../../../src/domain/freshness/publications.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { catalogueStore, patience } from '../../fixtures/catalogue.ts';

/** The outturns of an indicator and area that follow each other. */
interface Sequence {
  readonly indicator: string;
  readonly figures: readonly Publication[];
}

/** The newest publication of a sequence, and what its past let expect the day before. */
interface Prediction {
  readonly sequence: Sequence;
  readonly expectation: Expectation;
  readonly came: Publication;
  /** Days between the day on which its figure became known and the one that the rule gives for its period. */
  readonly error: number;
}

let sequences: Sequence[];
let predictions: Prediction[];

beforeAll(async () => {
  const store = await catalogueStore();
  const { series } = await store.catalogue();
  const outturns = [...series.values()].flat().filter(({ lane }) => lane === 'outturn');
  const arrivals = await store.arrivals(outturns.map((one) => one.arrivals));
  const byArea = Map.groupBy(outturns, ({ indicator, area }) => `${indicator} ${area}`);
  sequences = [...byArea.values()].flatMap((own) =>
    sequencesOf(own, (key) => known(arrivals, key)).map((figures) => ({
      indicator: own[0]?.indicator ?? '',
      figures,
    })),
  );
  predictions = sequences.flatMap(predicted);
}, patience);

/** The prediction of the newest publication from all that was known before its day. */
function predicted(sequence: Sequence): Prediction[] {
  const came = publicationsOf(sequence.figures).at(-1);
  if (!came?.dated) return [];
  const before = sequence.figures.filter(({ knownFrom }) => knownFrom < came.knownFrom);
  const expectation = expectationOf(before);
  if (typeof expectation === 'string') return [];
  const lag = (Date.parse(came.knownFrom) - Date.parse(came.period.end)) / 86_400_000;
  return [{ sequence, expectation, came, error: Math.abs(lag - expectation.publicationLag) }];
}

const text = readFileSync(new URL('../../../docs/methodology.md', import.meta.url), 'utf8');

/** The claims of the documentation: `within 7 days: 70 %`. */
const claims = [...text.matchAll(/^within (\d+) days: at least (\d+) %$/gm)].map(([, days, percent]) => ({
  days: Number(days),
  percent: Number(percent),
}));

describe('the newest publication of every sequence, left out', () => {
  it.each(claims)(
    'came within $days days of the one that was expected in $percent % of the cases',
    (claim) => {
      const near = predictions.filter(({ error }) => error <= claim.days).length;
      expect(predictions.length).toBeGreaterThan(40);
      expect((100 * near) / predictions.length).toBeGreaterThanOrEqual(claim.percent);
    },
  );

  it('is told in the documentation', () => {
    expect(claims.map(({ days }) => days)).toEqual([7, 31]);
  });

  it('was of the expected period or of a later one, which the catalogue has instead, in nearly all cases', () => {
    const early = predictions.filter(
      ({ came, expectation }) => came.period.end < parsePeriod(expectation.nextPeriod).end,
    );
    expect(early.length / predictions.length).toBeLessThan(0.2);
  });
});

describe('a sequence', () => {
  it('expects no period that it has or that lies before one that it has', () => {
    for (const { figures } of sequences) {
      const expectation = expectationOf(figures);
      if (typeof expectation === 'string') continue;
      expect(figures.map(({ period }) => period.text)).not.toContain(expectation.nextPeriod);
      expect(expectation.publicationsPerYear).toBeLessThanOrEqual(12);
      expect(expectation.publicationLag).toBeGreaterThan(0);
    }
  });

  it('joins the first quarter, the first half and the year to the years to date', () => {
    const revenue = sequences.filter(({ indicator }) => indicator === 'telecom-business-revenue-miit');
    const counted = revenue.find(({ figures }) => figures.some(({ period }) => period.frequency === 'YTD'));
    const frequencies = new Set(counted?.figures.map(({ period }) => period.frequency));
    expect([...frequencies].sort()).toEqual(['A', 'Q', 'S', 'YTD']);
    const ends = counted?.figures.map(({ period }) => period.end) ?? [];
    expect(ends).toEqual([...new Set(ends)].sort());
  });
});
