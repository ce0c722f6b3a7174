import type { z } from 'zod';
import { pictureSizes } from '../../charts/charted.ts';
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
};

export type PictureParameters = {
  readonly [K in 'width' | 'height' | 'theme']: z.output<(typeof pictureParameters)[K]>;
};
