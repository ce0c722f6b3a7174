import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import {
  byIndicator,
  dataset,
  idOf,
  indicators,
  isBilingual,
  offenders,
  sources,
  statements,
} from './dataset.ts';

/** Producers whose Chinese name is in Latin letters. */
const latin = ['canalys', 'ctils'];

describe('the catalogue', () => {
  it('has at least the promised number of entries', () => {
    expect(statements.length).toBeGreaterThan(1600);
    expect(indicators.length).toBeGreaterThan(400);
    expect(sources.length).toBeGreaterThan(400);
  });

  it('refers only to entries that it defines', () => {
    const { units, topics, producers, concepts, areas } = dataset;
    for (const {
      unit,
      topic,
      producer,
      coProducers,
      concept,
      growthOf,
      equivalentOf,
      shareOf,
      national,
    } of indicators) {
      expect(units.has(unit) && topics.has(topic)).toBe(true);
      for (const id of [producer, ...coProducers]) expect(producers.has(id), id).toBe(true);
      if (concept !== null) expect(concepts.has(concept), concept).toBe(true);
      for (const id of [growthOf, equivalentOf, shareOf?.part, shareOf?.whole, national?.indicator])
        if (id) expect(dataset.indicators.has(id), id).toBe(true);
    }
    for (const { indicator, area, source } of statements)
      expect([dataset.indicators.has(indicator), areas.has(area), dataset.sources.has(source)]).toEqual([
        true,
        true,
        true,
      ]);
  });

  it('sets what is of provinces beside what has figures of the nation, in the same unit', () => {
    const linked = indicators.filter(({ national }) => national !== null);
    expect(linked.length).toBeGreaterThan(15);
    for (const { id, unit, nature, national, comparableAreas } of linked) {
      const whole = dataset.indicators.get(national?.indicator ?? '');
      expect([whole?.unit, whole?.nature], id).toEqual([unit, nature]);
      expect(
        byIndicator.get(whole?.id ?? '')?.some(({ area }) => area === 'CN'),
        id,
      ).toBe(true);
      // Where areas count in ways of their own, none of them counts as the nation does.
      if (!comparableAreas) expect(national?.sameDefinition, id).toBe(false);
    }
  });

  it('ranks areas only where one producer measures them all, or each as the nation is measured', () => {
    const own = indicators.filter(({ producer }) => /^(provincial|city)-authorities$/.test(producer));
    const several = own.filter(({ id }) => new Set(byIndicator.get(id)?.map(({ area }) => area)).size > 1);
    expect(several.length).toBeGreaterThan(25);
    for (const { id, comparableAreas, national } of several)
      if (comparableAreas) expect(national?.sameDefinition, id).toBe(true);
  });

  it('has no unused topic, unit, producer or area', () => {
    const used = (map: ReadonlyMap<string, unknown>, ids: Iterable<string | null>) => {
      const taken = new Set(ids);
      return [...map.keys()].filter((id) => !taken.has(id));
    };
    expect(
      used(
        dataset.topics,
        indicators.map(({ topic }) => topic),
      ),
    ).toEqual([]);
    expect(
      used(
        dataset.concepts,
        indicators.map(({ concept }) => concept),
      ),
    ).toEqual([]);
    expect(
      used(dataset.producers, [
        ...indicators.flatMap(({ producer, coProducers }) => [producer, ...coProducers]),
        ...sources.map(({ producer }) => producer),
        ...statements.map(({ onBehalfOf }) => onBehalfOf),
      ]),
    ).toEqual([]);
  });

  it('has every name, definition, reason and caveat in both languages', () => {
    const { topics, concepts, producers, areas } = dataset;
    const unnamed = [
      ...indicators,
      ...topics.values(),
      ...concepts.values(),
      ...producers.values(),
      ...areas.values(),
    ];
    expect(offenders(unnamed, ({ name }) => !isBilingual(name), idOf)).toEqual(latin);
    const undefinedOnes = [...indicators, ...topics.values(), ...concepts.values()];
    expect(offenders(undefinedOnes, ({ definition }) => !isBilingual(definition), idOf)).toEqual([]);
    expect(offenders([...concepts.values()], ({ why }) => !isBilingual(why), idOf)).toEqual([]);
    expect(
      offenders(statements, ({ caveat }) => caveat !== null && !isBilingual(caveat), statementId),
    ).toEqual([]);
    expect(offenders(indicators, ({ note }) => note !== null && !isBilingual(note), idOf)).toEqual([]);
  });

  it('has a different definition for every indicator', () => {
    const filler =
      /(?<!far )\bas (published|stated|reported)[.;]?$|to be defined|如公布|按公布值|待定|^n\/a/i;
    expect(
      offenders(indicators, ({ definition: { en, zh } }) => filler.test(en) || filler.test(zh), idOf),
    ).toEqual([]);
    expect(
      offenders(
        indicators,
        ({ name, definition }) => definition.en.length < 30 || definition.zh === name.zh,
        idOf,
      ),
    ).toEqual([]);
    for (const lang of ['en', 'zh'] as const)
      for (const key of ['definition', 'name'] as const) {
        const alike = Map.groupBy(indicators, (indicator) => indicator[key][lang]);
        expect([...alike.values()].filter(({ length }) => length > 1).map((list) => list.map(idOf))).toEqual(
          [],
        );
      }
  });

  it('has a statement for every indicator, and a statement or a break for every source', () => {
    const current = indicators.filter(({ retired }) => retired === null);
    expect(offenders(current, ({ id }) => !byIndicator.has(id), idOf)).toEqual([]);
    const breaks = indicators.flatMap((indicator) => indicator.breaks);
    const used = new Set([...statements, ...breaks].map(({ source }) => source));
    expect(offenders(sources, ({ id }) => !used.has(id), idOf)).toEqual([]);
  });

  it('dates every source, no later than the day on which it was read', () => {
    const late = sources.filter(
      ({ publishedOn, accessedOn }) =>
        publishedOn < '1990' || publishedOn > accessedOn.slice(0, publishedOn.length),
    );
    expect(late.map(idOf)).toEqual([]);
    expect(offenders(sources, ({ title, publisher }) => title === '' || publisher === '', idOf)).toEqual([]);
  });
});

describe('a concept', () => {
  it.each([...dataset.concepts.keys()])('%s has rivals, each of which says how it differs', (concept) => {
    const rivals = indicators.filter((indicator) => indicator.concept === concept);
    expect(rivals.length).toBeGreaterThan(1);
    for (const { differs } of rivals) expect(differs !== null && isBilingual(differs)).toBe(true);
    expect(new Set(rivals.map(({ differs }) => differs?.en)).size).toBe(rivals.length);
  });
});
