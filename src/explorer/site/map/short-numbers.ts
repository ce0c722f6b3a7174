import type { Lang } from '../languages.ts';

const scales = {
  en: [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ],
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
} as const;

/** What the numbers on tiles are counted in. */
export interface TileScale {
  readonly size: number;
  /** `trillion`, `万亿`; null where they are not scaled. */
  readonly word: string | null;
}

/** The scale on which the greatest of all values has at most four digits. */
export function tileScale(values: readonly number[], lang: Lang): TileScale {
  const most = Math.max(...values.map(Math.abs));
  const found = most < 1e4 ? undefined : scales[lang].find(([size]) => most >= size);
  return found === undefined ? { size: 1, word: null } : { size: found[0], word: found[1] };
}

const hedges: Readonly<Record<string, string>> = {
  about: '≈',
  over: '>',
  under: '<',
  atLeast: '≥',
  atMost: '≤',
};

interface ShortFigure {
  readonly value: number;
  readonly qualifier: string | null;
}

/** A figure as a tile shows it, with the sign of its hedge and three significant digits: `>5.9`. */
export function shortFigure({ value, qualifier }: ShortFigure, { size }: TileScale): string {
  const scaled = value / size;
  const digits = Math.abs(scaled) >= 100 ? Math.round(scaled) : Number(scaled.toPrecision(3));
  return `${hedges[qualifier ?? ''] ?? ''}${digits}`;
}
