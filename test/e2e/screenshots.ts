/** Writes pictures of the main views to docs/screenshots: `node scripts/node.mjs test/e2e/screenshots.ts [name …]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { launch, noBrowser, serve } from './browser.ts';
import { looks, ownFonts, pictureFile, pictureOf, views, visitorOf } from './views.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in views));
if (unknown.length > 0) {
  console.error(`No view ${unknown.join(', ')}; there are ${Object.keys(views).join(', ')}.`);
  process.exit(2);
}
if (noBrowser !== null) throw new Error(`No pictures: ${noBrowser}.`);

const browser = await launch(ownFonts());
const server = await serve();
for (const look of looks) {
  const visitor = await visitorOf(browser, server.base, look);
  for (const [name, view] of Object.entries(views)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const file = pictureFile(name, look);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await pictureOf(visitor, view, look));
  }
  await visitor.close();
}
await browser.close();
await server.close();
