import cors from '@fastify/cors';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Headers that a page of another origin may read. */
const exposedHeaders = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'Deprecation',
  'ETag',
  'Last-Modified',
  'Link',
  'RateLimit',
  'RateLimit-Policy',
  'Release',
  'Retry-After',
  'Sunset',
];

/** Security and CORS headers of a problem, which may arise where no hook has run. */
export const problemHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders.join(', '),
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** A picture loads nothing, runs nothing, and may stand in a frame of any page. */
export const picturePolicy = "default-src 'none'; sandbox; frame-ancestors *";

/** Helmet's headers that matter for data: it is not sniffed, and any origin may embed it. */
const forData: FastifyHelmetOptions = {
  contentSecurityPolicy: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  hidePoweredBy: false,
  hsts: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

/** All of Helmet's for pages: nothing but this origin, no inline script. Served without TLS, so nothing asks for an upgrade. */
const forPages: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
    },
  },
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  hsts: false,
};

/** Security headers for the routes of this scope. */
export async function registerSecurityHeaders(scope: FastifyInstance, of: 'data' | 'pages'): Promise<void> {
  await scope.register(helmet, of === 'data' ? forData : forPages);
}

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
