/** Program of a thread: asks cheap addresses one after the other, as somebody who is alone would, until it is told to stop. */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Answered, Client } from './clients.ts';

const { port, paths }: { port: number; paths: readonly string[] } = workerData;
const answers: Answered[] = [];
let isOver = false;
parentPort?.once('message', () => {
  isOver = true;
});

const client = new Client(port);
for (let place = 0; !isOver; place += 1) {
  answers.push(await client.ask(paths[place % paths.length] ?? '/healthz'));
  await pause(10);
}
client.close();
parentPort?.postMessage(answers);
