/**
 * Between which numbers a figure of each unit may lie. Wide enough for what the sources print, narrow enough to catch
 * a power of ten too much or too little.
 */
export const plausible: Readonly<Record<string, readonly [least: number, most: number]>> = {
  BLOCK32: [100, 2e5],
  CNY: [1e6, 5e14],
  CNY_PER_USD: [5, 10],
  EB: [10, 1e4],
  EFLOPS: [1, 1e4],
  GB: [1, 1e12],
  KM: [1e5, 2e8],
  M2: [1e3, 1e6],
  PB: [1, 1e5],
  PFLOPS: [1e3, 1e7],
  RATIO: [1, 3],
  TB: [1, 1e5],
  TOKEN: [1e9, 1e18],
  USD: [1e8, 5e13],
  ZB: [0.1, 1000],
  count: [1, 1e13],
  index: [10, 1e4],
  percent: [-80, 200],
  percentagePoints: [-20, 20],
  person: [1e3, 9e9],
  subscription: [1e6, 3e9],
};

/** ISO 3166-2:CN, the 34 units of province level. */
export const provinces =
  `CN-AH CN-BJ CN-CQ CN-FJ CN-GD CN-GS CN-GX CN-GZ CN-HA CN-HB CN-HE CN-HI CN-HK CN-HL CN-HN CN-JL CN-JS
CN-JX CN-LN CN-MO CN-NM CN-NX CN-QH CN-SC CN-SD CN-SH CN-SN CN-SX CN-TJ CN-TW CN-XJ CN-XZ CN-YN CN-ZJ`.split(
    /\s+/,
  );
