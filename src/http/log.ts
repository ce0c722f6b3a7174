import type { FastifyInstance } from 'fastify';

interface Lines {
  write(line: string): void;
}

/**
 * Collects the log lines of one turn of the event loop and writes them at once: a write for every line
 * takes longer than the answer that it tells of. What is left when the process ends is written then.
 */
function collected(out: Lines): Lines {
  let lines = '';
  const flush = () => {
    if (lines !== '') out.write(lines);
    lines = '';
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}

/** Where every app of this process logs to. */
export const standardError = collected(process.stderr);

/** Logs each answer in one line, at the level `info`. */
export function logAnswers(app: FastifyInstance): void {
  if (!['info', 'debug', 'trace'].includes(app.log.level)) return;
  app.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method, url, ip } = request;
    const ms = Math.round(reply.elapsedTime * 1000) / 1000;
    app.log.info({ requestId, method, url, ip, status: reply.statusCode, ms }, 'answered');
    done();
  });
}
