import { hostname } from 'node:os';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

interface Lines {
  write(line: string): void;
}

/** An answer that was sent. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  /** Address of the client. */
  readonly ip: string;
  /** Pattern of the path. */
  readonly route: string;
  readonly status: number;
  /** From request to the end of the answer. */
  readonly ms: number;
}

export type Tell = (answered: Answered) => void;

/** How long lines are collected, in milliseconds, and how many characters of them at most. */
const collecting = { time: 20, most: 65_536 };

/**
 * Collects log lines for a moment and writes them at once: a write for every line takes longer than the answer
 * that it tells of. What is left when the process ends is written then.
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
      if (lines === '') setTimeout(flush, collecting.time).unref();
      lines += line;
      if (lines.length > collecting.most) flush();
    },
  };
}

/** Where every app of this process logs to. */
export const standardError = collected(process.stderr);

/**
 * Logs an answer in one line, at the level `info`: the line that pino would write, put together here,
 * since pino takes four times as long for so many members.
 */
export function logTo(log: FastifyBaseLogger, out: Lines = standardError): Tell {
  if (!['info', 'debug', 'trace'].includes(log.level)) return () => {};
  const base = `"pid":${process.pid},"hostname":${JSON.stringify(hostname())}`;
  return ({ requestId, method, url, ip, status, ms }) => {
    const asked = `"requestId":"${requestId}","method":"${method}","url":${JSON.stringify(url)}`;
    const answered = `"ip":${JSON.stringify(ip)},"status":${status},"ms":${Math.round(ms * 1000) / 1000}`;
    out.write(`{"level":30,"time":${Date.now()},${base},${asked},${answered},"msg":"answered"}\n`);
  };
}

/**
 * Tells of the answers of one turn of the event loop together, when they are on their way:
 * one after the other, each in the midst of sending, takes three times as long.
 */
export function together(tells: readonly Tell[]): Tell {
  let answers: Answered[] = [];
  const flush = () => {
    const told = answers;
    answers = [];
    for (const tell of tells) for (const answer of told) tell(answer);
  };
  return (answered) => {
    if (answers.push(answered) === 1) setImmediate(flush);
  };
}

/** Tells of every answer that goes through Fastify. */
export function tellAnswers(app: FastifyInstance, tell: Tell): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method, url, ip } = request;
    const route = request.routeOptions.url ?? 'unknown';
    tell({ requestId, method, url, ip, route, status: reply.statusCode, ms: reply.elapsedTime });
    done();
  });
}
