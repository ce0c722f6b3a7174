import type { z } from 'zod';
import { axes, frames, markChoices, pictureSizes } from '../../charts/charted.ts';
import { themeNames } from '../../charts/marks/themes.ts';
import { choice, integerParameter } from '../request/parameters.ts';

const { least, most } = pictureSizes;

/** Parameters of a picture. */
export const pictureParameters = {
  width: integerParameter(least, most, {
    description: `Width of a picture in pixels, ${least} to ${most}; ${pictureSizes.width} by default.`,
    example: '800',
  }).default(pictureSizes.width),
  height: integerParameter(least, most, {
    description: `Height of a picture in pixels, ${least} to ${most}; ${pictureSizes.height} by default.`,
    example: '450',
  }).default(pictureSizes.height),
  theme: choice(themeNames, { description: 'Colours of a picture.', example: 'light' }).default('light'),
  frame: choice(frames, {
    description: '`bare` draws a picture without title, subtitle and source line, for a page that has them.',
    example: 'bare',
  }).default('full'),
  axis: choice(axes, {
    description:
      'Axis of the values of a picture: on a `log` axis equal distances are equal ratios. Figures of zero or less have none, and are drawn on a `linear` one.',
    example: 'log',
  }).default('linear'),
  marks: choice(markChoices, {
    description: 'What stands for a figure in a picture; `auto` follows the nature of the indicator.',
    example: 'lines',
  }).default('auto'),
};

export type PictureParameters = {
  readonly [K in keyof typeof pictureParameters]: z.output<(typeof pictureParameters)[K]>;
};
