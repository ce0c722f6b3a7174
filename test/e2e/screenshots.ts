/**
 * Writes pictures of the explorer to docs/screenshots: `node scripts/node.mjs test/e2e/screenshots.ts [name …]`. With
 * `--to=FOLDER` it writes every view in every width, theme and language to that folder, to look at them before a release.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, noBrowser, serve } from './browser.ts';
import { allLooks, kept, keptFolder, ownFonts, pictureFile, pictureOf, views, visitorOf } from './views.ts';

const option = '--to=';
const given = process.argv.slice(2);
const to = given.find((argument) => argument.startsWith(option))?.slice(option.length);
const asked = given.filter((argument) => !argument.startsWith(option));
const unknown = asked.filter((name) => !(name in views));
if (unknown.length > 0) {
  console.error(`No view ${unknown.join(', ')}; there are ${Object.keys(views).join(', ')}.`);
  process.exit(2);
}
if (noBrowser !== null) throw new Error(`No pictures: ${noBrowser}.`);

const folder = to ?? keptFolder;
const all = allLooks.flatMap((look) => Object.entries(views).map(([name, view]) => ({ name, view, look })));
const wanted = (to === undefined ? kept : all).filter(
  ({ name }) => asked.length === 0 || asked.includes(name),
);
mkdirSync(folder, { recursive: true });
const browser = await launch(ownFonts());
const server = await serve();
for (const [look, pictures] of Map.groupBy(wanted, (picture) => picture.look)) {
  const visitor = await visitorOf(browser, server.base, look);
  for (const { name, view } of pictures)
    writeFileSync(join(folder, pictureFile(name, look)), await pictureOf(visitor, view, look));
  await visitor.close();
}
await browser.close();
await server.close();
