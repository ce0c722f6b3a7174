import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { exposedHeaders } from './security-headers.ts';

/** Lets pages of any origin read every answer with its headers. */
export async function registerCors(app: FastifyInstance): Promise<void> {
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'OPTIONS'],
    exposedHeaders,
    strictPreflight: false,
    maxAge: 86400,
  });
}
