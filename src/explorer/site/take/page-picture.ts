import type { HeadImage } from '../rendering.ts';
import { pathIn } from './take-paths.ts';

/** What networks show large. */
const size = { width: 1200, height: 630 } as const;

/** The chart of the figures at a path as the picture that stands for a page elsewhere. */
export function pagePicture(path: string, alt: string): HeadImage {
  return { path: pathIn('png', path, size), ...size, alt };
}
