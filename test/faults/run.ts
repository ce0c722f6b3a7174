/**
 * Kills, fills disks, corrupts files and cuts pipes, and looks whether what the documentation promises still holds:
 * `npm run test:faults`, `npm run test:faults -- --short`, or `npm run test:faults -- kills pipes` for some sections.
 */
import { runSections } from '../running/promises.ts';
import { buildWorld } from '../running/states.ts';
import { corruption } from './corruption.ts';
import { disks } from './disks.ts';
import { installation } from './installation.ts';
import { kills } from './kills.ts';
import { pipes } from './pipes.ts';
import { places } from './places.ts';
import { races } from './races.ts';

let building: ReturnType<typeof buildWorld> | undefined;
const built = () => {
  building ??= buildWorld();
  return building;
};

await runSections('Faults', {
  kills: async (isShort) => kills(await built(), isShort),
  races: async (isShort) => races(await built(), isShort),
  disks: async (isShort) => disks(await built(), isShort),
  corruption: async (isShort) => corruption(await built(), isShort),
  places: async () => places(await built()),
  installation,
  pipes: async () => pipes(await built()),
});
