import type { Text } from '../../page/base/model.ts';

/** The rows of the map from north to south, each with its provincial areas by column from west to east. */
const rows: readonly Readonly<Record<string, number>>[] = [
  { HL: 7 },
  { NM: 4, BJ: 5, LN: 6, JL: 7 },
  { XJ: 0, GS: 2, NX: 3, SX: 4, HE: 5, TJ: 6 },
  { QH: 1, SN: 3, HA: 4, SD: 5 },
  { XZ: 0, SC: 2, CQ: 3, HB: 4, AH: 5, JS: 6, SH: 7 },
  { GZ: 3, HN: 4, JX: 5, ZJ: 6 },
  { YN: 2, GX: 3, GD: 4, FJ: 5 },
  { HI: 4 },
];

/** The tile of a province. */
export interface TilePlace {
  /** ISO 3166-2. */
  readonly code: string;
  readonly row: number;
  readonly column: number;
}

/** Where each of the 31 provincial areas of `CN-*` stands: a tile of one size for each, near its neighbours, without borders. */
export const tilePlaces: readonly TilePlace[] = rows.flatMap((columns, row) =>
  Object.entries(columns).map(([letters, column]) => ({ code: `CN-${letters}`, row, column })),
);

const codes = new Set(tilePlaces.map(({ code }) => code));

/** True of an area that has a tile. */
export function isOnMap(area: string): boolean {
  return codes.has(area);
}

/** A name short enough for a tile or a list: `内蒙古自治区` is `内蒙古`. */
export function shortName({ en, zh }: Text): Text {
  return { en, zh: zh.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, '') };
}
