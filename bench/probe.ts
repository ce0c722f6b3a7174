/**
 * Loaded into a server under test by `--import`: tells its parent how long its event loop was blocked and how much memory it took.
 * Measured by a timer of one millisecond; what one firing is late by is what a request had to wait.
 */
import cluster from 'node:cluster';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Probed {
  /** Longest time that the event loop stood still since the last question, in milliseconds. */
  readonly blocked: number;
  /** Resident memory now and at its highest, in megabytes. */
  readonly resident: number;
  readonly highest: number;
}

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (message) => {
  if (message !== 'probe') return;
  const probed: Probed = {
    blocked: Math.max(0, delay.max / 1e6 - 1),
    resident: process.memoryUsage.rss() / 1e6,
    highest: process.resourceUsage().maxRSS / 1e3,
  };
  delay.reset();
  process.send?.(probed);
});
// A worker of a cluster lives by its channel.
if (cluster.isPrimary) process.channel?.unref();
