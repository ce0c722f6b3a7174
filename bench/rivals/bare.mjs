// The floor: node:http sending the bytes of a file from a constant.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.env.BODY);
const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
createServer((_, response) => {
  response.writeHead(200, head);
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
