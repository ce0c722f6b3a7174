import cluster from 'node:cluster';

/** How long a worker that ends by itself is not replaced, so that one that cannot start does not keep the machine busy. */
const pause = 1000;

/**
 * Starts so many processes that share one port, and replaces those that end by themselves.
 * At a signal every worker finishes the requests under way, then this process ends.
 */
export function startWorkers(count: number, onListening: (port: number) => void): void {
  let stopping = false;
  let told = false;
  for (let place = 0; place < count; place += 1) cluster.fork();
  cluster.on('listening', (_, { port }) => {
    if (told) return;
    told = true;
    onListening(port);
  });
  cluster.on('exit', () => {
    const left = Object.keys(cluster.workers ?? {}).length;
    if (!stopping && !told && left === 0) process.exit(1);
    if (!stopping) setTimeout(() => stopping || cluster.fork(), pause);
    else if (left === 0) process.exit(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopping = true;
      const workers = Object.values(cluster.workers ?? {});
      if (workers.length === 0) process.exit(0);
      for (const worker of workers) worker?.process.kill('SIGTERM');
    });
}
