// The floor: node:http sending the bytes of a file from a constant, having kept the processor busy for so many milliseconds.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.env.BODY);
const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
const busy = Number(process.env.BUSY ?? 0);
createServer((_, response) => {
  if (busy > 0) work();
  response.writeHead(200, head);
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');

function work() {
  const until = performance.now() + busy;
  while (performance.now() < until);
}
