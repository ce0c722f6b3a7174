import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { swaggerOptions } from '../openapi/openapi-document.ts';

/** Collects the routes that are registered from here on for the OpenAPI document. */
export async function registerSwagger(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl' | 'contactUrl'>,
): Promise<void> {
  await app.register(swagger, swaggerOptions(config));
}
