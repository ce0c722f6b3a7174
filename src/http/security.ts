/** Nothing but this origin; no inline script, no frames of others. Served without TLS, so nothing asks for an upgrade. */
export const contentSecurityPolicy = {
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
