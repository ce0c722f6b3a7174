import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problems.ts';
import { problemOf } from '../../http/plugins/error-handler.ts';
import { withProblemHead } from '../../http/response/problem-details.ts';
import { ml21, namespaces } from '../messages/ml-dialects.ts';
import { xmlDocument } from '../messages/xml-document.ts';
import { agencyId } from '../model/artefacts.ts';
import { SdmxFault, sdmxErrors } from '../request/sdmx-fault.ts';
import { sdmxRoot } from './request-path.ts';

/** A refusal, as the error message of SDMX tells it. */
interface Refusal extends Pick<Problem, 'status' | 'retryAfter' | 'allow'> {
  readonly code: number;
  readonly title: string;
  readonly detail: string;
}

/** Answers an error of these routes with an SDMX error message, as XML or JSON. */
export async function sendSdmxError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Nobody reads the answer; 499 is what proxies log for it.
  if (request.gone.aborted) return reply.code(499).send();
  const refusal = error instanceof SdmxFault ? refusalOf(error) : await problemAsRefusal(error, request);
  const isJson = prefersJson(request);
  return withProblemHead(reply, refusal)
    .type(isJson ? 'application/json; charset=utf-8' : 'application/xml; charset=utf-8')
    .send(isJson ? jsonError(refusal, request) : xmlError(refusal));
}

function refusalOf({ kind, message }: SdmxFault): Refusal {
  return { ...sdmxErrors[kind], detail: message, retryAfter: undefined, allow: undefined };
}

async function problemAsRefusal(error: unknown, request: FastifyRequest): Promise<Refusal> {
  const problem = await problemOf(error, request);
  const { status, message, retryAfter, allow } = problem;
  if (status === 500) request.log.error({ requestId: request.id, err: error });
  const standard = [500, 503].includes(status) ? { code: status } : undefined;
  const known = Object.values(sdmxErrors).find((each) => each.status === status) ?? standard;
  return {
    status,
    retryAfter,
    allow,
    code: known?.code ?? 1000 + status,
    title: problem.code,
    detail: message,
  };
}

/** True where the client asked for JSON; version 2 has it by default. */
function prefersJson({ address, headers: { accept = '*/*' } }: FastifyRequest): boolean {
  const asked = address.given('format') ?? accept.split(',')[0] ?? '';
  if (/json/.test(asked)) return true;
  return address.path.startsWith(`${sdmxRoot}/v2`) && !/xml|data|structure|schema/.test(asked);
}

function xmlError({ code, detail }: Refusal): string {
  return xmlDocument({
    'mes:Error': {
      ...namespaces(ml21, { mes: 'message', com: 'common' }),
      'mes:ErrorMessage': { '@code': code, 'com:Text': { '@xml:lang': 'en', '#text': detail } },
    },
  });
}

function jsonError({ code, title, detail }: Refusal, { today, id }: FastifyRequest): string {
  const meta = {
    id: `${agencyId}-${id}`,
    test: false,
    prepared: `${today}T00:00:00Z`,
    contentLanguages: ['en'],
    sender: { id: agencyId },
  };
  return JSON.stringify({ meta, errors: [{ code, title, detail }] });
}
