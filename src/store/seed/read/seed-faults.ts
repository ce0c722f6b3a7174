/** A fault in a seed file and its position, both counted from 1. */
export interface SeedFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Position of a value inside an entry of a seed file, by the path of its keys; of the entry itself when the path is empty. */
export type Place = (path?: readonly PropertyKey[]) => Pick<SeedFault, 'file' | 'line' | 'column'>;

/** All faults of a seed. A seed with faults is never written to a database. */
export class SeedError extends Error {
  readonly faults: readonly SeedFault[];

  constructor(faults: readonly SeedFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`).join('\n'));
    this.name = 'SeedError';
    this.faults = faults;
  }
}
