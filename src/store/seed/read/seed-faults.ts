/** A fault in a seed file, with the place where an editor should jump to. */
export interface SeedFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** All faults of a seed together; nothing of it has been written anywhere. */
export class SeedError extends Error {
  readonly faults: readonly SeedFault[];

  constructor(faults: readonly SeedFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`).join('\n'));
    this.name = 'SeedError';
    this.faults = faults;
  }
}
