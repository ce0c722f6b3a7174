import { describe, expect, it } from 'vitest';
import { lastDay, parsePeriod } from '../../../src/domain/time/period.ts';
import { currentIndicators, currentStatements, dataset } from '../../seed/dataset.ts';
import { type List, type Row, type Single, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

interface Detail extends Row {
  readonly latest: Readonly<Record<'outturn' | 'forecast' | 'target', Row | null>>;
  readonly scorecards: readonly Scorecard[];
}

interface Scorecard {
  readonly period: string;
  readonly forecast: { readonly id: string };
  readonly outturn: { readonly id: string };
  readonly forecaster: { readonly en: string };
  readonly error: number | null;
  readonly errorUnit: string;
  readonly errorQualifier: string | null;
  readonly errorPercent: number | null;
}

async function details(): Promise<Detail[]> {
  const found: Detail[] = [];
  for (const { id } of currentIndicators)
    found.push((await server().json<Single<Detail>>(`/v1/indicators/${id}`)).data);
  return found;
}

const ofIndicator = (id: string) => currentStatements.filter(({ indicator }) => indicator === id);

describe('every indicator', () => {
  it('begins with the period that begins first and ends with the one that ends last', async () => {
    const { data } = await server().json<List>('/v1/indicators?limit=1000&fields=id,firstPeriod,lastPeriod');
    expect(data.length).toBe(currentIndicators.length);
    for (const { id, firstPeriod, lastPeriod } of data) {
      const periods = ofIndicator(id).map(({ period }) => period);
      const starts = periods.map(({ start }) => start).toSorted();
      const ends = periods.map(({ end }) => end).toSorted();
      expect(parsePeriod(String(firstPeriod)).start, id).toBe(starts[0]);
      expect(parsePeriod(String(lastPeriod)).end, id).toBe(ends.at(-1));
    }
  });

  it('is sorted by the last day of its last period', async () => {
    const { data } = await server().json<List>('/v1/indicators?limit=1000&sort=lastPeriod');
    const days = data.map(({ lastPeriod }) => parsePeriod(String(lastPeriod)).end);
    expect(days).toEqual(days.toSorted());
  });

  it('has as latest figures those of China or of its only area, and no forecast that an outturn has reached', async () => {
    let byArea = 0;
    for (const { id, areas, latest, links } of await details()) {
      const several = Array.isArray(areas) && areas.length > 1 ? areas : [];
      const area = several.length === 0 ? [areas].flat()[0] : several.includes('CN') ? 'CN' : null;
      if (area === null) {
        byArea += 1;
        expect(latest, id).toEqual({ outturn: null, forecast: null, target: null });
        const { data } = await server().json<List>(links.areas ?? '');
        expect(new Set(data.map((row) => row.area)).size, id).toBeGreaterThan(1);
        continue;
      }
      const outturns = ofIndicator(id).filter((s) => s.lane === 'outturn' && s.area === area);
      const reached =
        outturns
          .map(({ period }) => period.end)
          .toSorted()
          .at(-1) ?? '';
      for (const row of Object.values(latest)) if (row !== null) expect(row.area, id).toBe(area);
      for (const row of [latest.forecast, latest.target])
        if (row !== null) expect(String(row.periodEnd) > reached, id).toBe(true);
    }
    expect(byArea).toBeGreaterThan(3);
  });

  it('has scorecards that name the forecaster, and errors that say their unit and how to read them', async () => {
    const publishers = new Set([...dataset.sources.values()].map(({ publisher }) => publisher));
    const cards = (await details()).flatMap(({ scorecards, unit }) =>
      scorecards.map((card) => ({ ...card, unit })),
    );
    expect(cards.length).toBeGreaterThan(5);
    const qualifierOf = new Map(currentStatements.map((s) => [idOf(s), s.qualifier]));
    for (const card of cards) {
      expect(publishers.has(card.forecaster.en), card.forecaster.en).toBe(false);
      const isShare = card.unit === 'percent';
      expect(card.errorUnit).toBe(isShare ? 'percentagePoints' : card.unit);
      if (isShare) expect(card.errorPercent).toBeNull();
      const qualifiers = [qualifierOf.get(card.forecast.id), qualifierOf.get(card.outturn.id)];
      if (qualifiers.every((qualifier) => qualifier === 'exact')) expect(card.errorQualifier).toBe('exact');
      else expect(card.errorQualifier).not.toBe('exact');
    }
  });
});

const idOf = (s: (typeof currentStatements)[number]) =>
  `${s.indicator}.${s.area}.${s.period.text.replace('/', '--')}.${s.source}`;

describe('the size of the digital economy by CAICT', () => {
  it('leads with the forecast that comes next after the newest outturn', async () => {
    const { data } = await server().json<Single<Detail>>('/v1/indicators/digital-economy-size-caict');
    // Of the forecasts for 2020, 2025 and 2032, by the outturn of 2023.
    expect(data.latest.outturn).toMatchObject({ period: '2023', value: 53_900_000_000_000 });
    expect(data.latest.forecast).toMatchObject({ period: '2025', value: 60_000_000_000_000 });
    // Forecast in 2017 by CAICT, printed by China Daily.
    expect(data.scorecards[0]).toMatchObject({
      period: '2020',
      forecaster: { en: expect.stringMatching(/^China Academy of Information/) },
    });
  });

  it('forecast as a share is off by percentage points', async () => {
    const { data } = await server().json<Single<Detail>>('/v1/indicators/data-output-nda-yoy');
    // Over 25 % against 25 %.
    expect(data.scorecards[0]).toMatchObject({
      errorUnit: 'percentagePoints',
      errorQualifier: 'over',
      errorPercent: null,
    });
  });
});

describe('the sources', () => {
  it('sort by the last day that their date allows', async () => {
    const { data } = await server().json<List>('/v1/sources?limit=1000&sort=publishedOn');
    const days = data.map(({ publishedOn }) => lastDay(String(publishedOn)).day);
    expect(days).toEqual(days.toSorted());
  });
});
