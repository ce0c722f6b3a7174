import type { Format } from '../../../formats/format.ts';
import { observationFormats } from '../../../formats/formats.ts';
import { RequestAddress } from '../../request/addresses.ts';

/** Formats of observations by the extension of their files; those that share one, `txt`, are not among them. */
export const formatsBySuffix: ReadonlyMap<string, Format> = new Map(
  observationFormats
    .filter(
      ({ extension }) => observationFormats.filter((other) => other.extension === extension).length === 1,
    )
    .map((format) => [format.extension, format]),
);

const shortPath = /^\/v1\/indicators\/([^/.]+)(?:\/observations|\.([^/]+))\/?$/;

/** The address of `/v1/observations` for which a short one stands; every other address as it is. */
export function canonicalAddress(address: RequestAddress): RequestAddress {
  const [, indicator, suffix = ''] = shortPath.exec(decodeURIComponent(address.path)) ?? [];
  if (indicator === undefined) return address;
  const format = formatsBySuffix.get(suffix)?.name;
  const query = address.queryWith({ indicator, ...(format === undefined ? {} : { format }) });
  return new RequestAddress(`/v1/observations?${query}`);
}
