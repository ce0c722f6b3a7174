import type { Indicator } from '../catalogue/catalogue.ts';
import { memoized } from '../memoized.ts';
import type { Span } from './claim-periods.ts';
import { withDigits } from './spelled-numbers.ts';

/** The indicators whose whole name, in one language or the other, stands in a text; the longest names first. */
export function namedIn(text: string, indicators: ReadonlyMap<string, Indicator>): readonly Indicator[] {
  const plain = plainText(text);
  return plainNames(indicators).flatMap(({ name, indicator }) => (plain.includes(name) ? indicator : []));
}

/** Where a text has the whole name of an indicator, in one language or the other. `text` is one of `withDigits`. */
export function nameIn(text: string, { name }: Indicator): Span<Indicator['name']> | null {
  for (const own of [name.en, name.zh]) {
    const words = plainText(withDigits(own.normalize('NFKC')))
      .split(' ')
      .map(RegExp.escape);
    const found = new RegExp(`${words.join('[^\\p{L}\\p{N}]*')}\\)?`, 'iu').exec(text);
    if (found !== null) return { from: found.index, to: found.index + found[0].length, meaning: name };
  }
  return null;
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
