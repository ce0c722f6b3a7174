import { compileFunction } from 'node:vm';
import { explorerAssets } from './kept-assets.ts';
import { madeOnce } from './made-once.ts';
import type { Render } from './site/rendering.ts';

/** The function that renders pages, and the files that they load; loaded once in a process, again if that failed. */
export const pageRenderer = madeOnce(async () => {
  const assets = await explorerAssets();
  // Compiled from memory: an installation may be read-only, and the bundle requires nothing.
  const module: { readonly exports: { readonly render?: Render } } = { exports: {} };
  compileFunction(String(assets.renderer), ['module'], { filename: 'explorer-site.cjs' })(module);
  const { render } = module.exports;
  if (render === undefined) throw new Error('The bundle of the pages exports no function that renders them.');
  return { render, assets };
});
