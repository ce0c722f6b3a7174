import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { Problem } from '../../domain/problems.ts';
import type { Store } from '../../store/store.ts';
import { RequestAddress } from './addresses.ts';
import { today } from './today.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The snapshot that this request reads from first to last, even while another one takes over. */
    store: Store;
    /** Path and query as the client wrote them, parsed when they are first needed. */
    readonly address: RequestAddress;
    /** What `address` remembers. */
    parsedAddress: RequestAddress | null;
    /**
     * Base of absolute links, without a slash at its end: `PUBLIC_URL`, or the origin that the client addressed.
     * @throws Problem `malformed-request` when the Host header is no host
     */
    readonly base: string;
    /** `PUBLIC_URL`, for links that are no client's own; empty without it, so that they are relative. */
    readonly publicBase: string;
    /** The path of `PUBLIC_URL`, without a slash at its end. */
    readonly rootPath: string;
    /** What `Vary` has to name besides the negotiated headers where an answer holds absolute links; begins with a comma. */
    readonly varyOfLinks: string;
    /** `CONTACT_URL`: where errors are reported. */
    readonly contactUrl: string | undefined;
    /** Today in UTC when the request came, `YYYY-MM-DD`. */
    today: string;
  }
}

interface Surroundings {
  /** The snapshot that is current. */
  readonly store: () => Store;
  readonly config: Pick<Config, 'publicUrl' | 'trustProxy' | 'contactUrl'>;
}

/** Gives every request its snapshot, its address and the base of its links. */
export function registerRequestContext(app: FastifyInstance, { store, config }: Surroundings): void {
  app.decorateRequest('store');
  app.decorateRequest('parsedAddress', null);
  app.decorateRequest('today', '');
  app.decorateRequest('address', {
    getter() {
      this.parsedAddress ??= new RequestAddress(this.url);
      return this.parsedAddress;
    },
  });
  app.decorateRequest('base', {
    getter() {
      return baseOf(this, config);
    },
  });
  const constants = {
    publicBase: config.publicUrl ?? '',
    contactUrl: config.contactUrl,
    rootPath: rootPathOf(config),
    varyOfLinks: varyOfLinks(config),
  };
  // By getters: a value would be copied into every request.
  app.decorateRequest('publicBase', { getter: () => constants.publicBase });
  app.decorateRequest('contactUrl', { getter: () => constants.contactUrl });
  app.decorateRequest('rootPath', { getter: () => constants.rootPath });
  app.decorateRequest('varyOfLinks', { getter: () => constants.varyOfLinks });
  app.addHook('onRequest', (request, _reply, done) => {
    request.store = store();
    request.today = today();
    done();
  });
}

/** Gives a request that the router refused, which has no properties of ours, those that a page of the problem needs. */
export function withAddress(request: FastifyRequest, config: Surroundings['config']): FastifyRequest {
  const base = () => baseOf(request, config);
  return Object.assign(Object.defineProperty(request, 'base', { get: base }), {
    address: new RequestAddress(request.url),
    rootPath: rootPathOf(config),
    varyOfLinks: varyOfLinks(config),
    cacheKey: null,
  });
}

/** What `Vary` has to name where an answer holds absolute links. */
function varyOfLinks({ publicUrl, trustProxy }: Surroundings['config']): string {
  // A cache that several hosts share must not give one client links that were made for the Host of another.
  const forwarded = trustProxy ? ', X-Forwarded-Host, X-Forwarded-Proto' : '';
  return publicUrl === undefined ? `, Host${forwarded}` : '';
}

/** The path of `PUBLIC_URL`, without a slash at its end; empty where it has none. */
export function rootPathOf({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** The base of a request; also of one that the router refused, which has no properties of ours. @throws Problem `malformed-request` */
export function baseOf(
  { host, protocol, url, raw, socket }: FastifyRequest,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): string {
  if (publicUrl !== undefined) return publicUrl;
  if (host === '' && raw.httpVersion === '1.0') return `${protocol}://${localHost(socket)}`;
  if (!isHost(host))
    throw new Problem('malformed-request', `The Host header "${host.slice(0, 255)}" is not a host.`, {
      tryInstead: url,
    });
  // What a proxy forwards may be anything.
  return `${protocol === 'https' ? 'https' : 'http'}://${host}`;
}

/** True for what may stand in a Host header (RFC 9110 section 7.2), a name, an IPv4 or a bracketed IPv6 address, and a port, and makes an address. */
export function isHost(host: string): boolean {
  // `999.1.1.1` and `a:99999` look like hosts; no address can be made of them.
  const looks = host.length <= 255 && /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host);
  return looks && URL.canParse(`http://${host}`);
}

/** The address that a client without a Host header reached, which HTTP/1.0 does not require. */
function localHost({ localAddress = '', localPort }: FastifyRequest['socket']): string {
  const address = localAddress.replace(/^::ffff:/, '');
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}
