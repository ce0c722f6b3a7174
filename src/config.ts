import { isIP } from 'node:net';
import { z } from 'zod';
import { defaultDatabaseFile } from './database-file.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const rateLimit = z
  .string()
  .regex(/^(off|[1-9]\d{0,8})$/, 'write a number of requests a minute and client, or off')
  .transform((value) => (value === 'off' ? null : Number(value)));

const whole = (min: number, max: number, what: string) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max, {
      error: `write ${what} from ${min} to ${max}`,
    })
    .transform(Number);

/** Zero is no limit, which the plugin takes for it too. */
const eventLoopDelay = z.union(
  [z.literal('off').transform(() => 0), whole(10, 60_000, 'off, or a number of milliseconds')],
  {
    error: 'write off, or a number of milliseconds from 10 to 60000',
  },
);

/** Proxies in front of the server: `false`, their number, or their addresses. What only says `true` would believe any client. */
const trustProxy = z.string().transform((value, context): false | number | string[] => {
  if (value === 'false' || value === '0') return false;
  if (/^[1-9]$/.test(value)) return Number(value);
  const networks = value.split(',').map((part) => part.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue('write the number of proxies, such as 1, or their addresses, such as 10.0.0.0/8,::1');
  return z.NEVER;
});

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    // A zone is known on one machine only (RFC 4007 section 11).
    !address.includes('%') &&
    rest.length === 0 &&
    // `::ffff:10.0.0.0/8` would be every IPv4 address.
    !(/^::ffff:/i.test(address) && Number(bits ?? 128) < 96) &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

/** Networks whose requests are not counted. */
const allowedNetworks = z.string().transform((value, context) => {
  const networks = value.split(',').map((part) => part.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue('write addresses and networks, such as 10.0.0.0/8,2001:db8::/32');
  return z.NEVER;
});

const publicUrl = z
  .url({ protocol: /^https?$/, error: 'write an http or https address' })
  .refine((value) => /^[^?#@]*$/.test(value), 'write an address without query, fragment and credentials')
  .transform((value) => value.replace(/\/+$/, ''));

const redisUrl = z.url({
  protocol: /^rediss?$/,
  error: 'write the address of a Redis, such as redis://user:password@10.0.0.5:6379/0',
});

const isPostgres = (value: string) => URL.canParse(value) && /^postgres(ql)?:\/\/./.test(value);
const postgresAddress = 'such as postgres://user:password@host:5432/database';

const databaseUrl = z.string().refine(isPostgres, `write an address ${postgresAddress}`);

const databaseReplicas = z.string().transform((value, context) => {
  const addresses = value.split(',').map((part) => part.trim());
  if (addresses.every(isPostgres)) return addresses;
  context.addIssue(`write addresses ${postgresAddress}, with commas between them`);
  return z.NEVER;
});

/** Where errors are reported. `{title}` and `{body}` stand for the message; they are no characters of an address (RFC 3986). */
const contactUrl = z.string().refine(isContact, {
  error: 'write an http, https or mailto address, with {title} and {body} where a message goes',
});

function isContact(value: string): boolean {
  const address = value.replace(/\{(title|body)\}/g, '');
  if (/[\s{}<>"`\\^|]/.test(address) || !URL.canParse(address)) return false;
  const { protocol, pathname } = new URL(address);
  return protocol === 'mailto:' ? /^[^@/]+@[^@/]+$/.test(pathname) : /^https?:$/.test(protocol);
}

/** What can be a host: what cannot is refused before a name server is asked. */
const host = z.string().refine((value) => isIP(value) !== 0 || /^[a-z\d_]([\w.-]{0,252})$/i.test(value), {
  error: 'write the name or the IP address of a host',
});

/** Environment variables, by name: what the README's table is checked against. */
export const environment = z.object({
  HOST: host.default('127.0.0.1').describe('Address to listen on'),
  PORT: whole(0, 65535, 'a port').default(3000).describe('Port to listen on; 0 takes a free one'),
  METRICS_PORT: whole(1, 65535, 'a port')
    .optional()
    .describe(
      'Port for `/metrics` alone, on `HOST`; with `WORKERS` the first of as many ports, one for each. Unless set it is served on `PORT`, to everybody',
    ),
  DATABASE_FILE: z.string().min(1).default(defaultDatabaseFile).describe('Database file, or `:memory:`'),
  DATABASE_URL: databaseUrl
    .optional()
    .describe(
      'Address of a PostgreSQL database in place of the file, such as `postgres://user:password@host/database`',
    ),
  DATABASE_REPLICAS: databaseReplicas
    .optional()
    .describe('Comma list of the addresses of its streaming replicas, which are read in turn'),
  PUBLIC_URL: publicUrl
    .optional()
    .describe('Base of absolute links behind a proxy; the address of the request unless set'),
  CONTACT_URL: contactUrl
    .optional()
    .describe(
      'Where errors in figures are reported: an http(s) address, with `{title}` and `{body}` where a message goes, or `mailto:`; no link unless set',
    ),
  RATE_LIMIT: rateLimit
    .default(600)
    .describe('Requests a minute and client, all processes together, or `off`'),
  RATE_LIMIT_ALLOW: allowedNetworks
    .optional()
    .describe('Comma list of addresses and networks, IPv4 or IPv6, whose requests are not limited'),
  RATE_LIMIT_REDIS: redisUrl
    .optional()
    .describe(
      'Redis that counts requests for several machines, `redis://` or `rediss://`; each counts for itself unless set',
    ),
  TRUST_PROXY: trustProxy
    .default(false)
    .describe(
      'Number of proxies in front, or a comma list of their networks, whose `X-Forwarded-*` headers are believed',
    ),
  WORKERS: whole(1, 64, 'a number of processes')
    .default(1)
    .describe('Processes that share the port; each counts metrics for itself'),
  CACHE_MEGABYTES: whole(0, 4096, 'a number of megabytes')
    .default(16)
    .describe('Memory of the answer cache in each process; 0 keeps none'),
  MAX_EVENT_LOOP_DELAY: eventLoopDelay
    .default(1000)
    .describe(
      'Mean delay of the event loop in milliseconds beyond which new work is refused with 503, or `off`',
    ),
  CURSOR_KEY: z
    .string()
    .min(32, 'write at least 32 characters')
    .optional()
    .describe(
      'Secret that seals cursors, the same for all replicas; kept in a file beside the database unless set',
    ),
  LOG_LEVEL: z
    .enum(logLevels, { error: `write one of ${logLevels.join(', ')}` })
    .default('warn')
    .describe(`Level of the log on standard error: ${logLevels.join(', ')}`),
});

/** The configuration of a server: sizes in bytes, delays in milliseconds; `rateLimit` is null where there is no limit. */
export type Config = ReturnType<typeof readConfig>;

/** A configuration that cannot be used: one line for the person who started the server. */
export class ConfigError extends Error {}

/**
 * The configuration from environment variables, frozen.
 * @throws ConfigError naming each bad variable
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Bad configuration: ${faults.join('; ')}.`);
  }
  const { data } = result;
  if (data.DATABASE_REPLICAS !== undefined && data.DATABASE_URL === undefined)
    throw new ConfigError(
      'Bad configuration: DATABASE_REPLICAS: they are replicas of DATABASE_URL: set it too.',
    );
  if (data.METRICS_PORT === data.PORT)
    throw new ConfigError('Bad configuration: METRICS_PORT: write another port than that of PORT.');
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    metricsPort: data.METRICS_PORT,
    databaseFile: data.DATABASE_FILE,
    databaseUrl: data.DATABASE_URL,
    databaseReplicas: data.DATABASE_REPLICAS ?? [],
    publicUrl: data.PUBLIC_URL,
    contactUrl: data.CONTACT_URL,
    rateLimit: data.RATE_LIMIT,
    rateLimitAllow: data.RATE_LIMIT_ALLOW ?? [],
    rateLimitRedis: data.RATE_LIMIT_REDIS,
    trustProxy: data.TRUST_PROXY,
    workers: data.WORKERS,
    cacheBytes: data.CACHE_MEGABYTES * 2 ** 20,
    maxEventLoopDelay: data.MAX_EVENT_LOOP_DELAY,
    cursorKey: data.CURSOR_KEY,
    logLevel: data.LOG_LEVEL,
  });
}

/** What `npm start -- --help` prints. */
export const usage = `Usage: npm start

Serves the API. Configuration by environment or .env:
${Object.entries(environment.shape)
  .map(([name, { description }]) => `  ${name.padEnd(20)} ${description ?? ''}`)
  .join('\n')}`;
