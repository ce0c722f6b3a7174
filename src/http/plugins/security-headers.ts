import { Socket } from 'node:net';
import helmet from 'helmet';
import { http } from '../node.ts';

/** Nothing but this origin; no inline script, no frames of others. Served without TLS, so nothing asks for an upgrade. */
const contentSecurityPolicy = {
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
};

/** A picture loads nothing, runs nothing, and may stand in a frame of any page. */
export const picturePolicy = "default-src 'none'; sandbox; frame-ancestors *";

/** Headers that a page of another origin may read. */
export const exposedHeaders = [
  'Allow',
  'Content-Disposition',
  'Content-Length',
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

/** Headers of every answer: Helmet's, and that any page may read it. None depends on the request, so they are made once. */
export const commonHeaders: Readonly<Record<string, string>> = {
  ...helmetHeaders(),
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders.join(', '),
};

function helmetHeaders(): Record<string, string> {
  const response = new http.ServerResponse(new http.IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    hsts: false,
  })(response.req, response, () => {});
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
