import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Assets } from './assets.ts';

/** The files of the page, made by a process of its own: a server that made them would stand still, and keep the memory. */
export async function assetsOfProcess(): Promise<Assets> {
  const builder = fork(fileURLToPath(new URL('./builder.ts', import.meta.url)), {
    // Node calls it an experiment that types can be taken out of a text.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  let assets: Assets | null = null;
  builder.on('message', (message) => {
    assets = message as Assets;
  });
  await once(builder, 'disconnect');
  if (assets === null) throw new Error('The page was not built.');
  return assets;
}
