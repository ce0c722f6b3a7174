import type { FastifyInstance } from 'fastify';

/** Does long work ahead of the requests that need it: soon after the server listens, but not before its first answers. */
export function soonAfterListening(app: FastifyInstance, work: () => Promise<unknown>): void {
  let soon: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    soon = setTimeout(() => void work().catch((error) => app.log.error(error)), 1000).unref();
  });
  app.addHook('onClose', async () => clearTimeout(soon));
}
