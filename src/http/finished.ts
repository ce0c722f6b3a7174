import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { http } from './node.ts';
import type { Whole } from './whole.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What is sent when everything of it is known, and the 304 that stands for it. Header fields are as `fieldLines` writes them. */
export interface Finished {
  readonly head: string;
  /** One after the other. */
  readonly body: readonly Buffer[];
  /** Header fields of the 304. */
  readonly unchanged: string;
  /** Both in one piece each, where they are sent again and again. */
  readonly wholes?: Readonly<Record<Status, Whole>>;
}

type Status = 200 | 304;

/** How it is sent this time. */
interface Sending {
  readonly status: Status;
  /** Header fields of this time only. */
  readonly passing: string;
}

type Send = (on: Exchange, finished: Finished, sending: Sending) => void;

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
export function finishedSender({ keepAliveTimeout }: Server): Send {
  const seconds = Math.floor(keepAliveTimeout / 1000);
  const keepAlive = `Connection: keep-alive${lineEnd}Keep-Alive: timeout=${seconds}${lineEnd}`;
  return ({ request, response }, finished, { status, passing }) => {
    const { socket } = response;
    const lasting = status === 304 ? finished.unchanged : finished.head;
    if (!socket?.writable || !goesOn(request)) {
      const body = status === 304 ? [] : finished.body;
      response.writeHead(status, fieldList(lasting + passing));
      for (const part of body.slice(0, -1)) response.write(part);
      response.end(body.at(-1));
      return;
    }
    const whole = finished.wholes?.[status];
    const bodiless = status === 304 || request.method === 'HEAD';
    const fields = passing + dateField();
    if (whole !== undefined && (status === 304 || request.method === 'GET')) {
      if (!whole.hasRoom(fields)) whole.begin(statusLines[status] + lasting + keepAlive, fields);
      whole.send(socket, fields);
    } else {
      socket.cork();
      socket.write(statusLines[status] + lasting + keepAlive + fields + lineEnd + lineEnd, 'latin1');
      if (!bodiless) for (const part of finished.body) socket.write(part);
      socket.uncork();
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

let dated = { second: 0, field: '' };

/** Without the end of its line. */
function dateField(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== dated.second) dated = { second, field: `Date: ${new Date(second * 1000).toUTCString()}` };
  return dated.field;
}
