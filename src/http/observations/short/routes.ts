import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { indicatorsAt } from '../../../domain/catalogue/indicators-at.ts';
import { Problem } from '../../../domain/problems.ts';
import { nearest } from '../../../domain/query/nearest.ts';
import type { Store } from '../../../store/store.ts';
import { requireEntry, requireKnownIds } from '../../request/ids.ts';
import type { PathParameters } from '../../request/route-config.ts';
import { respondObservations } from '../answer-observations.ts';
import { simplestQuery } from '../computation/combinations.ts';
import { observationAnswers, observationQuery } from '../routes.ts';
import { canonicalAddress, formatsBySuffix } from './short-addresses.ts';

const query = observationQuery.omit({
  indicator: true,
  concept: true,
  topic: true,
  producer: true,
  source: true,
});
const idParameter = z.string().meta({ description: 'Id of an indicator.', examples: ['data-output-nda'] });
const suffixes = [...formatsBySuffix.keys()];

const selects = 'The path names the indicator: /v1/observations takes several.';
const without = { indicator: selects, concept: selects, topic: selects, producer: selects, source: selects };

const config = {
  ids: { area: 'areas', release: 'releases', by: 'indicators' },
  simplest: simplestQuery,
  canonical: canonicalAddress,
  without,
  find,
} as const;

/** Observations of one indicator at a short address, with or without the suffix of a file; what it stands for is canonical. */
export function shortAddressRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/indicators/:id/observations', {
    schema: {
      operationId: 'listIndicatorObservations',
      tags: ['observations'],
      summary: 'Observations of one indicator',
      description: 'The answer of `/v1/observations?indicator={id}`, which its links name.',
      params: z.object({ id: idParameter }),
      querystring: query,
      response: observationAnswers,
    },
    config: { ...config, example: '/v1/indicators/data-output-nda/observations?period=2024' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { indicator } = await find(request.store, request.params, request.query);
      request.parsedAddress = canonicalAddress(request.address);
      return respondObservations(request, reply, { ...request.query, indicator: [indicator] });
    },
  });

  typed.get('/v1/indicators/:id.:suffix', {
    schema: {
      operationId: 'getIndicatorFile',
      tags: ['observations'],
      summary: 'Observations of one indicator as a file',
      description:
        'The answer of `/v1/observations?indicator={id}&format=…`, in the format that has this suffix, for what takes nothing but an address: spreadsheets, `read.csv()`, `<img>`.',
      params: z.object({
        id: idParameter,
        suffix: z.string().meta({
          description: 'Extension of the files of a format.',
          enum: suffixes,
          examples: ['csv'],
        }),
      }),
      querystring: query.omit({ format: true }),
      response: observationAnswers,
    },
    config: {
      ...config,
      without: { ...without, format: 'The suffix of the path names the format.' },
      example: '/v1/indicators/data-output-nda.csv?period=2024',
    },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { indicator, format } = await find(request.store, request.params, request.query);
      request.parsedAddress = canonicalAddress(request.address);
      return respondObservations(request, reply, { ...request.query, indicator: [indicator], format });
    },
  });
}

/**
 * The indicator of a path, known at the release of the query, and the format that it names.
 * @throws Problem `unknown-id`, `retired`, or `unknown-path` for its suffix
 */
async function find(store: Store, params: PathParameters, { release }: Readonly<Record<string, unknown>>) {
  const { indicator, suffix } = partsOf(params);
  const catalogue = await store.catalogue();
  const asked = catalogue.releases.find((candidate) => candidate.id === release);
  const ending = suffix === undefined ? '/observations' : `.${suffixNear(suffix)}`;
  const entries = indicatorsAt(catalogue, asked?.sequence ?? catalogue.releases.length);
  const several = indicator.split(',').filter((id) => id === '*' || entries.has(id));
  if (several.length > 0 && !entries.has(indicator)) throw notOne(indicator, several, suffix);
  requireEntry(indicator, catalogue, {
    entries,
    path: '/v1/indicators',
    noun: 'indicator',
    ending,
  });
  const format = formatsBySuffix.get(suffix ?? '')?.name;
  if (suffix === undefined || format !== undefined) return { indicator, format };
  const detail = `There is no file of the suffix .${suffix}; there are ${suffixes.map((known) => `.${known}`).join(', ')}.`;
  throw new Problem('unknown-path', detail, {
    errors: [{ parameter: 'suffix', value: suffix, code: 'notAllowed', detail, allowed: suffixes }],
    tryInstead: `/v1/indicators/${indicator}${ending}`,
  });
}

/** The problem of a path that names several indicators, or all: what it means has a longer address. */
function notOne(text: string, ids: readonly string[], suffix: string | undefined): Problem {
  const detail = `A short address names one indicator, not "${text}": /v1/observations takes several.`;
  const format = suffix === undefined ? '' : `&format=${formatsBySuffix.get(suffixNear(suffix))?.name}`;
  return new Problem('unknown-id', detail, {
    errors: [{ parameter: 'id', value: text, code: 'unknownId', detail, suggestions: ids }],
    tryInstead: `/v1/observations?indicator=${ids.join(',')}${format}`,
  });
}

/** Id and suffix of a path: an id has no dot, but a suffix may have one (`jsonstat.json`), which the router takes for the last. */
function partsOf({ id = '', suffix }: PathParameters) {
  const [indicator = '', ...more] = suffix === undefined ? [id] : `${id}.${suffix}`.split('.');
  return { indicator, suffix: suffix === undefined ? undefined : more.join('.') };
}

/** The suffix that a text is most like; `csv` where it is like none. */
function suffixNear(text: string): string {
  const [near = 'csv'] = nearest(text.toLowerCase(), suffixes, 1, 0.5);
  return near;
}
