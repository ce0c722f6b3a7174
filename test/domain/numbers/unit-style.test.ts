import { describe, expect, it } from 'vitest';
import type { Catalogue, Unit } from '../../../src/domain/catalogue/catalogue.ts';
import { unitStyle } from '../../../src/domain/numbers/unit-style.ts';
import { catalogue as made } from '../../fixtures/statements.ts';

const unit = (id: string, en: string, zh: string, words: boolean): [string, Unit] => [
  id,
  {
    id,
    name: { en, zh },
    definition: { en, zh },
    standard: null,
    display: { en: `{n} ${en}`, zh: `{n}${zh}` },
    words,
  },
];

const catalogue: Catalogue = {
  ...made,
  units: new Map([
    unit('CNY', 'yuan', '元', true),
    unit('USD', 'US dollars', '美元', true),
    unit('CNY_PER_USD', 'yuan per US dollar', '元／美元', false),
    unit('ZB', 'ZB', 'ZB', false),
    unit('count', 'number', '个', true),
    unit('person', 'persons', '人', true),
  ]),
};

const styleOf = (id: string) => unitStyle(id, catalogue);

describe('how a unit is written', () => {
  it('is what the catalogue says of it, also where it is a quotient', () => {
    expect(styleOf('ZB')).toMatchObject({ display: { en: '{n} ZB', zh: '{n}ZB' }, words: false });
    expect(styleOf('CNY_PER_USD')).toMatchObject({ display: { en: '{n} yuan per US dollar' }, words: false });
  });

  it.each([
    // Large amounts of money are read in words, also for each head; zettabytes are not.
    ['CNY_PER_person', '{n} yuan a person', '{n}元／人', true],
    ['CNY_PER_count', '{n} yuan each', '{n}元／个', true],
    ['CNY_PER_ZB', '{n} yuan per ZB', '{n}元／ZB', true],
    ['ZB_PER_person', '{n} ZB a person', '{n}ZB／人', false],
    ['person_PER_CNY', '{n} persons per yuan', '{n}人／元', true],
  ])('is put together for the quotient %s', (id, en, zh, words) => {
    expect(styleOf(id)).toEqual({ display: { en, zh }, words });
  });

  it.each(['RATIO', 'index', 'CNY_PER_furlong', 'furlong_PER_person', 'furlong_PER_fortnight'])(
    'is the bare number for %s, of which the catalogue knows nothing',
    (id) => {
      expect(styleOf(id)).toEqual({ display: { en: '{n}', zh: '{n}' }, words: false });
    },
  );
});
