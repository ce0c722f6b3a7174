/**
 * Loads a page by Lighthouse's mobile profile and prints one line of JSON for each round:
 * `paint`, the largest contentful paint, and `mark`, when the page set the mark that is named, both in milliseconds.
 * `node measure.mjs ADDRESS simulate|devtools MARK ROUNDS`
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [address, throttlingMethod, mark, rounds] = process.argv.slice(2);
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (let round = 0; round < Number(rounds); round += 1) {
  const result = await lighthouse(address, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance'],
    throttlingMethod,
  });
  const { audits } = result.lhr;
  const marks = audits['user-timings'].details.items;
  console.log(
    JSON.stringify({
      paint: audits['largest-contentful-paint'].numericValue,
      mark: marks.find(({ name }) => name === mark)?.startTime ?? null,
    }),
  );
}
chrome.kill();
