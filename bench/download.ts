/** A client in a process of its own, so that others measure nothing of its work: reads what its parent names, and tells how long that took. */
import { get } from 'node:http';

export interface Download {
  readonly seconds: number;
  readonly megabytes: number;
}

process.on('message', (address: string) => {
  const start = performance.now();
  let bytes = 0;
  get(address, (response) => {
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    response.on('end', () => {
      const download: Download = { seconds: (performance.now() - start) / 1000, megabytes: bytes / 1e6 };
      process.send?.(download);
    });
  });
});
