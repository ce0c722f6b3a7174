import { markText, numbersOf, type ValueAxis, type Wanted } from './value-axis.ts';

/** An axis on which equal distances are equal ratios. All values are above zero. */
export function logAxis({ values, scale, unit, lang, height }: Wanted): ValueAxis {
  const { at, unit: unitName } = numbersOf(Math.max(...values), { scale, unit, lang });
  const places = values.map((value) => Math.log10(at(value)));
  // The axis spans at least a factor of 1.6, so that small differences do not look large, and ticks have room.
  const least = Math.max(0, (0.2 - (Math.max(...places) - Math.min(...places))) / 2);
  const [low, high] = [Math.min(...places) - least, Math.max(...places) + least];
  // Labels above the highest mark need the height of a line.
  const spare = ((high - low) * 34) / Math.max(height, 80);
  const [from, to] = [low - spare / 2, high + spare];
  const most = Math.max(3, Math.floor(height / 36));
  const numbers = stepsOf
    .map((steps) => numbersBetween(from, to, steps))
    .find((found) => found.length >= 3 && found.length <= most);
  const ticks = (numbers ?? numbersBetween(from, to, stepsOf.at(-1) ?? [1])).map((number) => ({
    place: Math.log10(number),
    text: markText(number, null),
  }));
  return { min: from, max: to, ticks, unit: unitName, at, place: Math.log10 };
}

/** Multiples of each power of ten that may have a tick, the fewest first. */
const stepsOf: readonly (readonly number[])[] = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9],
];

function numbersBetween(from: number, to: number, steps: readonly number[]): number[] {
  const powers = Array.from(
    { length: Math.floor(to) - Math.floor(from) + 1 },
    (_, index) => Math.floor(from) + index,
  );
  return powers
    .flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(3))))
    .filter((number) => Math.log10(number) >= from && Math.log10(number) <= to);
}
