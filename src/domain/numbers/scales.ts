import type { Text } from '../statements/codes.ts';

interface Scale {
  /** Power of ten. */
  readonly exponent: number;
  readonly name: Text;
}

/** Scales that a request can name; `wan` is ten thousand, `yi` a hundred million. */
export const scales = {
  '1': { exponent: 0, name: { en: '', zh: '' } },
  thousand: { exponent: 3, name: { en: 'thousand', zh: '千' } },
  wan: { exponent: 4, name: { en: 'ten thousand', zh: '万' } },
  million: { exponent: 6, name: { en: 'million', zh: '百万' } },
  yi: { exponent: 8, name: { en: 'hundred million', zh: '亿' } },
  billion: { exponent: 9, name: { en: 'billion', zh: '十亿' } },
  trillion: { exponent: 12, name: { en: 'trillion', zh: '万亿' } },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

/** Steps in which each language counts large numbers in running text, largest first; smaller numbers are printed in full. */
export const idioms = {
  en: ['trillion', 'billion', 'million'],
  zh: ['trillion', 'yi', 'wan'],
} as const satisfies Record<keyof Text, readonly ScaleName[]>;
