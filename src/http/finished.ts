import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { http } from './node.ts';
import type { Whole } from './whole.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What is sent when everything of it is known. Header fields are as `fieldLines` writes them. */
interface Finished {
  readonly status: 200 | 304;
  readonly head: string;
  /** Fields of this time only. */
  readonly passing: string;
  /** One after the other; of a 304 none. */
  readonly body: readonly Buffer[];
  /** Where it is sent again and again. */
  readonly whole?: Whole | undefined;
}

const lineEnd = '\r\n';

/** Header fields as they go over the wire, each with the end of its line. @throws TypeError where one would break out of its line */
export function fieldLines(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name] ?? '';
    http.validateHeaderValue(name, value);
    lines += `${name}: ${value}${lineEnd}`;
  }
  return lines;
}

/** The same as Node takes them: names and values in turn. */
function fieldList(lines: string): string[] {
  return lines
    .split(lineEnd)
    .slice(0, -1)
    .flatMap((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
}

const statusLines = { 200: `HTTP/1.1 200 OK${lineEnd}`, 304: `HTTP/1.1 304 Not Modified${lineEnd}` };

/**
 * Sends what is finished: head and body together, past `ServerResponse`, which looks at every header anew and takes
 * as long for it as the rest of the answer does (decision 0015). Where the connection does not simply go on, Node sends it.
 */
export function finishedSender({ keepAliveTimeout }: Server): (on: Exchange, finished: Finished) => void {
  const seconds = Math.floor(keepAliveTimeout / 1000);
  const keepAlive = `Connection: keep-alive${lineEnd}Keep-Alive: timeout=${seconds}${lineEnd}`;
  return ({ request, response }, { status, head, passing, body, whole }) => {
    const { socket } = response;
    if (!socket?.writable || !goesOn(request)) {
      response.writeHead(status, fieldList(head + passing));
      for (const part of body.slice(0, -1)) response.write(part);
      response.end(body.at(-1));
      return;
    }
    const fields = dateLine() + passing;
    if (whole !== undefined && request.method === 'GET') {
      if (!whole.hasRoom(fields)) whole.begin(statusLines[status] + head + keepAlive, fields);
      whole.send(socket, fields);
    } else {
      const parts = request.method === 'HEAD' ? [] : body;
      if (parts.length > 0) socket.cork();
      socket.write(statusLines[status] + head + keepAlive + fields + lineEnd, 'latin1');
      for (const part of parts) socket.write(part);
      if (parts.length > 0) socket.uncork();
    }
    // So Node learns that the next request of this connection may be answered.
    response.emit('finish');
  };
}

/** Whether the client speaks HTTP/1.1 and says nothing about its connection, or that it stays. */
function goesOn({ httpVersion, headers }: IncomingMessage): boolean {
  const { connection } = headers;
  return httpVersion === '1.1' && (connection === undefined || connection.toLowerCase() === 'keep-alive');
}

let dated = { second: 0, line: '' };

function dateLine(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== dated.second)
    dated = { second, line: `Date: ${new Date(second * 1000).toUTCString()}${lineEnd}` };
  return dated.line;
}
