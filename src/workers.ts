import cluster from 'node:cluster';

/** Milliseconds before a worker that ended is replaced: workers that cannot start must not keep the machine busy. */
const pause = 1000;

/**
 * Starts `count` processes that share one port, with environment variables beside those of this one, and replaces those that end by themselves.
 * At a signal every worker completes its requests and ends, then this process does.
 */
export function startWorkers(
  count: number,
  variables: Readonly<Record<string, string>>,
  onListening: (port: number) => void,
): void {
  let stopping = false;
  let announced = false;
  for (let place = 0; place < count; place += 1) cluster.fork(variables);
  cluster.on('listening', (_, { port }) => {
    if (announced) return;
    announced = true;
    onListening(port);
  });
  cluster.on('exit', () => {
    const left = Object.keys(cluster.workers ?? {}).length;
    if (!stopping && !announced && left === 0) process.exit(1);
    if (!stopping) setTimeout(() => stopping || cluster.fork(variables), pause);
    else if (left === 0) process.exit(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // A second signal ends the workers at once, and this process with them.
      const how = stopping ? 'SIGKILL' : 'SIGTERM';
      stopping = true;
      const workers = Object.values(cluster.workers ?? {});
      if (workers.length === 0) process.exit(0);
      for (const worker of workers) worker?.process.kill(how);
    });
}
