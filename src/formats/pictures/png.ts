import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Format, Retry } from '../format.ts';
import { picture } from './svg.ts';

/** The drawing of the SVG format in pixels, with fonts of a package. */
export const png: Format = {
  name: 'png',
  title: 'PNG: a chart of all rows, in pixels',
  mediaType: 'image/png',
  extension: 'png',
  paged: false,
  binary: true,
  inline: true,
  picture: true,
  async write(answer, options, retry) {
    const { width, height } = options.picture ?? { width: 0, height: 0 };
    if (width * height > limits.picturePixels) throw tooLarge(width, height, retry);
    return Buffer.from(await picture<Uint8Array>(answer, options, 'png'));
  },
};

/** The problem of too many pixels, with the height that fits the width. */
function tooLarge(width: number, height: number, retry: Retry): Problem {
  const most = limits.picturePixels;
  const detail = `A PNG has at most ${most.toLocaleString('en')} pixels, and ${width} by ${height} are more: take a smaller one, or svg, which scales.`;
  const fitting = String(Math.floor(most / width));
  return new Problem('not-computable', detail, {
    errors: [
      { parameter: 'height', value: String(height), code: 'tooManyPixels', detail, suggestions: [fitting] },
    ],
    tryInstead: retry({ height: fitting }),
  });
}
