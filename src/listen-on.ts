import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Fault } from './domain/fault.ts';

/** Why an address cannot be listened on, by the code of the error. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use, choose another',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'the permission is missing',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
};

/**
 * Has a server listen, and resolves to its address. Each worker listens on the shared port itself where the system can do that:
 * the connections of one that is killed are reset at once. Those that its parent passes on would stay open and unanswered.
 * @throws Fault saying why it cannot
 */
export async function listenOn(app: FastifyInstance, host: string, port: number): Promise<string> {
  const options = { host, port, reusePort: cluster.isWorker && process.platform === 'linux' };
  return app.listen(options).catch((error) => refuse(error, host, port));
}

/** The port, or a free one for 0, once nobody else listens on it: workers would share it with whoever does. @throws Fault */
export async function portToShare(host: string, port: number): Promise<number> {
  const server = createServer().listen({ host, port });
  await once(server, 'listening').catch((error) => refuse(error, host, port));
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}

function refuse(error: NodeJS.ErrnoException, host: string, port: number): never {
  const { code = '', syscall = '' } = error;
  if (!['listen', 'bind', 'getaddrinfo'].includes(syscall)) throw error;
  throw new Fault(`Cannot listen on ${host}:${port}: ${reasons[code] ?? code}.`);
}
