import type { RequestAddress } from '../../http/request/addresses.ts';
import type { ApiVersion } from '../request/structure-path.ts';

/** Where the versions of the API begin. */
export const sdmxRoot = '/sdmx';

/** The parts of a path after the version of the API, decoded; a slash at the end adds none. */
export function segmentsOf({ path }: RequestAddress): string[] {
  return path
    .replace(/\/+$/, '')
    .split('/')
    .slice(3)
    .map((part) => decodeURIComponent(part));
}

/** The address of an artefact or a query under the base of a version. */
export function apiBase(base: string, api: ApiVersion): string {
  return `${base}${sdmxRoot}/v${api}`;
}
