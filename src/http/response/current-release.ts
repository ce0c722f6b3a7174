import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problems.ts';

/** The newest release of a catalogue. @throws Problem `unavailable` when it has none */
export function currentRelease({ releases }: Pick<Catalogue, 'releases'>): Release {
  const release = releases.at(-1);
  if (release === undefined)
    throw new Problem('unavailable', 'The release is not known yet.', { retryAfter: 5 });
  return release;
}
