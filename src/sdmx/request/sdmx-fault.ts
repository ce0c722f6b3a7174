/**
 * Codes of SDMX errors (SDMX-REST, "Error handling and status information") by kind, each with its HTTP status; what that
 * list has not is a custom code from 1000 on.
 */
export const sdmxErrors = {
  noResults: { code: 100, status: 404, title: 'No results found' },
  tooLarge: { code: 130, status: 413, title: 'Response too large due to client request' },
  syntax: { code: 140, status: 400, title: 'Syntax error' },
  notImplemented: { code: 501, status: 501, title: 'Not implemented' },
} as const;

/** A refusal that is told in the error message of SDMX. */
export class SdmxFault extends Error {
  readonly kind: keyof typeof sdmxErrors;

  constructor(kind: keyof typeof sdmxErrors, detail: string) {
    super(detail);
    this.name = 'SdmxFault';
    this.kind = kind;
  }
}
