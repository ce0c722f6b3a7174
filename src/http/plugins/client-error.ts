import type { Socket } from 'node:net';
import { Problem, type ProblemCode } from '../../domain/problems.ts';
import { problemBody, problemType } from './error-handler.ts';
import { exposedHeaders } from './security-headers.ts';

const codes: Readonly<Record<string, [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The request line and headers are larger than 16 KiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive in time.'],
};

/** Answers a connection whose bytes are no HTTP request: a problem like every other, then the end. */
export function clientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, detail] = codes[error.code ?? ''] ?? [
    'malformed-request',
    'What arrived is not an HTTP/1.1 request. In an address, anything beyond ASCII is percent-encoded.',
  ];
  const problem = new Problem(code as ProblemCode, detail);
  const body = JSON.stringify(problemBody(problem, '', '', ''));
  const head = [
    `HTTP/1.1 ${problem.status} Problem`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Access-Control-Allow-Origin: *',
    `Access-Control-Expose-Headers: ${exposedHeaders.join(', ')}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
