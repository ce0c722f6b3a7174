import cors from '@fastify/cors';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import headersOf from 'helmet';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False where no page of another origin may read. */
    cors?: false;
  }
}

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
].join(', ');

/** Security and CORS headers of a problem, which may arise where no hook has run. */
export const problemHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders,
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** True for a path that pages of other origins may not read: they are meant to reach no server on the machine of a reader. */
export function isClosedToPages(url: string): boolean {
  return /^\/mcp\/?(\?|$)/.test(url);
}

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

/** What a page may load: nothing but what is of this origin, no inline script. Served without TLS, so nothing asks for an upgrade. */
const pageSources = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
};

/** All of Helmet's for pages, which stand in no frame. */
const forPages = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...pageSources, frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  hsts: false,
  xFrameOptions: { action: 'deny' },
} as const satisfies FastifyHelmetOptions;

/** The same for pages that any site may show in a frame. */
const forEmbeds: FastifyHelmetOptions = {
  ...forPages,
  contentSecurityPolicy: { useDefaults: false, directives: { ...pageSources, frameAncestors: ['*'] } },
  xFrameOptions: false,
};

const options = { data: forData, pages: forPages, embeds: forEmbeds } as const;

/** Security headers for the routes of this scope. */
export async function registerSecurityHeaders(
  scope: FastifyInstance,
  of: keyof typeof options,
): Promise<void> {
  await scope.register(helmet, options[of]);
}

const pageHeaders = headersOf(forPages);

/** Gives a reply the security headers of a page, also where no hook has run. */
export async function withPageHeaders({ request, raw }: FastifyReply): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    pageHeaders(request.raw, raw, (error) => (error === undefined ? resolve() : reject(error))),
  );
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
