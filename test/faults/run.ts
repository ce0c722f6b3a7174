/**
 * Kills, fills disks, corrupts files and cuts pipes, and looks whether what the documentation promises still holds:
 * `npm run test:faults`, `npm run test:faults -- --short`, or `npm run test:faults -- kills pipes` for some sections.
 */
import { runSections } from '../running/promises.ts';
import { buildWorld } from '../running/states.ts';
import { corruption } from './corruption.ts';
import { disks } from './disks.ts';
import { kills } from './kills.ts';
import { pipes } from './pipes.ts';
import { places } from './places.ts';
import { races } from './races.ts';

const world = await buildWorld();

await runSections('Faults', {
  kills: (isShort) => kills(world, isShort),
  races: (isShort) => races(world, isShort),
  disks: (isShort) => disks(world, isShort),
  corruption: (isShort) => corruption(world, isShort),
  places: () => places(world),
  pipes: () => pipes(world),
});
