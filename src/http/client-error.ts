import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem, type ProblemCode } from '../domain/problems.ts';
import { problemHeaders } from './plugins/security-headers.ts';
import { problemBody, problemType } from './response/problem-details.ts';

const codes: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The request line and headers are larger than 32 KiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive in time.'],
};
const malformed: readonly [ProblemCode, string] = [
  'malformed-request',
  'The bytes are not an HTTP/1.1 request. In an address, anything beyond ASCII is percent-encoded.',
];

interface Surroundings {
  readonly publicBase: string | undefined;
  readonly afterAnswers: FastifyInstance['afterAnswers'];
}

/**
 * Answers a connection whose bytes are not an HTTP request with problem details, and closes it: behind the answers to
 * the requests that came before, because a client takes answers in the order of its requests.
 */
export function clientError(
  error: NodeJS.ErrnoException,
  socket: Socket,
  { publicBase = '', afterAnswers }: Surroundings,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, detail] = codes[error.code ?? ''] ?? malformed;
  const problem = new Problem(code, detail, code === 'malformed-request' ? { tryInstead: '/v1' } : {});
  afterAnswers(socket, () => answerRaw(socket, problem, publicBase));
}

/** Writes problem details to a connection that has no reply, and closes it; only closes one that an answer before has ended. */
export function answerRaw(socket: Socket, problem: Problem, publicBase: string): void {
  // Node listens no longer to a socket that it has handed over, and an error that nobody listens to ends the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) return void socket.destroySoon();
  const body = JSON.stringify(
    problemBody(problem, { base: () => publicBase, publicBase }, { url: '', id: '' }),
  );
  const head = [
    `HTTP/1.1 ${problem.status} Problem`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    ...(problem.allow === undefined ? [] : [`Allow: ${problem.allow}`]),
    ...Object.entries(problemHeaders).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
