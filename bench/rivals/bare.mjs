// The upper limit: a node:http server that sends the same bytes for every request.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.env.BODY);
const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
createServer((_, response) => response.writeHead(200, head).end(body)).listen(
  Number(process.env.PORT),
  '127.0.0.1',
);
