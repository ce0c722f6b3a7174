/** A process that bundles and compresses the page for its parent, and ends with it. */
import { buildAssets } from './assets.ts';

process.once('disconnect', () => process.exit());
process.send?.(await buildAssets(), undefined, undefined, () => process.disconnect?.());
