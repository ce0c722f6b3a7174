/**
 * Loads a page by Lighthouse's mobile profile and prints one line of JSON for each round:
 * `paint`, the largest contentful paint, `blocked`, the total blocking time, and `mark`, when the page set the mark that
 * is named, in milliseconds; `bytes` by type of resource, as they came over the network; `scores` by category, of 100.
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
let unrecorded = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const result = await lighthouse(address, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    throttlingMethod,
  });
  const { audits, categories, runtimeError } = result.lhr;
  if (runtimeError) {
    // It now and then misses the beginning of a load, which says nothing of the page.
    unrecorded += 1;
    if (unrecorded > 5) throw new Error(`${address}: ${runtimeError.message}`);
    round -= 1;
    continue;
  }
  const requests = audits['network-requests'].details.items;
  const bytes = {};
  for (const { resourceType, transferSize } of requests)
    bytes[resourceType] = (bytes[resourceType] ?? 0) + transferSize;
  console.log(
    JSON.stringify({
      paint: audits['largest-contentful-paint'].numericValue,
      blocked: audits['total-blocking-time'].numericValue,
      mark: audits['user-timings'].details.items.find(({ name }) => name === mark)?.startTime ?? null,
      bytes,
      scores: Object.fromEntries(
        Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
      ),
      // What keeps a score from 100.
      faults: Object.values(categories).flatMap(({ auditRefs }) =>
        auditRefs
          .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
          .map(({ id }) => id),
      ),
    }),
  );
}
chrome.kill();
