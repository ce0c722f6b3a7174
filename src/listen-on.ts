import type { FastifyInstance } from 'fastify';
import { Fault } from './domain/fault.ts';

/** Why an address cannot be listened on, by the code of the error. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'the permission is missing',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
};

/** Has a server listen, and resolves to its address. @throws Fault saying why it cannot */
export async function listenOn(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
    if (!['listen', 'bind', 'getaddrinfo'].includes(syscall)) throw error;
    throw new Fault(`Cannot listen on ${host}:${port}: ${reasons[code] ?? code}.`);
  }
}
