import { describe, expect, it } from 'vitest';
import { dataset, idOf, indicators, offenders, statements } from './dataset.ts';
import { provinces } from './plausible.ts';

const mainland = provinces.filter((id) => dataset.areas.get(id)?.inNationalFigures);
const of = (area: string) => statements.filter((statement) => statement.area === area);

/** Words by which an id would name an area: the English names of provinces and cities. */
const places = [...dataset.areas.values()]
  .filter(({ level }) => level === 'province' || level === 'city')
  .map(({ id, name }) => ({ area: id, word: name.en.toLowerCase().replaceAll(/[^a-z]+/g, '-') }));

describe('the provinces of the mainland', () => {
  it('are 31, and all but Jilin have at least three figures of their own', () => {
    expect(mainland.length).toBe(31);
    expect(mainland.filter((area) => of(area).length < 3)).toEqual(['CN-JL']);
  });

  it('have figures of their cities where they have none: those of Changchun stand for no other part of Jilin', () => {
    expect(of('CN-JL')).toEqual([]);
    expect(of('CN-220100').length).toBeGreaterThanOrEqual(4);
  });
});

describe('an indicator that came with release 3', () => {
  const published = new Set(
    dataset.statements.filter(({ release }) => release < 3).map(({ indicator }) => indicator),
  );
  const areasOf = (id: string) =>
    new Set(statements.filter(({ indicator }) => indicator === id).map(({ area }) => area));

  it('names no place in its id that its areas say, unless it covers something without a code', () => {
    const repeats = ({ id, covers }: (typeof indicators)[number]) =>
      !published.has(id) &&
      covers === null &&
      places.some(({ area, word }) => areasOf(id).has(area) && `-${id}-`.includes(`-${word}-`));
    expect(offenders(indicators, repeats, idOf)).toEqual([]);
  });
});
