import { describe, expect, it } from 'vitest';
import { areaLevels } from '../../src/domain/statements/codes.ts';
import { dataset, idOf, isBilingual, offenders } from './dataset.ts';
import { provinces } from './plausible.ts';

const areas = [...dataset.areas.values()];

/** The first two digits of GB/T 2260 by the code of ISO 3166-2. */
const digits: Readonly<Record<string, string>> = {
  ...{ BJ: '11', TJ: '12', HE: '13', SX: '14', NM: '15', LN: '21', JL: '22', HL: '23', SH: '31', JS: '32' },
  ...{ ZJ: '33', AH: '34', FJ: '35', JX: '36', SD: '37', HA: '41', HB: '42', HN: '43', GD: '44', GX: '45' },
  ...{ HI: '46', CQ: '50', SC: '51', GZ: '52', YN: '53', XZ: '54', SN: '61', GS: '62', QH: '63', NX: '64' },
  ...{ XJ: '65', TW: '71', HK: '81', MO: '82' },
};

const digitsById = Object.fromEntries(Object.entries(digits).map(([code, two]) => [`CN-${code}`, two]));

const capitals = [
  ...['130100', '140100', '150100', '210100', '220100', '230100', '320100', '330100', '340100', '350100'],
  ...['360100', '370100', '410100', '420100', '430100', '440100', '450100', '460100', '510100', '520100'],
  ...['530100', '540100', '610100', '620100', '630100', '640100', '650100'],
];
/** Sub-provincial cities that are no capital of a province. */
const subProvincial = ['210200', '330200', '350200', '370200', '440300'];

describe('areas', () => {
  it('have names in both languages, a level, and a parent of the level above', () => {
    expect(offenders(areas, ({ name }) => !isBilingual(name), idOf)).toEqual([]);
    const astray = offenders(
      areas,
      ({ level, parent }) =>
        (parent === null ? null : (dataset.areas.get(parent)?.level ?? 'unknown')) !==
        areaLevels[level].above,
      idOf,
    );
    expect(astray).toEqual([]);
  });

  it('have different names', () => {
    for (const lang of ['en', 'zh'] as const)
      expect(new Set(areas.map(({ name }) => name[lang])).size).toBe(areas.length);
  });

  it('are the provinces of ISO 3166-2, two countries and the world, and cities by GB/T 2260', () => {
    const others = areas.filter(({ level }) => level !== 'city' && level !== 'district').map(idOf);
    expect(others).toEqual(['CN', ...provinces, 'US', 'W0']);
    const regions = areas.filter(({ level }) => level === 'specialAdministrativeRegion').map(idOf);
    expect(regions).toEqual(['CN-HK', 'CN-MO']);
    const apart = areas.filter(({ inNationalFigures }) => !inNationalFigures).map(idOf);
    expect(apart).toEqual(['CN-HK', 'CN-MO', 'CN-TW']);
  });

  it('have the digits of their province, and of their city', () => {
    expect(Object.keys(digitsById).toSorted()).toEqual(provinces.toSorted());
    for (const { id, level, gbCode, parent } of areas) {
      if (id in digitsById) expect(gbCode, id).toBe(`${digitsById[id]}0000`);
      else expect(gbCode, id).toBe(level === 'city' || level === 'district' ? id.slice(3) : null);
      if (level === 'city') expect(id).toMatch(new RegExp(`^CN-${digitsById[parent ?? '']}\\d{2}00$`));
      if (level === 'district') expect(`${id.slice(0, 7)}00`, id).toBe(parent);
    }
  });

  it('have every capital of a province and every sub-provincial city', () => {
    for (const code of [...capitals, ...subProvincial])
      expect(dataset.areas.get(`CN-${code}`), code).toMatchObject({ level: 'city' });
  });
});
