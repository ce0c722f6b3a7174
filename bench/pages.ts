import { type Loaded, lighthouseIsThere, loadedBy } from './lighthouse.ts';
import { seeded } from './seeded.ts';
import { ours } from './servers.ts';
import { shownPages } from './shown-pages.ts';
import { printTable } from './table.ts';
import { quantile, type Result, spreadOf } from './targets.ts';

const rounds = 5;

/**
 * Lighthouse's mobile profile on the pages. Paints and scores are those of its usual, simulated throttling; the mark of
 * `/docs` is set in truth and simulation does not slow it, so it is taken with the throttling of the browser's own tools.
 */
export async function pages(): Promise<Result[]> {
  if (!lighthouseIsThere()) return [];
  const server = await ours(seeded());
  const base = `http://127.0.0.1:${server.port}`;
  // The first page waits for the bundle.
  await fetch(`${base}/docs`);
  const paints = loadedBy('simulate', `${base}/docs`, { rounds }).map(({ paint }) => paint / 1000);
  const marks = loadedBy('devtools', `${base}/docs`, { rounds, mark: 'swagger-ui' }).map(
    ({ mark }) => (mark ?? Number.POSITIVE_INFINITY) / 1000,
  );
  const loads = shownPages.map((path) => medians(path, loadedBy('simulate', base + path, { rounds: 3 })));
  await server.stop();
  printTable(
    'Pages of the explorer: medians of three; scores for performance, accessibility, best practices, search engines',
    ['', 'scores', 'largest paint, s', 'blocked, ms', 'kB without fonts', 'kB', 'below 0.9'],
    loads.map(({ path, scores, paint, blocked, first, bytes, faults }) => [
      path,
      scores.join(' '),
      paint,
      blocked,
      first,
      bytes,
      faults,
    ]),
  );
  return [
    ['docsPaint', spreadOf(paints)],
    ['swaggerUi', spreadOf(marks)],
    ['pageScore', worst(loads.map(({ scores }) => -Math.min(...scores)))],
    ['pagePaint', worst(loads.map(({ paint }) => paint))],
    ['pageBlocked', worst(loads.map(({ blocked }) => blocked))],
    ['pageFirst', worst(loads.map(({ first }) => first))],
    ['pageBytes', worst(loads.map(({ bytes }) => bytes))],
  ];
}

function medians(path: string, loads: readonly Loaded[]) {
  const median = (of: (load: Loaded) => number) =>
    quantile(
      loads.map(of).toSorted((a, b) => a - b),
      0.5,
    );
  const sum = ({ bytes }: Loaded, without = '') =>
    Object.entries(bytes).reduce((total, [type, count]) => total + (type === without ? 0 : count), 0) / 1000;
  return {
    path,
    scores: Object.keys(loads[0]?.scores ?? {}).map((name) => median(({ scores }) => scores[name] ?? 0)),
    paint: median(({ paint }) => paint / 1000),
    blocked: median(({ blocked }) => blocked),
    first: median((load) => sum(load, 'Font')),
    bytes: median((load) => sum(load)),
    faults: [...new Set(loads.flatMap(({ faults }) => faults))].join(' '),
  };
}

/** The highest of the pages, and how far they lie apart. A score, of which less is worse, is given negative. */
function worst(values: readonly number[]) {
  const { low, high } = spreadOf(values);
  return high < 0 ? { median: -high, low: -high, high: -low } : { median: high, low, high };
}
