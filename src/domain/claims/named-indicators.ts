import type { Indicator } from '../catalogue/catalogue.ts';
import { memoized } from '../memoized.ts';

/** The indicators whose whole name, in one language or the other, stands in a text; the longest names first. */
export function namedIn(text: string, indicators: ReadonlyMap<string, Indicator>): readonly Indicator[] {
  const plain = plainText(text);
  return plainNames(indicators).flatMap(({ name, indicator }) => (plain.includes(name) ? indicator : []));
}

const plainNames = memoized((indicators: ReadonlyMap<string, Indicator>) =>
  [...indicators.values()]
    .flatMap((indicator) =>
      [indicator.name.en, indicator.name.zh].map((name) => ({ name: plainText(name), indicator })),
    )
    .sort((a, b) => b.name.length - a.name.length),
);

/** Letters and digits alone: how a name is punctuated does not matter. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
